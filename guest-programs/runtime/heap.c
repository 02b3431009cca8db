// SPDX-License-Identifier: Apache-2.0
//
// A heap that only grows: memory between the image and the stack, zero at first and never given
// out twice. All definitions are weak, so that a guest can bring its own.

#include <stddef.h>
#include <stdint.h>

#include "larch.h"

extern uint8_t __larch_heap_start[], __larch_heap_limit[];

static uintptr_t used;

_Noreturn static void fail(const char *reason) {
    larch_print(reason);
    larch_panic();
}

// 16-byte aligned, as the calling convention wants it. The stack may have grown below the bytes
// reserved for it; then it has overwritten what was allocated before, or is about to.
__attribute__((weak)) void *malloc(size_t size) {
    uintptr_t start = (uintptr_t) __larch_heap_start + used;
    if (size > (uintptr_t) __larch_heap_limit - start) {
        fail("larch: heap exhausted\n");
    }
    used += (size + 15) & ~(size_t) 15;
    if ((uintptr_t) __builtin_frame_address(0) < start + size) {
        fail("larch: the stack has grown into the heap\n");
    }
    return (void *) start;
}

__attribute__((weak)) void *calloc(size_t count, size_t size) {
    size_t bytes;
    if (__builtin_mul_overflow(count, size, &bytes)) {
        fail("larch: heap exhausted\n");
    }
    return malloc(bytes);
}

__attribute__((weak)) void free(void *block) {
    (void) block;
}
