// SPDX-License-Identifier: Apache-2.0
//
// What picolibc needs of a Larch guest: thread-local storage (errno), standard streams, memory for
// malloc, and the end of the program. Linked in place of runtime/heap.c, with picolibc.ld.

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <unistd.h>

#include "larch.h"

extern char __larch_tls_start[], __larch_heap_start[], __larch_heap_limit[];
extern uint64_t __larch_termination;

// There is one thread, whose block is part of the image. First of all constructors.
__attribute__((constructor(101))) static void set_thread_pointer(void) {
    __asm__ volatile("mv tp, %0" : : "r"(__larch_tls_start));
}

// Standard output and error: printed on the host line by line, or by fflush. They prove nothing.
static char line[128];
static size_t line_length;

static int flush(FILE *stream) {
    (void) stream;
    line[line_length] = 0;
    if (line_length > 0) {
        larch_print(line);
    }
    line_length = 0;
    return 0;
}

static int put(char c, FILE *stream) {
    line[line_length++] = c;
    if (c == '\n' || line_length == sizeof line - 1) {
        flush(stream);
    }
    return (unsigned char) c;
}

// Standard input: the public input.
static int get(FILE *stream) {
    static size_t next;
    size_t len;
    const uint8_t *input = larch_input(&len);
    (void) stream;
    return next < len ? input[next++] : _FDEV_EOF;
}

static FILE printed = FDEV_SETUP_STREAM(put, NULL, flush, _FDEV_SETUP_WRITE);
static FILE input = FDEV_SETUP_STREAM(NULL, get, NULL, _FDEV_SETUP_READ);

FILE *const stdout = &printed;
FILE *const stderr = &printed;
FILE *const stdin = &input;

// The memory between the image and the stack. Like the heap of the runtime, it looks for a stack
// that has grown into it.
void *sbrk(ptrdiff_t size) {
    static char *end = __larch_heap_start;
    char *start = end;
    if (size > __larch_heap_limit - end || size < __larch_heap_start - end) {
        errno = ENOMEM;
        return (void *) -1;
    }
    end += size;
    if ((char *) __builtin_frame_address(0) < end) {
        larch_print("larch: the stack has grown into the heap\n");
        larch_panic();
    }
    return start;
}

// The end of exit: a status other than 0 is a panic, as for main.
_Noreturn void _exit(int status) {
    flush(stdout);
    if (status != 0) {
        larch_panic();
    }
    __larch_termination = 1;
    __builtin_trap();
}

// The end of abort and of failed assertions.
int kill(pid_t process, int signal) {
    (void) process, (void) signal;
    _exit(1);
}

pid_t getpid(void) {
    return 1;
}
