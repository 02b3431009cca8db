// SPDX-License-Identifier: Apache-2.0
package io.larch.benchmarks;

import io.larch.riscv.ExecutionReport;
import io.larch.riscv.GuestException;
import io.larch.riscv.GuestInput;
import io.larch.riscv.GuestProgram;
import io.larch.riscv.HostListener;
import io.larch.riscv.Machine;
import io.larch.riscv.Trace;
import io.larch.riscv.Tracer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Instructions per second of the machine without a trace, rows per second with one. The fibonacci
 * guest runs as many rounds as its input says, so start-up does not count.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EmulatorBenchmark {
    private static final long LONG_RUN = 20_000_000;
    private static final long SHORT_RUN = 200_000;

    private GuestProgram fibonacci;
    private GuestInput longRun;
    private GuestInput shortRun;

    /** Counts what a run did. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.OPERATIONS)
    public static class Count {
        /** Source instructions. */
        public long instructions;

        /** Rows of the trace. */
        public long rows;
    }

    /** Loads the guest. */
    @Setup
    public void load() {
        fibonacci = Guests.program("fibonacci");
        longRun = rounds(LONG_RUN);
        shortRun = rounds(SHORT_RUN);
    }

    /** Runs the guest without a trace. */
    @Benchmark
    public ExecutionReport machine(Count count) throws GuestException {
        ExecutionReport run = Machine.run(fibonacci, longRun, Long.MAX_VALUE, HostListener.NONE);
        count.instructions += run.instructions();
        return run;
    }

    /** Runs the guest and records its trace. */
    @Benchmark
    public Trace tracer(Count count) throws GuestException {
        Trace trace = Tracer.trace(fibonacci, shortRun, 1 << 24);
        count.rows += trace.cycles();
        return trace;
    }

    private static GuestInput rounds(long n) {
        byte[] bytes = new byte[Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(n);
        return GuestInput.of(bytes);
    }
}
