// SPDX-License-Identifier: Apache-2.0
//
// Divides every pair of a set of edge values, and pseudo-random pairs grown from the input (8 bytes,
// little-endian), with all eight division instructions. Output: one checksum per instruction in the
// order div, divu, rem, remu, divw, divuw, remw, remuw, 8 bytes each, little-endian.
//
// The instructions are written as such: in C, division by zero and MIN / -1 are undefined.

#include "larch.h"

#define INSTRUCTIONS 8
#define RANDOM_PAIRS 32

static const uint64_t EDGES[] = {
    0, 1, 2, 0x7fffffff, 0x80000000, 0xffffffff, 0x7fffffffffffffff, 0x8000000000000000,
    0xffffffff80000000, 0xfffffffffffffffe, 0xffffffffffffffff,
};

#define EDGE_COUNT (sizeof EDGES / sizeof *EDGES)

// FNV-1a over doublewords.
static void mix(uint64_t *checksum, uint64_t value) {
    *checksum = (*checksum ^ value) * 0x100000001b3;
}

#define DIVIDE(instruction, a, b)                                                  \
    ({                                                                             \
        uint64_t result_;                                                          \
        __asm__ volatile(#instruction " %0, %1, %2" : "=r"(result_) : "r"(a), "r"(b)); \
        result_;                                                                   \
    })

static void divide(uint64_t checksums[INSTRUCTIONS], uint64_t a, uint64_t b) {
    mix(&checksums[0], DIVIDE(div, a, b));
    mix(&checksums[1], DIVIDE(divu, a, b));
    mix(&checksums[2], DIVIDE(rem, a, b));
    mix(&checksums[3], DIVIDE(remu, a, b));
    mix(&checksums[4], DIVIDE(divw, a, b));
    mix(&checksums[5], DIVIDE(divuw, a, b));
    mix(&checksums[6], DIVIDE(remw, a, b));
    mix(&checksums[7], DIVIDE(remuw, a, b));
}

// xorshift64 (Marsaglia, 2003).
static uint64_t next_random(uint64_t *state) {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    return *state;
}

int main(void) {
    size_t len;
    const uint8_t *input = larch_input(&len);
    uint64_t state;
    if (len != sizeof state) {
        larch_panic();
    }
    __builtin_memcpy(&state, input, sizeof state);

    uint64_t checksums[INSTRUCTIONS];
    for (size_t i = 0; i < INSTRUCTIONS; i++) {
        checksums[i] = 0xcbf29ce484222325;
    }
    for (size_t i = 0; i < EDGE_COUNT; i++) {
        for (size_t j = 0; j < EDGE_COUNT; j++) {
            divide(checksums, EDGES[i], EDGES[j]);
        }
    }
    for (size_t i = 0; i < RANDOM_PAIRS; i++) {
        uint64_t a = next_random(&state);
        uint64_t b = next_random(&state);
        divide(checksums, a, b >> (i * 2));
    }
    larch_output(checksums, sizeof checksums);
    return 0;
}
