// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.RowKind.ADDIW;
import static io.larch.riscv.RowKind.AND;
import static io.larch.riscv.RowKind.ANDI;
import static io.larch.riscv.RowKind.MUL;
import static io.larch.riscv.RowKind.MULHU;
import static io.larch.riscv.RowKind.MULW;
import static io.larch.riscv.RowKind.SUB;
import static io.larch.riscv.RowKind.VIRTUAL_MULI;
import static io.larch.riscv.RowKind.VIRTUAL_PEXT;
import static io.larch.riscv.RowKind.VIRTUAL_PEXTI;
import static io.larch.riscv.RowKind.VIRTUAL_PEXT_SIGNED;
import static io.larch.riscv.RowKind.VIRTUAL_PEXT_SIGNEDI;
import static io.larch.riscv.RowKind.VIRTUAL_POW2;
import static io.larch.riscv.RowKind.VIRTUAL_POW2_W;
import static io.larch.riscv.RowKind.VIRTUAL_SHIFT_RIGHT_BITMASK;
import static io.larch.riscv.RowSink.T0;
import static io.larch.riscv.RowSink.T1;

/**
 * Recipes of instructions that compute, jump or do nothing.
 *
 * <p>Shifts to the left multiply by a power of two; shifts to the right select the upper bits with
 * PEXT. An arithmetic shift is the sign-extending PEXT, and a 32-bit one selects bits s to 31.
 */
final class Expansions {
    private static final long SIGN_BIT = Long.MIN_VALUE;
    private static final long LOW_WORD = 0xffffffffL;

    private Expansions() {}

    static Expansion registers(RowKind kind) {
        return (i, rows) -> rows.registers(kind, i.rd(), i.rs1(), i.rs2());
    }

    static Expansion registerImmediate(RowKind kind) {
        return (i, rows) -> rows.immediate(kind, i.rd(), i.rs1(), i.imm());
    }

    static Expansion immediate(RowKind kind) {
        return (i, rows) -> rows.immediate(kind, i.rd(), 0, i.imm());
    }

    static Expansion branch(RowKind kind) {
        return (i, rows) -> rows.row(kind, Registers.SINK, i.rs1(), i.rs2(), i.imm());
    }

    static Expansion fence() {
        return (i, rows) -> rows.row(RowKind.FENCE, Registers.SINK, 0, 0, 0);
    }

    /** Jumps to address 0, the halt row. */
    static Expansion halt() {
        return (i, rows) -> rows.immediate(RowKind.JALR, Registers.SINK, 0, 0);
    }

    static Expansion shiftLeftImmediate(RowKind multiply) {
        return (i, rows) -> rows.immediate(multiply, i.rd(), i.rs1(), 1L << i.imm());
    }

    static Expansion shiftRightImmediate(RowKind extract) {
        return (i, rows) -> rows.immediate(extract, i.rd(), i.rs1(), -1L << i.imm());
    }

    /** Bits s to 31; for s = 0 the result still has to be sign-extended. */
    static Expansion shiftRightLogicalImmediateWord() {
        return (i, rows) ->
                rows.immediate(
                        i.imm() == 0 ? VIRTUAL_PEXT_SIGNEDI : VIRTUAL_PEXTI,
                        i.rd(),
                        i.rs1(),
                        wordFrom(i.imm()));
    }

    static Expansion shiftRightArithmeticImmediateWord() {
        return (i, rows) ->
                rows.immediate(VIRTUAL_PEXT_SIGNEDI, i.rd(), i.rs1(), wordFrom(i.imm()));
    }

    static Expansion shiftLeft() {
        return (i, rows) -> {
            rows.immediate(VIRTUAL_POW2, T0, i.rs2(), 1);
            rows.registers(MUL, i.rd(), i.rs1(), T0);
        };
    }

    static Expansion shiftLeftWord() {
        return (i, rows) -> {
            rows.immediate(VIRTUAL_POW2_W, T0, i.rs2(), 0);
            rows.registers(MULW, i.rd(), i.rs1(), T0);
        };
    }

    static Expansion shiftRight(RowKind extract) {
        return (i, rows) -> {
            rows.immediate(VIRTUAL_SHIFT_RIGHT_BITMASK, T0, i.rs2(), 1);
            rows.registers(extract, i.rd(), i.rs1(), T0);
        };
    }

    /** The low word moved up by 32, then its upper 32 - s bits. */
    static Expansion shiftRightLogicalWord() {
        return (i, rows) -> {
            upperWordAndMask(i, rows);
            rows.registers(VIRTUAL_PEXT, T0, T1, T0);
            rows.immediate(ADDIW, i.rd(), T0, 0);
        };
    }

    /** As the logical shift; the selected field starts with the sign bit. */
    static Expansion shiftRightArithmeticWord() {
        return (i, rows) -> {
            upperWordAndMask(i, rows);
            rows.registers(VIRTUAL_PEXT_SIGNED, i.rd(), T1, T0);
        };
    }

    /** T0 = 2^64 - 2^(32+s), T1 = low word of rs1 times 2^32. */
    private static void upperWordAndMask(SourceInstruction i, RowSink rows) {
        rows.immediate(VIRTUAL_POW2_W, T0, i.rs2(), 0);
        rows.immediate(VIRTUAL_MULI, T0, T0, -(1L << 32));
        rows.immediate(VIRTUAL_MULI, T1, i.rs1(), 1L << 32);
    }

    /** mulhu(a, b) - (a &lt; 0 ? b : 0) - (b &lt; 0 ? a : 0). */
    static Expansion multiplyHigh() {
        return (i, rows) -> {
            signedUnsignedHigh(i, rows, T0);
            rows.immediate(VIRTUAL_PEXT_SIGNEDI, T1, i.rs2(), SIGN_BIT);
            rows.registers(AND, T1, T1, i.rs1());
            rows.registers(SUB, i.rd(), T0, T1);
        };
    }

    /** mulhu(a, b) - (a &lt; 0 ? b : 0). */
    static Expansion multiplyHighSignedUnsigned() {
        return (i, rows) -> signedUnsignedHigh(i, rows, i.rd());
    }

    private static void signedUnsignedHigh(SourceInstruction i, RowSink rows, int rd) {
        rows.immediate(VIRTUAL_PEXT_SIGNEDI, T1, i.rs1(), SIGN_BIT);
        rows.registers(AND, T1, T1, i.rs2());
        rows.registers(MULHU, T0, i.rs1(), i.rs2());
        rows.registers(SUB, rd, T0, T1);
    }

    /** rd = low word of rs, zero-extended. */
    static void zeroExtendWord(RowSink rows, int rd, int rs) {
        rows.immediate(ANDI, rd, rs, LOW_WORD);
    }

    private static long wordFrom(long shift) {
        return LOW_WORD & -1L << shift;
    }
}
