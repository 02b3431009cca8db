// SPDX-License-Identifier: Apache-2.0
//
// Numbers modulo the order L = 2^252 + c of the base point, as four words, lowest first.

#include "larch.h"

#define BITS 256

static const uint64_t ORDER[4] = {0x5812631a5cf5d3ed, 0x14def9dea2f79cd6, 0, (uint64_t) 1 << 60};

// to = a - b modulo 2^256; returns the borrow.
static uint64_t subtract_words(uint64_t to[4], const uint64_t a[4], const uint64_t b[4]) {
    uint64_t borrow = 0;
    for (int i = 0; i < 4; i++) {
        unsigned __int128 difference = (unsigned __int128) a[i] - b[i] - borrow;
        to[i] = (uint64_t) difference;
        borrow = (uint64_t) (difference >> 64) & 1;
    }
    return borrow;
}

static int below_order(const uint64_t a[4]) {
    uint64_t ignored[4];
    return (int) subtract_words(ignored, a, ORDER);
}

// a = (2^32 a + piece) mod L, for a < L and piece < 2^32. With 2^32 a + piece = 2^252 q + r the
// result is r - q c, or that plus L: q is below 2^33, so q c is below 2^158.
static void append(uint64_t a[4], uint64_t piece) {
    uint64_t q = a[3] >> 28;
    uint64_t r[4] = {
        a[0] << 32 | piece,
        a[1] << 32 | a[0] >> 32,
        a[2] << 32 | a[1] >> 32,
        (a[3] << 32 | a[2] >> 32) & (ORDER[3] - 1),
    };
    unsigned __int128 low = (unsigned __int128) q * ORDER[0];
    unsigned __int128 high = (unsigned __int128) q * ORDER[1] + (uint64_t) (low >> 64);
    uint64_t product[4] = {(uint64_t) low, (uint64_t) high, (uint64_t) (high >> 64), 0};
    if (subtract_words(a, r, product)) {
        uint64_t carry = 0;
        for (int i = 0; i < 4; i++) {
            unsigned __int128 sum = (unsigned __int128) a[i] + ORDER[i] + carry;
            a[i] = (uint64_t) sum;
            carry = (uint64_t) (sum >> 64);
        }
    }
}

// to = the number of 512 bits modulo L.
static void reduce_words(uint64_t to[4], const uint64_t words[8]) {
    to[0] = to[1] = to[2] = to[3] = 0;
    for (int i = 7; i >= 0; i--) {
        append(to, words[i] >> 32);
        append(to, (uint32_t) words[i]);
    }
}

// Some bits from position i on; above 256 bits all are 0.
static inline uint64_t bits_from(const uint64_t a[4], unsigned i, unsigned count) {
    unsigned shift = i % 64;
    uint64_t bits = a[i / 64] >> shift;
    if (shift + count > 64 && i / 64 < 3) {
        bits |= a[i / 64 + 1] << (64 - shift);
    }
    return bits & (((uint64_t) 1 << count) - 1);
}

// a = sum of digit[i] * 2^i for a < 2^255, where each digit is 0 or odd and below 2^(window - 1) in
// magnitude, and of window neighbours at most one is not 0. The digits are 0 before.
static void find_digits(int64_t digit[BITS], const uint64_t a[4], unsigned window) {
    uint64_t carry = 0;
    for (unsigned i = 0; i < BITS;) {
        if (bits_from(a, i, 1) == carry) {
            i++;
            continue;
        }
        uint64_t bits = bits_from(a, i, window) + carry;
        carry = bits >> (window - 1);
        digit[i] = (int64_t) (bits - (carry << window));
        i += window;
    }
}
