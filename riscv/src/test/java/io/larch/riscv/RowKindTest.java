// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RowKindTest {
    private static final BigInteger TWO64 = BigInteger.ONE.shiftLeft(64);
    private static final Set<OpFlag> SUMMANDS = EnumSet.range(OpFlag.ADD_RS1, OpFlag.LOAD);

    /** The sets of summands of the right operand that occur. */
    private static final List<Set<OpFlag>> RIGHT_OPERANDS =
            List.of(
                    EnumSet.noneOf(OpFlag.class),
                    EnumSet.of(OpFlag.ADD_RS1),
                    EnumSet.of(OpFlag.ADD_IMM),
                    EnumSet.of(OpFlag.ADD_RS1, OpFlag.ADD_IMM),
                    EnumSet.of(OpFlag.ADD_RS1, OpFlag.ADD_RS2),
                    EnumSet.of(OpFlag.ADD_PC, OpFlag.ADD_IMM),
                    EnumSet.of(OpFlag.SUB),
                    EnumSet.of(OpFlag.MUL_RR),
                    EnumSet.of(OpFlag.MUL_RI),
                    EnumSet.of(OpFlag.INTERLEAVED_RS2),
                    EnumSet.of(OpFlag.INTERLEAVED_IMM),
                    EnumSet.of(OpFlag.LOAD));

    @ParameterizedTest
    @EnumSource
    void flagsCombineAsTheConstraintsDemand(RowKind kind) {
        Set<OpFlag> right = EnumSet.copyOf(SUMMANDS);
        right.retainAll(kind.flags());
        assertTrue(RIGHT_OPERANDS.contains(right), "right operand " + right);
        boolean pair = kind.has(OpFlag.INTERLEAVED);
        boolean pairOperand = kind.has(OpFlag.INTERLEAVED_RS2) || kind.has(OpFlag.INTERLEAVED_IMM);
        assertEquals(pair, pairOperand);
        assertTrue(!kind.has(OpFlag.ADVICE) || right.isEmpty());
        assertTrue(count(kind, OpFlag.LOAD, OpFlag.STORE) <= 1);
        assertTrue(
                count(kind, OpFlag.WRITE_LOOKUP, OpFlag.JUMP, OpFlag.ASSERT, OpFlag.BRANCH) <= 1);
        assertEquals(
                kind.table().isEmpty(),
                count(kind, OpFlag.WRITE_LOOKUP, OpFlag.JUMP, OpFlag.ASSERT, OpFlag.BRANCH) == 0);
        assertTrue(!kind.has(OpFlag.LOAD) || kind.has(OpFlag.WRITE_LOOKUP));
        assertTrue(!kind.has(OpFlag.ADVICE) || kind.has(OpFlag.WRITE_LOOKUP));
        assertFalse(kind.has(OpFlag.STORE) && kind.writesRegister());
    }

    @Test
    void jalIsNumberZeroAndNumbersHaveSevenBits() {
        assertEquals(0, RowKind.JAL.op());
        assertTrue(RowKind.values().length <= 128);
        assertEquals(17, OpFlag.values().length);
    }

    /** The index is the operands' by the constraints' formula over the integers. */
    @ParameterizedTest
    @EnumSource
    void indexIsTheSumOfItsOperands(RowKind kind) {
        states(kind, RowKindTest::checkIndex);
    }

    private static void checkIndex(RowKind kind, State s) {
        BigInteger left = kind.has(OpFlag.INTERLEAVED) ? unsigned(s.rs1) : BigInteger.ZERO;
        BigInteger right = kind.has(OpFlag.ADVICE) ? unsigned(s.word) : right(kind, s);
        BigInteger expected = kind.has(OpFlag.INTERLEAVED) ? interleave(left, right) : right;
        assertEquals(expected, index(kind, s));
    }

    /** A table applied to the index gives the meaning; tables are written from their definition. */
    @ParameterizedTest
    @EnumSource
    void tableOfTheIndexIsTheMeaning(RowKind kind) {
        states(kind, RowKindTest::checkMeaning);
    }

    private static void checkMeaning(RowKind kind, State s) {
        BigInteger expected =
                kind.table()
                        .map(table -> Tables.apply(table, index(kind, s)))
                        .orElse(BigInteger.ZERO);
        assertEquals(expected, unsigned(kind.output(s.rs1, s.rs2, s.imm, s.pc, s.word)));
    }

    private static void states(RowKind kind, BiConsumer<RowKind, State> check) {
        Seeds.each(
                RowKindTest.class,
                kind,
                1,
                random -> {
                    for (int n = 0; n < 2000; n++) {
                        check.accept(kind, State.random(random));
                    }
                });
    }

    private record State(long rs1, long rs2, long imm, long pc, long word) {
        static State random(Random random) {
            long a = Seeds.word(random);
            long b = random.nextInt(8) == 0 ? a : Seeds.word(random);
            long pc = random.nextLong() >>> 1;
            return new State(a, b, random.nextBoolean() ? b : Seeds.word(random), pc, a ^ b);
        }
    }

    private static BigInteger index(RowKind kind, State s) {
        return unsigned(kind.indexHi(s.rs1, s.rs2, s.imm, s.pc, s.word))
                .shiftLeft(64)
                .add(unsigned(kind.indexLo(s.rs1, s.rs2, s.imm, s.pc, s.word)));
    }

    private static BigInteger right(RowKind kind, State s) {
        BigInteger sum = BigInteger.ZERO;
        for (OpFlag flag : kind.flags()) {
            BigInteger term =
                    switch (flag) {
                        case ADD_RS1 -> unsigned(s.rs1);
                        case ADD_PC -> unsigned(s.pc);
                        case ADD_RS2, INTERLEAVED_RS2 -> unsigned(s.rs2);
                        case ADD_IMM, INTERLEAVED_IMM -> unsigned(s.imm);
                        case SUB -> unsigned(s.rs1).subtract(unsigned(s.rs2)).add(TWO64);
                        case MUL_RR -> unsigned(s.rs1).multiply(unsigned(s.rs2));
                        case MUL_RI -> unsigned(s.rs1).multiply(unsigned(s.imm));
                        case LOAD -> unsigned(s.word);
                        default -> BigInteger.ZERO;
                    };
            sum = sum.add(term);
        }
        return sum;
    }

    private static int count(RowKind kind, OpFlag... flags) {
        int count = 0;
        for (OpFlag flag : flags) {
            count += kind.has(flag) ? 1 : 0;
        }
        return count;
    }

    private static BigInteger interleave(BigInteger x, BigInteger y) {
        BigInteger v = BigInteger.ZERO;
        for (int i = 0; i < 64; i++) {
            v = x.testBit(i) ? v.setBit(2 * i + 1) : v;
            v = y.testBit(i) ? v.setBit(2 * i) : v;
        }
        return v;
    }

    private static BigInteger unsigned(long value) {
        BigInteger v = BigInteger.valueOf(value);
        return value < 0 ? v.add(TWO64) : v;
    }
}
