// SPDX-License-Identifier: Apache-2.0
//
// What compiled C++ calls when there are no exceptions, no run-time type information and no
// thread-safe local statics: new and delete on the heap, and the bookkeeping of destructors, which
// are not run at the end. All definitions are weak, so that a guest can bring its own.

#include <stddef.h>

#include "larch.h"

#define WEAK __attribute__((weak))

void *__dso_handle WEAK;

WEAK void *cxx_new(size_t size) __asm__("_Znwm");
WEAK void *cxx_new_array(size_t size) __asm__("_Znam");
WEAK void cxx_delete(void *p) __asm__("_ZdlPv");
WEAK void cxx_delete_array(void *p) __asm__("_ZdaPv");
WEAK void cxx_delete_sized(void *p, size_t size) __asm__("_ZdlPvm");
WEAK void cxx_delete_array_sized(void *p, size_t size) __asm__("_ZdaPvm");

void *cxx_new(size_t size) {
    return malloc(size);
}

void *cxx_new_array(size_t size) {
    return malloc(size);
}

void cxx_delete(void *p) {
    free(p);
}

void cxx_delete_array(void *p) {
    free(p);
}

void cxx_delete_sized(void *p, size_t size) {
    (void) size;
    free(p);
}

void cxx_delete_array_sized(void *p, size_t size) {
    (void) size;
    free(p);
}

WEAK int __cxa_atexit(void (*destructor)(void *), void *object, void *library) {
    (void) destructor, (void) object, (void) library;
    return 0;
}

WEAK _Noreturn void __cxa_pure_virtual(void) {
    larch_print("larch: call of a pure virtual function\n");
    larch_panic();
}
