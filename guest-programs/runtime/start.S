// SPDX-License-Identifier: Apache-2.0
//
// First and last instructions of every guest, the host hints, and the note that carries the
// memory parameters. See docs/guest-abi.md.

    .file   "start.S"
    .section .text.start, "ax", @progbits
    .globl  _start
    .type   _start, @function
_start:
    .option push
    .option norelax                     // gp cannot be computed relative to itself
    la      gp, __global_pointer$
    .option pop
    la      sp, __larch_stack_top
    la      s0, __larch_init_start      // constructors of C++ objects, none in C
    la      s1, __larch_init_end
1:  beq     s0, s1, 2f
    ld      t0, 0(s0)
    addi    s0, s0, 8
    jalr    t0
    j       1b
2:  call    main
    bnez    a0, larch_panic
    la      t0, __larch_termination
    li      t1, 1
    sd      t1, 0(t0)
    ebreak                              // halts: execution does not go on behind it
    .size   _start, . - _start

    .section .text.larch_panic, "ax", @progbits
    .globl  larch_panic
    .type   larch_panic, @function
larch_panic:
    la      t0, __larch_panicked
    li      t1, 1
    sd      t1, 0(t0)
    ebreak
    .size   larch_panic, . - larch_panic

// Hints: slti with destination x0 does nothing on the machine. The executing host recognises
// the immediate and finds the address of a text in a0.
    .macro  hint name, number
    .section .text.\name, "ax", @progbits
    .globl  \name
    .type   \name, @function
\name:
    slti    x0, a0, \number
    ret
    .size   \name, . - \name
    .endm

    hint    larch_print, 1
    hint    larch_cycles_begin, 2
    hint    larch_cycles_end, 3

// The arguments behind the format, in the order of a va_list: those in registers right below those
// on the stack. The host finds the first at the address in a1.
    .section .text.larch_printf, "ax", @progbits
    .globl  larch_printf
    .type   larch_printf, @function
larch_printf:
    addi    sp, sp, -64
    sd      a1, 8(sp)
    sd      a2, 16(sp)
    sd      a3, 24(sp)
    sd      a4, 32(sp)
    sd      a5, 40(sp)
    sd      a6, 48(sp)
    sd      a7, 56(sp)
    addi    a1, sp, 8
    slti    x0, a0, 4
    addi    sp, sp, 64
    ret
    .size   larch_printf, . - larch_printf

// Memory parameters, from the linker script or from --defsym on the command line.
    .section .note.larch, "a", @note
    .balign 4
    .word   2f - 1f                     // size of the name, without padding
    .word   4f - 3f                     // size of the description
    .word   1                           // type: memory parameters
1:  .asciz  "Larch"
2:  .balign 4
3:  .word   __larch_io
    .word   __larch_private
    .word   __larch_memory
4:
    .section .note.GNU-stack, "", @progbits
