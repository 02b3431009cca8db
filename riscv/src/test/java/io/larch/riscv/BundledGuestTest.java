// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed guests compute what their authors say, in rows as in instructions. */
class BundledGuestTest {

    static Stream<BundledGuest> guests() {
        return BundledGuest.all();
    }

    @ParameterizedTest
    @MethodSource("guests")
    void writesItsExpectedOutput(BundledGuest guest) throws GuestException {
        GuestProgram program = guest.program();
        ExecutionReport report = Machine.run(program, guest.input(), 1 << 24, HostListener.NONE);
        assertArrayEquals(guest.output(), report.output());
        assertEquals(!report.panicked(), report.terminated());
        assertEquals(guest.name().equals("panic"), report.panicked());
        Trace trace = Tracer.trace(program, guest.input(), 1 << 24);
        assertEquals(report.cycles(), trace.cycles());
        assertEquals(report.logT(), trace.logT());
        assertArrayEquals(report.ioBlock(), trace.ioBlock());
        assertTrue(report.touchedCells() > 0);
        long counted =
                report.instructionCounts().values().stream().mapToLong(Long::longValue).sum();
        assertEquals(report.instructions(), counted);
    }

    @Test
    void cycleCountsAreTheGoldenOnes() throws IOException, GuestException {
        StringBuilder text = new StringBuilder("guest,instructions,cycles,rows\n");
        for (BundledGuest guest : BundledGuest.all().toList()) {
            GuestProgram program = guest.program();
            ExecutionReport report =
                    Machine.run(program, guest.input(), 1 << 24, HostListener.NONE);
            text.append(
                    "%s,%d,%d,%d\n"
                            .formatted(
                                    guest.name(),
                                    report.instructions(),
                                    report.cycles(),
                                    program.rows().used()));
        }
        Golden.check("guests.csv", text);
    }
}
