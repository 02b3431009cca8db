// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.RowKind.ADDI;
import static io.larch.riscv.RowKind.ADDIW;
import static io.larch.riscv.RowKind.MUL;
import static io.larch.riscv.RowKind.ORI;
import static io.larch.riscv.RowKind.SUB;
import static io.larch.riscv.RowKind.VIRTUAL_ASSERT_LTE;
import static io.larch.riscv.RowKind.VIRTUAL_ASSERT_MUL_U_NO_OVERFLOW;
import static io.larch.riscv.RowKind.VIRTUAL_ASSERT_VALID_DIV0;
import static io.larch.riscv.RowKind.VIRTUAL_ASSERT_VALID_UNSIGNED_REMAINDER;
import static io.larch.riscv.RowKind.VIRTUAL_PEXT_SIGNEDI;
import static io.larch.riscv.RowSink.T0;
import static io.larch.riscv.RowSink.T1;
import static io.larch.riscv.RowSink.T2;
import static io.larch.riscv.RowSink.T3;
import static io.larch.riscv.RowSink.T4;
import static io.larch.riscv.RowSink.T5;

/**
 * Recipes of division. The prover names a quotient q, the rows check {@code q·y <= x} without
 * overflow and {@code x - q·y < y}, which for {@code y > 0} one q satisfies.
 *
 * <p>Division by zero: the product is 0, so the remainder is x whatever q is, and the quotient
 * (after its sign is applied) is asserted to be 2^64 - 1, which fixes q.
 *
 * <p>Signed division works on magnitudes: {@code |x| = x·s(x)} with {@code s(x) = ±1}, the quotient
 * is {@code q·s(x)·s(y)}, the remainder {@code r·s(x)}. The overflow case -2^63 / -1 needs no
 * special treatment: the magnitude 2^63 is a u64, and 2^63 is the quotient's word. A 32-bit
 * division divides sign- or zero-extended operands and sign-extends the low word of its result.
 */
final class DivisionExpansions {
    private static final int QUOTIENT = T0;
    private static final int REMAINDER = T1;

    private DivisionExpansions() {}

    /** DIVU, REMU, DIVUW, REMUW. */
    static Expansion unsigned(boolean word, boolean quotient) {
        return (i, rows) -> {
            int x = word ? T2 : i.rs1();
            int y = word ? T3 : i.rs2();
            if (word) {
                Expansions.zeroExtendWord(rows, x, i.rs1());
                Expansions.zeroExtendWord(rows, y, i.rs2());
            }
            rows.advice(Advice.UNSIGNED_QUOTIENT, QUOTIENT, x, y);
            if (quotient) {
                rows.require(VIRTUAL_ASSERT_VALID_DIV0, y, QUOTIENT);
            }
            divide(rows, x, y);
            rows.immediate(word ? ADDIW : ADDI, i.rd(), quotient ? QUOTIENT : REMAINDER, 0);
        };
    }

    /** DIV, REM, DIVW, REMW. */
    static Expansion signed(boolean word, boolean quotient) {
        return (i, rows) -> {
            int a = word ? T2 : i.rs1();
            int b = word ? T3 : i.rs2();
            if (word) {
                rows.immediate(ADDIW, a, i.rs1(), 0);
                rows.immediate(ADDIW, b, i.rs2(), 0);
            }
            rows.advice(Advice.MAGNITUDE_QUOTIENT, QUOTIENT, a, b);
            int signA = T4;
            int signB = T5;
            sign(rows, signA, a);
            sign(rows, signB, b);
            int x = RowSink.T6;
            int y = RowSink.T7;
            rows.registers(MUL, x, a, signA);
            rows.registers(MUL, y, b, signB);
            divide(rows, x, y);
            if (quotient) {
                rows.registers(MUL, QUOTIENT, QUOTIENT, signA);
                rows.registers(MUL, QUOTIENT, QUOTIENT, signB);
                rows.require(VIRTUAL_ASSERT_VALID_DIV0, b, QUOTIENT);
                rows.immediate(word ? ADDIW : ADDI, i.rd(), QUOTIENT, 0);
            } else {
                rows.registers(MUL, i.rd(), REMAINDER, signA);
            }
        };
    }

    /** Checks QUOTIENT = ⌊x/y⌋ for y ≠ 0 and sets REMAINDER = x - QUOTIENT·y. */
    private static void divide(RowSink rows, int x, int y) {
        rows.require(VIRTUAL_ASSERT_MUL_U_NO_OVERFLOW, QUOTIENT, y);
        rows.registers(MUL, REMAINDER, QUOTIENT, y);
        rows.require(VIRTUAL_ASSERT_LTE, REMAINDER, x);
        rows.registers(SUB, REMAINDER, x, REMAINDER);
        rows.require(VIRTUAL_ASSERT_VALID_UNSIGNED_REMAINDER, REMAINDER, y);
    }

    /** rd = -1 if the register is negative, else 1. */
    private static void sign(RowSink rows, int rd, int rs) {
        rows.immediate(VIRTUAL_PEXT_SIGNEDI, rd, rs, Long.MIN_VALUE);
        rows.immediate(ORI, rd, rd, 1);
    }
}
