// SPDX-License-Identifier: Apache-2.0
//
// memcpy, memmove, memset and memcmp on whole aligned doublewords.
//
// Memory consists of 8-byte cells. An aligned doubleword access is one row of the trace, a byte
// access about ten, and a misaligned access traps. So everything here, even the odd bytes at
// both ends, is done with aligned doublewords. They never touch a cell that does not hold a byte
// of the given range.

#include <stddef.h>
#include <stdint.h>

typedef uint64_t __attribute__((may_alias)) word;

// The compiler must not turn these loops into calls of the functions they implement.
#ifdef __clang__
#define LOOPS __attribute__((no_builtin))
#else
#define LOOPS __attribute__((optimize("no-tree-loop-distribute-patterns")))
#endif

static inline unsigned offset(const uint8_t *p) {
    return (uintptr_t) p & 7;
}

// The n bytes at p (1 <= n <= 8) as the low bytes of a little-endian number; higher bytes are
// arbitrary.
static inline uint64_t load(const uint8_t *p, size_t n) {
    unsigned off = offset(p);
    const word *cell = (const word *) (p - off);
    uint64_t value = cell[0] >> (8 * off);
    if (off + n > 8) {
        value |= cell[1] << (64 - 8 * off);
    }
    return value;
}

// Stores the n low bytes of value at p, all within one cell (1 <= n, offset + n <= 8).
static inline void store(uint8_t *p, size_t n, uint64_t value) {
    unsigned shift = 8 * offset(p);
    word *cell = (word *) (p - offset(p));
    uint64_t mask = (UINT64_MAX >> (64 - 8 * n)) << shift;
    *cell = (*cell & ~mask) | ((value << shift) & mask);
}

// Copies count cells upwards to the aligned address to.
LOOPS static inline void words_up(word *to, const uint8_t *from, size_t count) {
    unsigned shift = 8 * offset(from);
    const word *cell = (const word *) (from - offset(from));
    if (shift == 0) {
        for (; count > 0; count--) {
            *to++ = *cell++;
        }
        return;
    }
    uint64_t low = *cell++;
    for (; count > 0; count--) {
        uint64_t high = *cell++;
        *to++ = low >> shift | high << (64 - shift);
        low = high;
    }
}

// Copies upwards: right for separate ranges and for overlapping ones with to below from.
LOOPS static void copy_up(uint8_t *to, const uint8_t *from, size_t len) {
    if (offset(to) != 0 && len > 0) {
        size_t n = 8 - offset(to);
        n = n < len ? n : len;
        store(to, n, load(from, n));
        to += n;
        from += n;
        len -= n;
    }
    if (len >= 8) {
        words_up((word *) to, from, len / 8);
    }
    size_t done = len & ~(size_t) 7;
    if (len != done) {
        store(to + done, len - done, load(from + done, len - done));
    }
}

// Copies downwards, for overlapping ranges with to above from.
LOOPS static void copy_down(uint8_t *to, const uint8_t *from, size_t len) {
    size_t n = offset(to + len);
    n = n < len ? n : len;
    if (n > 0) {
        len -= n;
        store(to + len, n, load(from + len, n));
    }
    for (; len >= 8; len -= 8) {
        *(word *) (to + len - 8) = load(from + len - 8, 8);
    }
    if (len > 0) {
        store(to, len, load(from, len));
    }
}

void *memcpy(void *restrict to, const void *restrict from, size_t len) {
    copy_up(to, from, len);
    return to;
}

void *memmove(void *to, const void *from, size_t len) {
    if ((uintptr_t) to - (uintptr_t) from >= len) {
        copy_up(to, from, len);
    } else {
        copy_down(to, from, len);
    }
    return to;
}

LOOPS void *memset(void *to, int value, size_t len) {
    uint8_t *p = to;
    uint64_t pattern = (uint8_t) value * UINT64_C(0x0101010101010101);
    if (offset(p) != 0 && len > 0) {
        size_t n = 8 - offset(p);
        n = n < len ? n : len;
        store(p, n, pattern);
        p += n;
        len -= n;
    }
    for (; len >= 8; len -= 8, p += 8) {
        *(word *) p = pattern;
    }
    if (len > 0) {
        store(p, len, pattern);
    }
    return to;
}

// Order of two different little-endian groups of bytes: decided by the lowest byte that differs.
static int order(uint64_t a, uint64_t b) {
    while (((a ^ b) & 0xff) == 0) {
        a >>= 8;
        b >>= 8;
    }
    return (int) (a & 0xff) - (int) (b & 0xff);
}

LOOPS int memcmp(const void *left, const void *right, size_t len) {
    const uint8_t *a = left;
    const uint8_t *b = right;
    for (; len > 0;) {
        size_t n = len < 8 ? len : 8;
        uint64_t mask = UINT64_MAX >> (64 - 8 * n);
        uint64_t x = load(a, n) & mask;
        uint64_t y = load(b, n) & mask;
        if (x != y) {
            return order(x, y);
        }
        a += n;
        b += n;
        len -= n;
    }
    return 0;
}
