// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class TracerTest {
    /** Copies the first input word to the output, incremented, and ends well. */
    private static final GuestProgram INCREMENT =
            Guests.of(
                    Guests.encode(Instruction.LUI, 5, 0, 0, 0x80000),
                    Guests.encode(Instruction.SLLI, 5, 5, 0, 32),
                    Guests.encode(Instruction.SRLI, 5, 5, 0, 32),
                    Guests.encode(Instruction.LUI, 6, 0, 0, 2),
                    Guests.encode(Instruction.SUB, 6, 5, 6, 0),
                    Guests.encode(Instruction.LD, 7, 6, 0, 24),
                    Guests.encode(Instruction.ADDI, 7, 7, 0, 1),
                    Guests.encode(Instruction.LUI, 8, 0, 0, 1),
                    Guests.encode(Instruction.ADD, 8, 6, 8, 0),
                    Guests.encode(Instruction.SD, 0, 8, 7, 8),
                    Guests.encode(Instruction.ADDI, 9, 0, 0, 8),
                    Guests.encode(Instruction.SW, 0, 8, 9, 0),
                    Guests.encode(Instruction.ADDI, 9, 0, 0, 1),
                    Guests.encode(Instruction.SB, 0, 6, 9, 0),
                    Guests.encode(Instruction.EBREAK, 0, 0, 0, 0));

    @Test
    void recordsARunThatReadsInputAndWritesOutput() throws GuestException {
        GuestInput input = GuestInput.of(new byte[] {41, 1, 0, 0, 0, 0, 0, 0});
        Trace trace = Tracer.trace(INCREMENT, input, 1000);
        ExecutionReport report = Machine.run(INCREMENT, input, 1000, HostListener.NONE);
        assertEquals(ExecutionReport.MIN_LOG_T, trace.logT());
        assertEquals(15, report.instructions());
        assertEquals(report.cycles(), trace.cycles());
        assertTrue(report.terminated());
        assertArrayEquals(new byte[] {42, 1, 0, 0, 0, 0, 0, 0}, report.output());
        assertArrayEquals(report.ioBlock(), trace.ioBlock());
        assertEquals(0, trace.row()[trace.length() - 1]);
    }
}
