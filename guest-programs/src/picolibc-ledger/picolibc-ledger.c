// SPDX-License-Identifier: Apache-2.0
//
// Input: a ledger, a line of "ACCOUNT AMOUNT" for each booking, with account names of at most 15
// characters without spaces and amounts as whole numbers. Output: a line for each account, in the
// order of strcmp, with the sum of its amounts: name padded to 16, sum to 12 characters. Panics if a
// line is malformed or an amount or a sum exceeds 64 bits. C as on any computer, with picolibc.

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "larch.h"

#define NAME 16

struct account {
    char name[NAME];
    long sum;
};

static struct account *accounts;
static size_t count;

_Noreturn static void fail(const char *reason, const char *line) {
    fprintf(stderr, "%s: %s\n", reason, line);
    exit(1);
}

static struct account *find(const char *name) {
    for (size_t i = 0; i < count; i++) {
        if (strcmp(accounts[i].name, name) == 0) {
            return &accounts[i];
        }
    }
    accounts = realloc(accounts, (count + 1) * sizeof *accounts);
    if (accounts == NULL) {
        fail("out of memory", name);
    }
    struct account *added = &accounts[count++];
    strcpy(added->name, name);
    added->sum = 0;
    return added;
}

static void book(char *line) {
    char *space = strchr(line, ' ');
    if (space == NULL || space == line || space - line >= NAME) {
        fail("no account", line);
    }
    char *end;
    errno = 0;
    long amount = strtol(space + 1, &end, 10);
    if (errno != 0 || end == space + 1 || *end != 0) {
        fail("no amount", line);
    }
    *space = 0;
    struct account *account = find(line);
    if (__builtin_add_overflow(account->sum, amount, &account->sum)) {
        fail("overflow", line);
    }
}

static int by_name(const void *a, const void *b) {
    return strcmp(((const struct account *) a)->name, ((const struct account *) b)->name);
}

// Reads a line without its end; false at the end of the input.
static int read_line(char *line, size_t size) {
    size_t length = 0;
    for (int c = getchar(); c != '\n'; c = getchar()) {
        line[length] = 0;
        if (c == EOF && length == 0) {
            return 0;
        }
        if (c == EOF || c == 0 || length == size - 1) {
            fail("no end of line", line);
        }
        line[length++] = (char) c;
    }
    line[length] = 0;
    return 1;
}

int main(void) {
    char line[64];
    while (read_line(line, sizeof line)) {
        book(line);
    }
    if (count > 0) {
        qsort(accounts, count, sizeof *accounts, by_name);
    }
    for (size_t i = 0; i < count; i++) {
        int length = snprintf(line, sizeof line, "%-16s%12ld\n", accounts[i].name, accounts[i].sum);
        larch_output(line, (size_t) length);
    }
    printf("%zu accounts\n", count);
    return 0;
}
