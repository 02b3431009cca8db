// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Arrays;
import java.util.function.LongToIntFunction;

/**
 * Executes the expanded rows and records the {@link Trace}.
 *
 * <p>The machine runs first, so traps are found and the length is known before anything is
 * allocated; the rows are then executed by their own meaning, and the two must agree.
 */
public final class Tracer {
    private final RowMachine machine;
    private final Trace trace;

    private Tracer(GuestProgram program, GuestInput input, ExecutionReport report, int logT) {
        MemoryLayout layout = program.layout();
        long[] privateWords = PublicBlock.privateWords(layout, input.privateInput());
        long[] block = PublicBlock.of(layout, input.input(), new byte[0], false, false);
        GuestMemory memory = new GuestMemory(layout);
        memory.fill(program, block, privateWords);
        machine = new RowMachine(program, memory, RowMachine.AdviceSource.HONEST);
        trace = new Trace(program, report, logT, privateWords, memory);
    }

    /**
     * Runs a guest and records its trace, padded to the length of {@link ExecutionReport#logT}.
     *
     * @param program the guest
     * @param input what it reads
     * @param maxCycles the most rows it may take, below 2^30
     * @return the trace
     * @throws GuestException as {@link Machine#run}
     * @throws IllegalArgumentException if {@code maxCycles >= 2^30}
     */
    public static Trace trace(GuestProgram program, GuestInput input, long maxCycles)
            throws GuestException {
        return trace(program, input, maxCycles, ExecutionReport::logT, HostListener.NONE);
    }

    /**
     * Runs a guest and records its trace.
     *
     * @param program the guest
     * @param input what it reads
     * @param maxCycles the most rows it may take, below 2^30
     * @param padding log2 of the padded length as a function of the cycles; more than the cycles
     * @param listener hears what the guest tells the host
     * @return the trace
     * @throws GuestException as {@link Machine#run}
     * @throws IllegalArgumentException if {@code maxCycles >= 2^30} or the padding is too short
     */
    public static Trace trace(
            GuestProgram program,
            GuestInput input,
            long maxCycles,
            LongToIntFunction padding,
            HostListener listener)
            throws GuestException {
        if (maxCycles >= 1L << 30) {
            throw new IllegalArgumentException("a trace has fewer than 2^30 cycles");
        }
        ExecutionReport report = Machine.run(program, input, maxCycles, listener);
        int logT = padding.applyAsInt(report.cycles());
        if (logT < 1 || logT > 30 || report.cycles() >= 1L << logT) {
            throw new IllegalArgumentException(
                    report.cycles() + " cycles do not fit a trace of 2^" + logT);
        }
        Tracer tracer = new Tracer(program, input, report, logT);
        tracer.execute(program.entryRow());
        if (!Arrays.equals(report.ioBlock(), tracer.trace.finalMemory().ioBlock())) {
            throw new IllegalStateException("rows and instructions disagree on the I/O block");
        }
        return tracer.trace;
    }

    private void execute(int entryRow) throws GuestException {
        int row = entryRow;
        for (int cycle = 0; cycle < trace.length(); cycle++) {
            if (row == 0 != cycle >= trace.cycles()) {
                throw new IllegalStateException("rows and instructions disagree on the length");
            }
            trace.row()[cycle] = row;
            row = machine.step(row);
            record(cycle);
        }
    }

    private void record(int cycle) {
        trace.rs1Value()[cycle] = machine.rs1;
        trace.rs2Value()[cycle] = machine.rs2;
        trace.rdPre()[cycle] = machine.rdPre;
        trace.rdPost()[cycle] = machine.rdPost;
        trace.cell()[cycle] = machine.cell;
        trace.ramPre()[cycle] = machine.ramPre;
        trace.ramPost()[cycle] = machine.ramPost;
    }
}
