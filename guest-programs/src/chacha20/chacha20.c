// SPDX-License-Identifier: Apache-2.0
//
// Private input: a key of 32 bytes. Input: a nonce of 12 bytes, the first block number of 4 bytes,
// and a text. Output: the text encrypted (or decrypted) with ChaCha20 (RFC 8439).

#include "larch.h"

static uint32_t rotate(uint32_t x, unsigned n) {
    return x << n | x >> (32 - n);
}

static inline void quarter_round(uint64_t x[16], int a, int b, int c, int d) {
    uint32_t p = (uint32_t) x[a], q = (uint32_t) x[b], r = (uint32_t) x[c], s = (uint32_t) x[d];
    p += q, s = rotate(s ^ p, 16);
    r += s, q = rotate(q ^ r, 12);
    p += q, s = rotate(s ^ p, 8);
    r += s, q = rotate(q ^ r, 7);
    x[a] = p, x[b] = q, x[c] = r, x[d] = s;
}

// Each of the 16 words has a memory cell of its own; the stream is 8 doublewords.
static void block(uint64_t stream[8], const uint32_t state[16]) {
    uint64_t x[16];
    for (int i = 0; i < 16; i++) {
        x[i] = state[i];
    }
    for (int i = 0; i < 10; i++) {
        quarter_round(x, 0, 4, 8, 12);
        quarter_round(x, 1, 5, 9, 13);
        quarter_round(x, 2, 6, 10, 14);
        quarter_round(x, 3, 7, 11, 15);
        quarter_round(x, 0, 5, 10, 15);
        quarter_round(x, 1, 6, 11, 12);
        quarter_round(x, 2, 7, 8, 13);
        quarter_round(x, 3, 4, 9, 14);
    }
    for (int i = 0; i < 8; i++) {
        uint32_t low = (uint32_t) x[2 * i] + state[2 * i];
        uint32_t high = (uint32_t) x[2 * i + 1] + state[2 * i + 1];
        stream[i] = low | (uint64_t) high << 32;
    }
}

int main(void) {
    uint32_t state[16] = {0x61707865, 0x3320646e, 0x79622d32, 0x6b206574};
    size_t len, key_len;
    const uint8_t *input = larch_input(&len);
    const uint8_t *key = larch_private(&key_len);
    if (len < 16 || key_len != 32) {
        larch_panic();
    }
    __builtin_memcpy(state + 4, key, 32);
    __builtin_memcpy(state + 13, input, 12);
    __builtin_memcpy(state + 12, input + 12, 4);
    for (size_t done = 16; done < len; done += 64) {
        uint64_t stream[8], text[8];
        size_t n = len - done < 64 ? len - done : 64;
        __builtin_memcpy(text, input + done, n);
        block(stream, state);
        for (size_t i = 0; 8 * i < n; i++) {
            text[i] ^= stream[i];
        }
        larch_output(text, n);
        state[12]++;
    }
    return 0;
}
