// SPDX-License-Identifier: Apache-2.0
//
// Private input: numbers of 8 bytes, little-endian. Public input: a limit, 8 bytes.
// Output: the sum of the private numbers, 8 bytes, if no number exceeds the limit and the sum is
// below 2^64; otherwise a panic. Nothing else is revealed, not even how many numbers there are.

#include "larch.h"

static uint64_t number(const uint8_t *bytes) {
    uint64_t value;
    __builtin_memcpy(&value, bytes, sizeof value);
    return value;
}

int main(void) {
    size_t input_len;
    const uint8_t *input = larch_input(&input_len);
    size_t len;
    const uint8_t *private = larch_private(&len);
    if (input_len != 8 || len % 8 != 0) {
        larch_panic();
    }
    uint64_t limit = number(input);
    uint64_t sum = 0;
    for (size_t i = 0; i < len; i += 8) {
        uint64_t value = number(private + i);
        sum += value;
        if (value > limit || sum < value) {
            larch_panic();
        }
    }
    larch_output(&sum, sizeof sum);
    return 0;
}
