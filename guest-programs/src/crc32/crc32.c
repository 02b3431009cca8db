// SPDX-License-Identifier: Apache-2.0
//
// Input: a message. Output: its CRC-32 (ISO 3309, as in gzip and PNG), 4 bytes little-endian.

#include "larch.h"

// 64-bit cells: their loads take one row.
static uint64_t table[256];

static void make_table(void) {
    for (unsigned i = 0; i < 256; i++) {
        uint64_t c = i;
        for (int bit = 0; bit < 8; bit++) {
            c = c >> 1 ^ (0xedb88320 & -(c & 1));
        }
        table[i] = c;
    }
}

int main(void) {
    size_t len;
    const uint8_t *message = larch_input(&len);
    make_table();
    uint64_t crc = 0xffffffff;
    for (size_t i = 0; i < len; i++) {
        crc = table[(crc ^ message[i]) & 0xff] ^ crc >> 8;
    }
    crc ^= 0xffffffff;
    larch_output(&crc, 4);
    return 0;
}
