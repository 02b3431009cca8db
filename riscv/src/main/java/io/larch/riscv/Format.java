// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/** Where an instruction keeps its operands, and whether it does more than compute a register. */
public enum Format {
    /** rd, rs1, rs2; computes rd. */
    R(true, true, true, true),
    /** rd, rs1, 12-bit immediate; computes rd. */
    I(true, true, false, true),
    /** rd, rs1, 6-bit shift amount; computes rd. */
    SHIFT(true, true, false, true),
    /** rd, rs1, 5-bit shift amount; computes rd. */
    SHIFT_W(true, true, false, true),
    /** rd, upper 20 bits; computes rd. */
    U(true, false, false, true),
    /** rd, rs1, 12-bit offset; reads memory. */
    LOAD(true, true, false, false),
    /** rs1, rs2, 12-bit offset; writes memory. */
    STORE(false, true, true, false),
    /** rs1, rs2, 13-bit even offset; may jump. */
    BRANCH(false, true, true, false),
    /** rd, 21-bit even offset; jumps. */
    JAL(true, false, false, false),
    /** rd, rs1, 12-bit offset; jumps. */
    JALR(true, true, false, false),
    /** rd, rs1 as address; reads memory and reserves it. */
    LOAD_RESERVED(true, true, false, false),
    /** rd, rs1 as address, rs2; reads and writes memory. */
    ATOMIC(true, true, true, false),
    /** rd, number of a control register, rs1; reads and may write the control register. */
    CSR(true, true, false, false),
    /** rd, number of a control register, 5-bit operand; as CSR. */
    CSR_IMMEDIATE(true, false, false, false),
    /** No operands. */
    NONE(false, false, false, false);

    private static final int CSR_BITS = 12;

    private final boolean hasRd;
    private final boolean hasRs1;
    private final boolean hasRs2;
    private final boolean pure;

    Format(boolean hasRd, boolean hasRs1, boolean hasRs2, boolean pure) {
        this.hasRd = hasRd;
        this.hasRs1 = hasRs1;
        this.hasRs2 = hasRs2;
        this.pure = pure;
    }

    /** Whether its only effect is the value written to rd. */
    public boolean isPure() {
        return pure;
    }

    /** Whether it accesses memory; two bits of the encoding then give the size. */
    public boolean isAccess() {
        return switch (this) {
            case LOAD, STORE, LOAD_RESERVED, ATOMIC -> true;
            default -> false;
        };
    }

    /** Whether the operands exist; only control registers may not. */
    boolean accepts(int word) {
        boolean control = this == CSR || this == CSR_IMMEDIATE;
        return !control || ControlRegister.of(word >>> 20).isPresent();
    }

    int rd(int word) {
        return hasRd ? word >>> 7 & 31 : 0;
    }

    int rs1(int word) {
        return hasRs1 ? word >>> 15 & 31 : 0;
    }

    int rs2(int word) {
        return hasRs2 ? word >>> 20 & 31 : 0;
    }

    /**
     * The immediate, sign-extended; shift amounts are zero-extended. For control registers the
     * number, and above its 12 bits the operand of the immediate form.
     */
    long imm(int word) {
        return switch (this) {
            case R, LOAD_RESERVED, ATOMIC, NONE -> 0;
            case CSR -> word >>> 20;
            case CSR_IMMEDIATE -> (word >>> 15 & 31) << CSR_BITS | word >>> 20;
            case I, LOAD, JALR -> word >> 20;
            case SHIFT -> word >>> 20 & 63;
            case SHIFT_W -> word >>> 20 & 31;
            case U -> word & 0xfffff000;
            case STORE -> word >> 25 << 5 | word >>> 7 & 31;
            case BRANCH ->
                    word >> 31 << 12
                            | (word >>> 7 & 1) << 11
                            | (word >>> 25 & 63) << 5
                            | (word >>> 8 & 15) << 1;
            case JAL ->
                    word >> 31 << 20
                            | (word >>> 12 & 255) << 12
                            | (word >>> 20 & 1) << 11
                            | (word >>> 21 & 1023) << 1;
        };
    }

    static int csr(long imm) {
        return (int) imm & (1 << CSR_BITS) - 1;
    }

    static long csrOperand(long imm) {
        return imm >>> CSR_BITS;
    }
}
