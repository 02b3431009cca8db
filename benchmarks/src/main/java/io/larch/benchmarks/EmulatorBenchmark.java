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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Instructions per second of the machine without a trace, rows per second with one: of a tight loop
 * (fibonacci), of straight code (a chain of SHA-256) and of code full of calls and jumps (an
 * interpreter). Each runs as long as its input says, so start-up does not count.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class EmulatorBenchmark {
    /** A bundled guest. */
    @Param public Workload guest;

    private GuestProgram program;

    /** What is run, with the inputs of a long run and of one that is traced. */
    public enum Workload {
        /** The n-th Fibonacci number. */
        FIBONACCI("fibonacci", rounds(20_000_000), rounds(200_000)),
        /** n links. */
        SHA256_CHAIN("sha256-chain", rounds(10_000), rounds(100)),
        /** n times round the loop of a byte-code program. */
        INTERPRETER("interpreter", loop(14_000), loop(1_500));

        private final String name;
        private final GuestInput longRun;
        private final GuestInput tracedRun;

        Workload(String name, GuestInput longRun, GuestInput tracedRun) {
            this.name = name;
            this.longRun = longRun;
            this.tracedRun = tracedRun;
        }
    }

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
        program = Guests.program(guest.name);
    }

    /** Runs the guest without a trace. */
    @Benchmark
    public ExecutionReport machine(Count count) throws GuestException {
        ExecutionReport run =
                Machine.run(program, guest.longRun, Long.MAX_VALUE, HostListener.NONE);
        count.instructions += run.instructions();
        return run;
    }

    /** Runs the guest and records its trace. */
    @Benchmark
    public Trace tracer(Count count) throws GuestException {
        Trace trace = Tracer.trace(program, guest.tracedRun, 1 << 24);
        count.rows += trace.cycles();
        return trace;
    }

    private static GuestInput rounds(long n) {
        byte[] bytes = new byte[Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(n);
        return GuestInput.of(bytes);
    }

    /** Counts variable 0 down to 0; the instructions are those of interpreter.c. */
    private static GuestInput loop(long n) {
        byte load = 2;
        byte push = 1;
        byte store = 3;
        byte subtract = 5;
        byte jumpIf = 11;
        byte[] code = {load, 0, push, 1, subtract, store, 0, load, 0, jumpIf, 0, 0};
        ByteBuffer variables = ByteBuffer.allocate(16 * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        return new GuestInput(code, variables.putLong(0, n).array());
    }
}
