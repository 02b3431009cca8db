// SPDX-License-Identifier: Apache-2.0
//
// Private input: a key of 16 bytes. Input: an initial counter block of 16 bytes and a text. Output:
// the text encrypted (or decrypted) with AES-128 in counter mode (FIPS 197, SP 800-38A).
//
// Every byte that is worked on has a memory cell of its own: an 8-byte access is one row.

#include "larch.h"

#define ROUNDS 10

static uint64_t sbox[256];
static uint64_t round_key[16 * (ROUNDS + 1)];

// Multiplication by x in GF(2^8).
static uint64_t times_x(uint64_t a) {
    return (a << 1 ^ (a >> 7) * 0x11b) & 0xff;
}

// Walks through the nonzero elements: p is a power of x + 1 and q its inverse.
static void make_sbox(void) {
    uint64_t p = 1, q = 1;
    do {
        p ^= times_x(p);
        q ^= q << 1;
        q ^= q << 2;
        q ^= q << 4;
        q = (q ^ (q >> 7 & 1) * 9) & 0xff;
        uint64_t twice = q | q << 8;
        sbox[p] = (q ^ twice >> 7 ^ twice >> 6 ^ twice >> 5 ^ twice >> 4 ^ 0x63) & 0xff;
    } while (p != 1);
    sbox[0] = 0x63;
}

static void expand(const uint8_t key[16]) {
    uint64_t constant = 1;
    for (int i = 0; i < 16; i++) {
        round_key[i] = key[i];
    }
    for (int i = 16; i < 16 * (ROUNDS + 1); i += 16) {
        for (int j = 0; j < 4; j++) {
            round_key[i + j] = round_key[i + j - 16] ^ sbox[round_key[i - 4 + (j + 1) % 4]];
        }
        round_key[i] ^= constant;
        constant = times_x(constant);
        for (int j = 4; j < 16; j++) {
            round_key[i + j] = round_key[i + j - 16] ^ round_key[i + j - 4];
        }
    }
}

// SubBytes and ShiftRows.
static void substitute(uint64_t to[16], const uint64_t from[16]) {
    for (int i = 0; i < 16; i++) {
        to[i] = sbox[from[5 * i % 16]];
    }
}

static void mix_columns(uint64_t s[16]) {
    for (int i = 0; i < 16; i += 4) {
        uint64_t a = s[i], b = s[i + 1], c = s[i + 2], d = s[i + 3], all = a ^ b ^ c ^ d;
        s[i] ^= all ^ times_x(a ^ b);
        s[i + 1] ^= all ^ times_x(b ^ c);
        s[i + 2] ^= all ^ times_x(c ^ d);
        s[i + 3] ^= all ^ times_x(d ^ a);
    }
}

static void add(uint64_t s[16], const uint64_t t[16]) {
    for (int i = 0; i < 16; i++) {
        s[i] ^= t[i];
    }
}

// The encryption of block, packed into two doublewords.
static void encrypt(uint64_t packed[2], const uint64_t block[16]) {
    uint64_t state[16], next[16];
    __builtin_memcpy(state, block, sizeof state);
    add(state, round_key);
    for (int round = 1; round <= ROUNDS; round++) {
        substitute(next, state);
        if (round < ROUNDS) {
            mix_columns(next);
        }
        add(next, round_key + 16 * round);
        __builtin_memcpy(state, next, sizeof state);
    }
    packed[0] = packed[1] = 0;
    for (int i = 0; i < 16; i++) {
        packed[i / 8] |= state[i] << i % 8 * 8;
    }
}

static void increment(uint64_t counter[16]) {
    for (int i = 15; i >= 0; i--) {
        counter[i] = (counter[i] + 1) & 0xff;
        if (counter[i] != 0) {
            return;
        }
    }
}

int main(void) {
    size_t len, key_len;
    const uint8_t *input = larch_input(&len);
    const uint8_t *key = larch_private(&key_len);
    if (len < 16 || key_len != 16) {
        larch_panic();
    }
    make_sbox();
    expand(key);
    uint64_t counter[16];
    for (int i = 0; i < 16; i++) {
        counter[i] = input[i];
    }
    for (size_t done = 16; done < len; done += 16) {
        uint64_t stream[2], text[2] = {0};
        size_t n = len - done < 16 ? len - done : 16;
        __builtin_memcpy(text, input + done, n);
        encrypt(stream, counter);
        text[0] ^= stream[0];
        text[1] ^= stream[1];
        larch_output(text, n);
        increment(counter);
    }
    return 0;
}
