// SPDX-License-Identifier: Apache-2.0
//
// Input: n, 8 bytes little-endian. Output: the n-th Fibonacci number modulo 2^64, 8 bytes.

#include "larch.h"

int main(void) {
    size_t len;
    const uint8_t *input = larch_input(&len);
    if (len != 8) {
        larch_panic();
    }
    uint64_t n;
    __builtin_memcpy(&n, input, sizeof n);
    uint64_t current = 0;
    uint64_t next = 1;
    for (; n > 0; n--) {
        uint64_t sum = current + next;
        current = next;
        next = sum;
    }
    larch_output(&current, sizeof current);
    return 0;
}
