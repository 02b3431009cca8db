// SPDX-License-Identifier: Apache-2.0
//
// Input: a JSON text (RFC 8259), nested at most 32 deep. Output: how many objects, arrays, strings
// (names of members included) and numbers it has, how many of the words true, false and null, the
// depth of its nesting, and the sum modulo 2^64 of the numbers without fraction and exponent; each
// 8 bytes. Panics if the text is not well-formed. Bytes above 0x7f in strings are not checked.

#include "larch.h"

#define MAX_DEPTH 32

static struct {
    uint64_t objects, arrays, strings, numbers, words, depth, sum;
} found;

static const uint8_t *at, *end;

// The next byte, or 0 at the end of the text; a 0 byte is nowhere allowed.
static unsigned peek(void) {
    return at < end ? *at : 0;
}

static void expect(int condition) {
    if (!condition) {
        larch_panic();
    }
}

static void take(unsigned byte) {
    expect(peek() == byte && byte != 0);
    at++;
}

static int take_if(unsigned byte) {
    int is = peek() == byte;
    at += is;
    return is;
}

static void skip_space(void) {
    for (unsigned c = peek(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = peek()) {
        at++;
    }
}

static int is_digit(unsigned c) {
    return c - '0' < 10;
}

static int is_hex(unsigned c) {
    return is_digit(c) || (c | 32) - 'a' < 6;
}

static uint64_t digits(void) {
    uint64_t value = 0;
    expect(is_digit(peek()));
    for (unsigned c = peek(); is_digit(c); c = peek()) {
        value = value * 10 + (c - '0');
        at++;
    }
    return value;
}

static void number(void) {
    int negative = take_if('-'), whole = 1;
    uint64_t value = 0;
    if (!take_if('0')) {
        value = digits();
    }
    if (take_if('.')) {
        whole = 0;
        digits();
    }
    if ((peek() | 32) == 'e') {
        whole = 0;
        at++;
        if (!take_if('-')) {
            take_if('+');
        }
        digits();
    }
    found.numbers++;
    found.sum += whole ? (negative ? -value : value) : 0;
}

static void escape(void) {
    unsigned c = peek();
    at++;
    if (c == 'u') {
        for (int i = 0; i < 4; i++) {
            expect(is_hex(peek()));
            at++;
        }
    } else {
        expect(c == '"' || c == '\\' || c == '/' || c == 'b' || c == 'f' || c == 'n' || c == 'r'
               || c == 't');
    }
}

static void string(void) {
    take('"');
    found.strings++;
    for (unsigned c = peek(); c != '"'; c = peek()) {
        expect(c >= 0x20);
        at++;
        if (c == '\\') {
            escape();
        }
    }
    at++;
}

static void word(const char *text) {
    for (; *text != 0; text++) {
        take((uint8_t) *text);
    }
    found.words++;
}

static void value(unsigned depth);

static void enter(unsigned depth) {
    expect(depth <= MAX_DEPTH);
    if (depth > found.depth) {
        found.depth = depth;
    }
    at++;
    skip_space();
}

static void object(unsigned depth) {
    enter(depth);
    found.objects++;
    if (take_if('}')) {
        return;
    }
    do {
        skip_space();
        string();
        skip_space();
        take(':');
        value(depth);
    } while (take_if(','));
    take('}');
}

static void array(unsigned depth) {
    enter(depth);
    found.arrays++;
    if (take_if(']')) {
        return;
    }
    do {
        value(depth);
    } while (take_if(','));
    take(']');
}

// A value between depth brackets, and the space around it.
static void value(unsigned depth) {
    skip_space();
    switch (peek()) {
        case '{': object(depth + 1); break;
        case '[': array(depth + 1); break;
        case '"': string(); break;
        case 't': word("true"); break;
        case 'f': word("false"); break;
        case 'n': word("null"); break;
        default: number();
    }
    skip_space();
}

int main(void) {
    size_t len;
    at = larch_input(&len);
    end = at + len;
    value(0);
    expect(at == end);
    larch_output(&found, sizeof found);
    return 0;
}
