// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.riscv.OpFlag;
import io.larch.riscv.RowKind;
import io.larch.zkvm.Seeds;
import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Flags and table of a row kind say the same as its meaning. */
class RowKindTableTest {
    private static final BigInteger WORD = BigInteger.ONE.shiftLeft(64);
    private static final long[] EDGES = {
        0, 1, 2, 31, 32, 63, 64, -1, -2, Long.MIN_VALUE, Long.MAX_VALUE, 0x80000000L, 0xffffffffL
    };

    @ParameterizedTest
    @EnumSource(RowKind.class)
    void tableAtTheIndexOfTheFlagsIsTheMeaning(RowKind kind) {
        if (kind.table().isEmpty()) {
            return;
        }
        for (long rs1 : EDGES) {
            for (long rs2 : EDGES) {
                assertAgree(kind, rs1, rs2, rs2, 0x80000000L, rs1);
            }
        }
        Random random = Seeds.random(RowKindTableTest.class);
        for (int i = 0; i < 1000; i++) {
            long shift = -1L << random.nextInt(64);
            long rs2 = random.nextBoolean() ? shift : random.nextLong();
            long imm = random.nextBoolean() ? shift : random.nextLong();
            long rs1 = random.nextLong() >> random.nextInt(64);
            assertAgree(kind, rs1, rs2, imm, random.nextInt() & 0xffffffffL, random.nextLong());
        }
    }

    @ParameterizedTest
    @EnumSource(RowKind.class)
    void interleavedKindsHaveInterleavedTables(RowKind kind) {
        kind.table()
                .ifPresent(
                        name ->
                                assertEquals(
                                        kind.has(OpFlag.INTERLEAVED),
                                        LookupTables.of(name).isInterleaved()));
    }

    private static void assertAgree(
            RowKind kind, long rs1, long rs2, long imm, long pc, long word) {
        LookupTable table = LookupTables.of(kind.table().orElseThrow());
        long right = kind.has(OpFlag.INTERLEAVED_RS2) ? rs2 : imm;
        BigInteger index =
                table.isInterleaved()
                        ? join(Bits.interleaveHigh(rs1, right), Bits.interleaveLow(rs1, right))
                        : single(kind, rs1, rs2, imm, pc, word);
        long high = index.shiftRight(64).longValue();
        long low = index.longValue();
        assertEquals(kind.indexHi(rs1, rs2, imm, pc, word), high);
        assertEquals(kind.indexLo(rs1, rs2, imm, pc, word), low);
        long value =
                table.isInterleaved()
                        ? table.value(Bits.left(high, low), Bits.right(high, low))
                        : table.value(high, low);
        assertEquals(kind.output(rs1, rs2, imm, pc, word), value);
    }

    /** Constraint 1: the sum of the flagged summands. */
    private static BigInteger single(
            RowKind kind, long rs1, long rs2, long imm, long pc, long word) {
        BigInteger sum = BigInteger.ZERO;
        sum = kind.has(OpFlag.ADD_RS1) ? sum.add(u(rs1)) : sum;
        sum = kind.has(OpFlag.ADD_PC) ? sum.add(u(pc)) : sum;
        sum = kind.has(OpFlag.ADD_RS2) ? sum.add(u(rs2)) : sum;
        sum = kind.has(OpFlag.ADD_IMM) ? sum.add(u(imm)) : sum;
        sum = kind.has(OpFlag.SUB) ? sum.add(u(rs1)).subtract(u(rs2)).add(WORD) : sum;
        sum = kind.has(OpFlag.MUL_RR) ? sum.add(u(rs1).multiply(u(rs2))) : sum;
        sum = kind.has(OpFlag.MUL_RI) ? sum.add(u(rs1).multiply(u(imm))) : sum;
        return kind.has(OpFlag.LOAD) || kind.has(OpFlag.ADVICE) ? u(word) : sum;
    }

    private static BigInteger u(long v) {
        return new BigInteger(Long.toUnsignedString(v));
    }

    private static BigInteger join(long high, long low) {
        return u(high).shiftLeft(64).add(u(low));
    }
}
