// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rows of a division on words of six bits, for every dividend, divisor and advice: the asserts
 * accept some advice and every accepted advice gives the result of the manual.
 *
 * <p>The recipes treat the word length as a parameter (the sign bit is their only wide constant),
 * so this decides the question that random 64-bit advice can only sample.
 */
class DivisionExhaustiveTest {
    private static final int BITS = 6;
    private static final int SIZE = 1 << BITS;
    private static final int MASK = SIZE - 1;
    private static final int RD = 7;
    private static final int A = 5;
    private static final int B = 6;

    @ParameterizedTest
    @EnumSource(names = {"DIV", "DIVU", "REM", "REMU"})
    void everyAcceptedAdviceGivesTheQuotientAndRemainderOfTheManual(Instruction kind) {
        RowTable rows = Guests.of(Guests.encode(kind, RD, A, B, 0)).rows();
        for (int a = 0; a < SIZE; a++) {
            for (int b = 0; b < SIZE; b++) {
                int accepted = 0;
                for (int advice = 0; advice < SIZE; advice++) {
                    OptionalInt result = run(rows, a, b, advice);
                    if (result.isPresent()) {
                        accepted++;
                        assertEquals(manual(kind, a, b) & MASK, result.getAsInt(), a + "/" + b);
                    }
                }
                int expected =
                        b == 0 && (kind == Instruction.REM || kind == Instruction.REMU) ? SIZE : 1;
                assertEquals(expected, accepted, a + "/" + b);
            }
        }
    }

    private static int manual(Instruction kind, int a, int b) {
        int signedA = signed(a);
        int signedB = signed(b);
        return switch (kind) {
            case DIV -> b == 0 ? -1 : signedA / signedB;
            case REM -> b == 0 ? signedA : signedA % signedB;
            case DIVU -> b == 0 ? -1 : a / b;
            default -> b == 0 ? a : a % b;
        };
    }

    /** rd after the rows, or empty if an assert fails. */
    private static OptionalInt run(RowTable rows, int a, int b, int advice) {
        int[] x = new int[Registers.COUNT];
        x[A] = a;
        x[B] = b;
        for (int row = 1; row < rows.used(); row++) {
            int left = x[rows.rs1()[row]];
            int right = x[rows.rs2()[row]];
            int imm = (int) (rows.imm()[row] == Long.MIN_VALUE ? SIZE / 2 : rows.imm()[row]);
            int output =
                    switch (rows.kind(row)) {
                        case VIRTUAL_ADVICE -> advice;
                        case VIRTUAL_PEXT_SIGNEDI -> signBit(left, imm);
                        case ORI -> left | imm;
                        case ADDI -> left + imm;
                        case MUL -> left * right;
                        case SUB -> left - right;
                        case VIRTUAL_ASSERT_LTE -> bit(left <= right);
                        case VIRTUAL_ASSERT_MUL_U_NO_OVERFLOW -> bit(left * right < SIZE);
                        case VIRTUAL_ASSERT_VALID_DIV0 -> bit(left != 0 || right == MASK);
                        case VIRTUAL_ASSERT_VALID_UNSIGNED_REMAINDER ->
                                bit(right == 0 || left < right);
                        default -> throw new AssertionError(rows.kind(row));
                    };
            if (rows.kind(row).has(OpFlag.ASSERT) && output != 1) {
                return OptionalInt.empty();
            }
            if (rows.kind(row).has(OpFlag.WRITE_LOOKUP)) {
                x[rows.rd()[row]] = output & MASK;
            }
        }
        return OptionalInt.of(x[RD]);
    }

    private static int signBit(int value, int mask) {
        assertEquals(SIZE / 2, mask);
        return (value & mask) != 0 ? MASK : 0;
    }

    private static int signed(int value) {
        return value >= SIZE / 2 ? value - SIZE : value;
    }

    private static int bit(boolean condition) {
        return condition ? 1 : 0;
    }
}
