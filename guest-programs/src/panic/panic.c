// SPDX-License-Identifier: Apache-2.0
//
// Input: bytes. Outputs the bytes before the first zero byte, then panics when there is one.

#include "larch.h"

int main(void) {
    size_t len;
    const uint8_t *input = larch_input(&len);
    size_t good = 0;
    while (good < len && input[good] != 0) {
        good++;
    }
    larch_output(input, good);
    if (good < len) {
        larch_panic();
    }
    return 0;
}
