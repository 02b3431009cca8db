// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Map;

/**
 * What a finished run did.
 *
 * @param cycles rows executed, the one that jumps to HALT included
 * @param instructions source instructions executed
 * @param logT log2 of the padded trace length: {@code 2^logT >= cycles + 1}, at least 10
 * @param output the output bytes
 * @param panicked whether the panic word is 1
 * @param terminated whether the termination word is 1
 * @param instructionCounts executed instructions by kind, without zeros
 * @param touchedCells number of memory cells read or written
 * @param ioBlock the I/O block at halt, which the statement makes public
 */
public record ExecutionReport(
        long cycles,
        long instructions,
        int logT,
        byte[] output,
        boolean panicked,
        boolean terminated,
        Map<Instruction, Long> instructionCounts,
        long touchedCells,
        long[] ioBlock) {
    /** The shortest trace is 2^10 cycles. */
    public static final int MIN_LOG_T = 10;

    /** log2 of the padded length of a trace of {@code cycles} rows before HALT. */
    public static int logT(long cycles) {
        return Math.max(MIN_LOG_T, GuestProgram.log2Ceil(Math.addExact(cycles, 1)));
    }
}
