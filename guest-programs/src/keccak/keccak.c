// SPDX-License-Identifier: Apache-2.0
//
// Input: a message. Output: its SHA3-256 digest (FIPS 202), 32 bytes.

#include "larch.h"

#define RATE 136

// Round constants: the bits of a linear feedback shift register at positions 2^j - 1.
static void constants(uint64_t constant[24]) {
    unsigned lfsr = 1;
    for (int round = 0; round < 24; round++) {
        constant[round] = 0;
        for (int j = 0; j < 7; j++) {
            constant[round] |= (uint64_t) (lfsr & 1) << ((1 << j) - 1);
            lfsr = lfsr << 1 ^ (lfsr >> 7) * 0x171;
        }
    }
}

static uint64_t rotate(uint64_t x, unsigned n) {
    return x << n | x >> (64 - n);
}

static void theta(uint64_t a[25]) {
    uint64_t c[5];
    for (int x = 0; x < 5; x++) {
        c[x] = a[x] ^ a[x + 5] ^ a[x + 10] ^ a[x + 15] ^ a[x + 20];
    }
    for (int x = 0; x < 5; x++) {
        uint64_t d = c[(x + 4) % 5] ^ rotate(c[(x + 1) % 5], 1);
        for (int y = 0; y < 25; y += 5) {
            a[x + y] ^= d;
        }
    }
}

// rho and pi: the lanes but the first move along one cycle of 24 places, each rotated by the
// triangular number of its step.
static void rho_and_pi(uint64_t a[25]) {
    static const uint64_t place[24] = {
        10, 7, 11, 17, 18, 3, 5, 16, 8, 21, 24, 4, 15, 23, 19, 13, 12, 2, 20, 14, 22, 9, 6, 1,
    };
    uint64_t moved = a[1];
    unsigned distance = 0;
#pragma GCC unroll 24
    for (unsigned step = 0; step < 24; step++) {
        distance = (distance + step + 1) % 64;
        uint64_t next = a[place[step]];
        a[place[step]] = rotate(moved, distance);
        moved = next;
    }
}

static void chi(uint64_t a[25]) {
    for (int y = 0; y < 25; y += 5) {
        uint64_t first = a[y], second = a[y + 1];
        for (int x = 0; x < 3; x++) {
            a[y + x] ^= ~a[y + x + 1] & a[y + x + 2];
        }
        a[y + 3] ^= ~a[y + 4] & first;
        a[y + 4] ^= ~first & second;
    }
}

static void permute(uint64_t a[25], const uint64_t constant[24]) {
    for (int round = 0; round < 24; round++) {
        theta(a);
        rho_and_pi(a);
        chi(a);
        a[0] ^= constant[round];
    }
}

static void absorb(uint64_t a[25], const uint64_t block[RATE / 8]) {
    for (int i = 0; i < RATE / 8; i++) {
        a[i] ^= block[i];
    }
}

int main(void) {
    uint64_t constant[24], state[25] = {0}, last[RATE / 8] = {0};
    constants(constant);
    size_t len;
    const uint8_t *message = larch_input(&len);
    for (; len >= RATE; len -= RATE, message += RATE) {
        absorb(state, (const uint64_t *) __builtin_assume_aligned(message, 8));
        permute(state, constant);
    }
    __builtin_memcpy(last, message, len);
    ((uint8_t *) last)[len] = 6;
    last[RATE / 8 - 1] |= UINT64_C(1) << 63;
    absorb(state, last);
    permute(state, constant);
    larch_output(state, 32);
    return 0;
}
