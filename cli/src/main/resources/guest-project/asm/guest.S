// Outputs the sum of the bytes of the public input, as eight little-endian bytes.

    .globl  main
    .type   main, @function
main:
    addi    sp, sp, -16
    sd      ra, 8(sp)
    mv      a0, sp              // larch_input writes the length here
    call    larch_input
    ld      t0, 0(sp)
    add     t0, t0, a0          // end of the input
    li      t1, 0               // sum
1:  beq     a0, t0, 2f
    lbu     t2, 0(a0)
    add     t1, t1, t2
    addi    a0, a0, 1
    j       1b
2:  sd      t1, 0(sp)
    mv      a0, sp
    li      a1, 8
    call    larch_output
    li      a0, 0
    ld      ra, 8(sp)
    addi    sp, sp, 16
    ret
    .size   main, . - main
