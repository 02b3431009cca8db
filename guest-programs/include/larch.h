// SPDX-License-Identifier: Apache-2.0
//
// The interface of a Larch guest: what a program that is to be proved may ask of its surroundings.
// The whole ABI (memory map, I/O words, ending, limits) is described in docs/guest-abi.md.
//
// A guest defines `int main(void)`. Returning 0 ends the run well; any other value panics.

#ifndef LARCH_H
#define LARCH_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
#define LARCH_NORETURN [[noreturn]]
extern "C" {
#else
#define LARCH_NORETURN _Noreturn
#endif

// Lets the compiler copy numbers out of the inputs with single instructions.
#define LARCH_ALIGNED __attribute__((assume_aligned(8)))

// The public input: part of the proved statement, known to the verifier.
// Stores its length in bytes in *len and returns its first byte, which is 8-byte aligned.
// The bytes must not be written to: a run that changes them cannot be proved.
LARCH_ALIGNED const uint8_t *larch_input(size_t *len);

// The private input: chosen by the prover and not part of the proved statement. The prover chooses
// every byte and the length, so the guest checks what it relies on. What the statement reveals of
// it is what the guest writes to the output and how the run ends.
// Stores its length in bytes in *len and returns its first byte, which is 8-byte aligned.
// Panics if the length is larger than the private input block.
LARCH_ALIGNED const uint8_t *larch_private(size_t *len);

// Appends len bytes at data to the public output: part of the proved statement.
// Panics if the output block has no room for them.
void larch_output(const void *data, size_t len);

// Ends the run as a panic. The statement of the proof, if there is one, says so.
LARCH_NORETURN void larch_panic(void);

// Prints a zero-terminated text where the guest is executed. Has no effect on the machine and
// proves nothing.
void larch_print(const char *text);

// Prints a text as C's printf does, where the guest is executed: the host does the formatting, and
// the guest executes a dozen instructions whatever the format. Takes %d %i %u %x %X %o %c %s %p %% with
// flags, width, precision, * and the lengths hh h l ll z j t; no floating point. Has no effect on
// the machine but its stack, and proves nothing.
__attribute__((format(printf, 1, 2))) void larch_printf(const char *format, ...);

// Marks the begin and the end of a section whose cycles are reported under the given label
// (zero-terminated text, the same at both places). Sections may nest. Proves nothing.
void larch_cycles_begin(const char *label);
void larch_cycles_end(const char *label);

// Memory of the heap, 16-byte aligned and zero, never given out twice: free does nothing. Panics,
// after printing the reason, when the heap is exhausted or the stack has grown into it.
void *malloc(size_t size);
void *calloc(size_t count, size_t size);
void free(void *block);

#ifdef __cplusplus
}
#endif

#endif
