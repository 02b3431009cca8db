// SPDX-License-Identifier: Apache-2.0
//
// Input: n, 8 bytes little-endian. Output: 32 zero bytes hashed n times with SHA-256, 32 bytes. As
// long as one likes, so that provers can be measured with it.

#include "../sha256/compress.h"

// state = SHA-256 of the 32 bytes that the state's words spell.
static void hash_digest(uint32_t state[8]) {
    uint8_t block[64] = {0};
    for (int i = 0; i < 32; i++) {
        block[i] = (uint8_t) (state[i / 4] >> (24 - 8 * (i % 4)));
    }
    block[32] = 0x80;
    block[62] = 1;  // 256 bits, big-endian
    static const uint32_t initial[8] = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };
    for (int i = 0; i < 8; i++) {
        state[i] = initial[i];
    }
    compress(state, block);
}

int main(void) {
    size_t len;
    const uint8_t *input = larch_input(&len);
    if (len != 8) {
        larch_panic();
    }
    uint64_t n;
    __builtin_memcpy(&n, input, sizeof n);
    uint32_t state[8] = {0};
    for (; n > 0; n--) {
        hash_digest(state);
    }
    uint8_t digest[32];
    for (int i = 0; i < 32; i++) {
        digest[i] = (uint8_t) (state[i / 4] >> (24 - 8 * (i % 4)));
    }
    larch_output(digest, sizeof digest);
    return 0;
}
