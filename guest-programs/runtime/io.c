// SPDX-License-Identifier: Apache-2.0
//
// Inputs and output: plain loads and stores at the addresses that the linker script defines.

#include <stddef.h>
#include <stdint.h>

#include "larch.h"

void *memcpy(void *restrict to, const void *restrict from, size_t len);

extern const uint64_t __larch_input_length;
extern const uint8_t __larch_input_start[], __larch_input_end[];
extern const uint64_t __larch_private_length;
extern const uint8_t __larch_private_start[], __larch_private_end[];
extern uint64_t __larch_output_length;
extern uint8_t __larch_output_start[], __larch_output_end[];

// Both bounds are linker symbols of one block, so their difference is the room in it.
static size_t room(const uint8_t *start, const uint8_t *end) {
    return (size_t) ((uintptr_t) end - (uintptr_t) start);
}

const uint8_t *larch_input(size_t *len) {
    size_t length = __larch_input_length;
    if (length > room(__larch_input_start, __larch_input_end)) {
        larch_panic();
    }
    *len = length;
    return __larch_input_start;
}

const uint8_t *larch_private(size_t *len) {
    size_t length = __larch_private_length;
    if (length > room(__larch_private_start, __larch_private_end)) {
        larch_panic();
    }
    *len = length;
    return __larch_private_start;
}

void larch_output(const void *data, size_t len) {
    size_t used = __larch_output_length;
    if (len > room(__larch_output_start, __larch_output_end) - used) {
        larch_panic();
    }
    memcpy(__larch_output_start + used, data, len);
    __larch_output_length = used + len;
}
