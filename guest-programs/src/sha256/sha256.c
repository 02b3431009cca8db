// SPDX-License-Identifier: Apache-2.0
//
// Input: a message. Output: its SHA-256 digest (FIPS 180-4), 32 bytes.

#include "compress.h"

// Writes the last len < 64 bytes of the message, a one bit, zeros and the length in bits into
// one or two blocks and returns how many.
static size_t pad(uint8_t blocks[128], const uint8_t *rest, size_t len, uint64_t total) {
    size_t count = len < 56 ? 1 : 2;
    for (size_t i = 0; i < len; i++) {
        blocks[i] = rest[i];
    }
    blocks[len] = 0x80;
    for (size_t i = len + 1; i < 64 * count - 8; i++) {
        blocks[i] = 0;
    }
    for (int i = 0; i < 8; i++) {
        blocks[64 * count - 1 - i] = (uint8_t) (total * 8 >> 8 * i);
    }
    return count;
}

int main(void) {
    uint32_t state[8] = {
        0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
    };
    size_t len;
    const uint8_t *message = larch_input(&len);
    size_t done = 0;
    for (; len - done >= 64; done += 64) {
        compress(state, message + done);
    }
    uint8_t last[128];
    size_t count = pad(last, message + done, len - done, len);
    for (size_t i = 0; i < count; i++) {
        compress(state, last + 64 * i);
    }
    uint8_t digest[32];
    for (int i = 0; i < 32; i++) {
        digest[i] = (uint8_t) (state[i / 4] >> (24 - 8 * (i % 4)));
    }
    larch_output(digest, sizeof digest);
    return 0;
}
