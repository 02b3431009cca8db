// SPDX-License-Identifier: Apache-2.0
//
// Executes every instruction of RV64IMAC, in 32-bit and 16-bit form, and the control register
// instructions. Output: checksums of all results of the former and of the latter, 8 bytes each.
//
// With LARCH_USER_MODE defined only the former are compiled, so that another machine's user mode
// (QEMU) can say what the first checksum is.

#include "larch.h"

static uint64_t sum;

static void mix(uint64_t value) {
    sum = (sum ^ value) * 0x9e3779b97f4a7c15u;
    sum ^= sum >> 29;
}

#define WIDE ".option push\n.option norvc\n"
#define NARROW ".option push\n.option rvc\n"
#define END "\n.option pop"

// op rd, rs1, rs2
#define R(op)                                                                             \
    for (unsigned i = 0; i < sizeof pairs / sizeof *pairs; i++) {                         \
        asm volatile(WIDE #op " %0, %1, %2" END : "=r"(r) : "r"(pairs[i][0]), "r"(pairs[i][1])); \
        mix(r);                                                                           \
    }

// op rd, rs1, immediate
#define I(op, imm)                                                                        \
    for (unsigned i = 0; i < sizeof pairs / sizeof *pairs; i++) {                         \
        asm volatile(WIDE #op " %0, %1, " #imm END : "=r"(r) : "r"(pairs[i][0]));         \
        mix(r);                                                                           \
    }

// op rd, offset(rs1)
#define LOAD(op, offset)                                                                  \
    asm volatile(WIDE #op " %0, " #offset "(%1)" END : "=r"(r) : "r"(memory) : "memory"); \
    mix(r);

// op rs2, offset(rs1)
#define STORE(op, offset)                                                                 \
    asm volatile(WIDE #op " %0, " #offset "(%1)" END : : "r"(pairs[1][0]), "r"(memory) : "memory"); \
    mix(memory[offset / 8]);

// op rd, rs2, (rs1)
#define AMO(op)                                                                           \
    for (unsigned i = 0; i < sizeof pairs / sizeof *pairs; i++) {                         \
        memory[2] = pairs[i][0];                                                          \
        asm volatile(#op ".w %0, %1, (%2)"                                                \
                     : "=&r"(r) : "r"(pairs[i][1]), "r"((uint32_t *)memory + 4 + i % 2) : "memory"); \
        mix(r);                                                                           \
        mix(memory[2]);                                                                   \
        asm volatile(#op ".d %0, %1, (%2)"                                                \
                     : "=&r"(r) : "r"(pairs[i][1]), "r"(memory + 2) : "memory");          \
        mix(r);                                                                           \
        mix(memory[2]);                                                                   \
    }

// branch rs1, rs2
#define BRANCH(op)                                                                        \
    for (unsigned i = 0; i < sizeof pairs / sizeof *pairs; i++) {                         \
        asm volatile(WIDE "li %0, 1\n" #op " %1, %2, 1f\nli %0, 2\n1:" END                \
                     : "=&r"(r) : "r"(pairs[i][0]), "r"(pairs[i][1]));                    \
        mix(r);                                                                           \
    }

static const uint64_t pairs[][2] = {
    {0x123456789abcdef0u, 0xfedcba9876543217u},
    {0x8000000000000000u, 0xffffffffffffffffu},
    {0xffffffff80000000u, 0xffffffffffffffffu},
    {0x00000000ffffffe5u, 0},
    {7, 7},
};

static uint64_t memory[8] __attribute__((aligned(16)));

static void compute(void) {
    uint64_t r;
    R(add) R(sub) R(sll) R(slt) R(sltu) R(xor) R(srl) R(sra) R(or) R(and)
    R(addw) R(subw) R(sllw) R(srlw) R(sraw)
    R(mul) R(mulh) R(mulhsu) R(mulhu) R(div) R(divu) R(rem) R(remu)
    R(mulw) R(divw) R(divuw) R(remw) R(remuw)
    I(addi, -7) I(slti, 8) I(sltiu, -1) I(xori, -1911) I(ori, 1300) I(andi, -256) I(addiw, 2047)
    I(slli, 37) I(srli, 33) I(srai, 41) I(slliw, 5) I(srliw, 0) I(sraiw, 31)
    asm volatile(WIDE "lui %0, 0x87654" END : "=r"(r));
    mix(r);
    uint64_t r2;
    asm volatile(WIDE "auipc %0, 0\nauipc %1, 5\nsub %0, %1, %0" END : "=&r"(r), "=&r"(r2));
    mix(r);
}

static void access(void) {
    uint64_t r;
    STORE(sd, 0) STORE(sw, 4) STORE(sh, 10) STORE(sb, 15)
    LOAD(ld, 0) LOAD(lw, 0) LOAD(lwu, 4) LOAD(lh, 6) LOAD(lhu, 10) LOAD(lb, 7) LOAD(lbu, 15)
    AMO(amoswap) AMO(amoadd) AMO(amoxor) AMO(amoand) AMO(amoor)
    AMO(amomin) AMO(amomax) AMO(amominu) AMO(amomaxu)
    asm volatile("lr.w %0, (%1)\nsc.w %0, %2, (%1)" : "=&r"(r) : "r"(memory), "r"(99) : "memory");
    mix(r);
    asm volatile("lr.d %0, (%1)\nsc.d %0, %2, (%1)" : "=&r"(r) : "r"(memory + 1), "r"(-5L) : "memory");
    mix(r);
    asm volatile("sc.d %0, %2, (%1)" : "=&r"(r) : "r"(memory + 1), "r"(17) : "memory");
    mix(r);
    mix(memory[0]);
    mix(memory[1]);
}

static void jump(void) {
    uint64_t r, r2;
    BRANCH(beq) BRANCH(bne) BRANCH(blt) BRANCH(bge) BRANCH(bltu) BRANCH(bgeu)
    asm volatile(WIDE "jal %0, 1f\n.word 0\n1: auipc %1, 0\nsub %0, %1, %0" END : "=&r"(r), "=&r"(r2));
    mix(r);
    asm volatile(WIDE "auipc %0, 0\njalr %0, 13(%0)\n.word 0\nauipc %1, 0\nsub %0, %1, %0" END
                 : "=&r"(r), "=&r"(r2));
    mix(r);
    asm volatile("fence\nfence.i");
}

// The 16-bit forms. s0 and a5 are the operands.
static void narrow(void) {
    for (unsigned i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        register uint64_t x asm("s0") = pairs[i][0];
        register uint64_t y asm("a5") = pairs[i][1];
        asm volatile(NARROW
                     "c.add s0, a5\nc.addi s0, -9\nc.slli s0, 3\nc.xor s0, a5\nc.sub s0, a5\n"
                     "c.srai s0, 1\nc.or a5, s0\nc.srli s0, 7\nc.addw a5, s0\nc.and s0, a5\n"
                     "c.subw s0, a5\nc.addiw a5, 21\nc.andi a5, -3\nc.nop\nc.add s0, a5" END
                     : "+r"(x), "+r"(y));
        mix(x);
        mix(y);
    }
    register uint64_t x asm("s0") = (uint64_t)memory;
    register uint64_t y asm("a5");
    register uint64_t z asm("a4");
    asm volatile(NARROW
                 "c.li a5, -21\nc.sd a5, 24(s0)\nc.lui a5, 0xfffe5\nc.sw a5, 28(s0)\n"
                 "c.ld a4, 24(s0)\nc.lw a5, 24(s0)" END
                 : "=r"(y), "=r"(z) : "r"(x) : "memory");
    mix(y);
    mix(z);
    asm volatile(NARROW
                 "c.addi16sp sp, -32\nc.sdsp a4, 8(sp)\nc.swsp a5, 16(sp)\nc.addi4spn s0, sp, 8\n"
                 "c.ldsp a4, 8(sp)\nc.lwsp a5, 16(sp)\nc.ld s0, 0(s0)\nc.addi16sp sp, 32" END
                 : "+r"(x), "+r"(y), "+r"(z) : : "memory");
    mix(x);
    mix(y);
    mix(z);
    asm volatile(NARROW
                 "c.li a4, 0\nc.li a5, 1\nc.beqz a4, 1f\nc.li a5, 9\n1: c.bnez a4, 2f\n"
                 "c.addi a5, 4\n2: c.bnez a5, 3f\nc.li a4, 3\n3: c.j 4f\nc.li a4, 5\n4:" END
                 : "=r"(y), "=r"(z));
    mix(y);
    mix(z);
    asm volatile(NARROW
                 "auipc a5, 0\nc.addi a5, 12\nc.mv a4, a5\nc.jalr a5\nc.j 1f\n"
                 "sub a4, ra, a4\nc.jr ra\n1:" END
                 : "=r"(y), "=r"(z) : : "ra");
    mix(z);
}

#ifndef LARCH_USER_MODE
// A handler that returns behind the call, with mcause in t2 and the old mstatus in t3.
asm(".option push\n.option norvc\n.balign 4\n.type handler, @function\nhandler:\n"
    "csrrs t0, mepc, x0\naddi t0, t0, 4\ncsrrw x0, mepc, t0\ncsrrs t2, mcause, x0\n"
    "csrrs t3, mstatus, x0\nmret\n.size handler, . - handler\n.option pop");

extern void handler(void);

static void control(void) {
    uint64_t r;
    register uint64_t cause asm("t2");
    register uint64_t status asm("t3");
    asm volatile("csrrw %0, mtvec, %1" : "=r"(r) : "r"(handler));
    mix(r);
    asm volatile("csrrsi %0, mstatus, 8" : "=r"(r));
    mix(r);
    asm volatile(WIDE "ecall" END : "=r"(cause), "=r"(status) : : "t0", "memory");
    mix(cause);
    mix(status);
    asm volatile("csrrci %0, mstatus, 8" : "=r"(r));
    mix(r);
    asm volatile("csrrwi %0, mscratch, 21" : "=r"(r));
    mix(r);
    asm volatile("csrrs %0, mscratch, %1" : "=r"(r) : "r"(-1L));
    mix(r);
    asm volatile("csrrc %0, mscratch, %1" : "=r"(r) : "r"(0xf0L));
    mix(r);
    asm volatile("csrrw %0, mscratch, %0" : "=r"(r) : "0"(5L));
    mix(r);
    asm volatile("csrrwi %0, mtval, 3" : "=r"(r));
    mix(r);
}
#endif

int main(void) {
    compute();
    access();
    jump();
    narrow();
    larch_output(&sum, sizeof sum);
#ifndef LARCH_USER_MODE
    sum = 0;
    control();
    larch_output(&sum, sizeof sum);
#endif
    return 0;
}
