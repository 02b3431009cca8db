// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a prover answers in an advice row, the asserts leave at most one result. */
class AdviceSoundnessTest {
    private static final int RD = 7;

    static Stream<Instruction> instructionsWithAdvice() {
        return Arrays.stream(Instruction.values()).filter(kind -> usesAdvice(program(kind).rows()));
    }

    @Test
    void exactlyTheDivisionsUseAdvice() {
        Set<String> names = new LinkedHashSet<>();
        instructionsWithAdvice().forEach(kind -> names.add(kind.name()));
        assertEquals(Set.of("DIV", "DIVU", "REM", "REMU", "DIVW", "DIVUW", "REMW", "REMUW"), names);
    }

    @ParameterizedTest
    @MethodSource("instructionsWithAdvice")
    void wrongAdviceIsRejectedOrChangesNothing(Instruction kind) throws GuestException {
        Seeds.each(AdviceSoundnessTest.class, kind, 1, random -> lie(kind, random));
    }

    private static void lie(Instruction kind, Random random) throws GuestException {
        GuestProgram program = program(kind);
        int rejected = 0;
        for (int n = 0; n < 400; n++) {
            long a = Seeds.word(random);
            long b = random.nextInt(6) == 0 ? 0 : Seeds.word(random);
            long honest = run(program, a, b, RowMachine.AdviceSource.HONEST);
            for (long wrong : wrongAnswers(random, a, b, honest)) {
                try {
                    assertEquals(honest, run(program, a, b, (advice, x, y) -> wrong));
                } catch (GuestException.AssertFailed e) {
                    rejected++;
                }
            }
        }
        assertTrue(rejected > 0);
    }

    @Test
    void instructionsWithoutAdviceNeverAsk() throws GuestException {
        for (Instruction kind : Instruction.values()) {
            GuestProgram program = program(kind);
            if (!usesAdvice(program.rows()) && kind.format().isPure()) {
                run(
                        program,
                        5,
                        6,
                        (advice, x, y) -> {
                            throw new AssertionError(kind);
                        });
            }
        }
        assertFalse(usesAdvice(program(Instruction.ADD).rows()));
    }

    private static long[] wrongAnswers(Random random, long a, long b, long honest) {
        long inverse = inverse(b | 1);
        return new long[] {
            honest + 1,
            honest - 1,
            -honest,
            ~honest,
            honest + Long.MIN_VALUE,
            honest + (1L << 32),
            honest - (1L << 32),
            honest & 0xffffffffL,
            0,
            1,
            -1,
            2,
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            a * inverse,
            -a * inverse,
            (a - 1) * inverse,
            (a + b) * inverse,
            a,
            b,
            Seeds.word(random),
            random.nextLong(),
        };
    }

    /** 1/odd mod 2^64: the quotients that multiply back to a word without being quotients. */
    private static long inverse(long odd) {
        long x = odd;
        for (int i = 0; i < 6; i++) {
            x *= 2 - odd * x;
        }
        return x;
    }

    private static long run(GuestProgram program, long a, long b, RowMachine.AdviceSource advice)
            throws GuestException {
        RowMachine rows = new RowMachine(program, new GuestMemory(program.layout()), advice);
        rows.x[5] = a;
        rows.x[6] = b;
        int row = program.rowAt(Guests.START);
        while (program.rows().addr()[row] == Guests.START) {
            row = rows.step(row);
        }
        return rows.x[RD];
    }

    private static GuestProgram program(Instruction kind) {
        return Guests.of(
                Guests.encode(kind, RD, 5, 6, 8), Guests.encode(Instruction.EBREAK, 0, 0, 0, 0));
    }

    private static boolean usesAdvice(RowTable rows) {
        for (int row = 0; row < rows.used(); row++) {
            if (rows.kind(row) == RowKind.VIRTUAL_ADVICE) {
                return true;
            }
        }
        return false;
    }
}
