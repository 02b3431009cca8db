// SPDX-License-Identifier: Apache-2.0
//
// Input: two numbers of 8 bytes, unsigned. Output: their greatest common divisor, 8 bytes; 0 if
// both are 0. Plain assembly: main follows the standard calling convention.

    .file   "gcd.S"
    .section .text.main, "ax", @progbits
    .globl  main
    .type   main, @function
main:
    addi    sp, sp, -16
    sd      ra, 8(sp)
    mv      a0, sp
    call    larch_input                 // a0: first byte, length at 0(sp)
    ld      t0, 0(sp)
    li      t1, 16
    bne     t0, t1, larch_panic
    ld      t0, 0(a0)
    ld      t1, 8(a0)
1:  beqz    t1, 2f                      // Euclid: (a, b) becomes (b, a mod b)
    remu    t2, t0, t1
    mv      t0, t1
    mv      t1, t2
    j       1b
2:  sd      t0, 0(sp)
    mv      a0, sp
    li      a1, 8
    call    larch_output
    li      a0, 0
    ld      ra, 8(sp)
    addi    sp, sp, 16
    ret
    .size   main, . - main

    .section .note.GNU-stack, "", @progbits
