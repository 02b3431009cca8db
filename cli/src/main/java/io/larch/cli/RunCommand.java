// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Execution;
import io.larch.Program;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ConsoleListener;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.GuestFailures;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.riscv.ExecutionReport;
import io.larch.riscv.GuestException;
import io.larch.riscv.GuestProfile;
import io.larch.riscv.Trace;
import io.larch.riscv.Tracer;
import java.util.HexFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Executes a guest without proving it. */
@Command(name = "run", description = "Executes a guest and reports what it did.")
final class RunCommand extends AbstractCommand {
    /** Longer runs are not traced in passing: a trace takes 56 bytes a cycle. */
    private static final long PROFILED_CYCLES = 1L << 22;

    private static final int CORES = Runtime.getRuntime().availableProcessors();

    @Mixin private GuestOptions guest;

    @Option(names = "--output", paramLabel = "FILE", description = "Where the output bytes go.")
    private String output;

    RunCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    String output() {
        return output == null ? "" : output;
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Program program = guest.program();
        ConsoleListener listener = new ConsoleListener(terminal());
        try {
            ExecutionReport run =
                    Execution.run(program, guest.input(), guest.maxCycles(), listener);
            describe(report, program, run);
            addDetails(report, run, listener);
            addFunctions(report, program, run);
            if (output != null) {
                UserFiles.write(output, run.output(), terminal().out());
            }
            return run.panicked() || !run.terminated() ? ExitCode.GUEST_FAILED : ExitCode.FINE;
        } catch (GuestException e) {
            GuestFailures.explain(e, terminal());
            report.put("cycles", e.context().cycles())
                    .put("instructions", Report.NULL)
                    .put("logT", Report.NULL)
                    .put("outputHex", "")
                    .put("panic", false)
                    .put("trap", GuestFailures.report(e))
                    .put("predictedMemoryBytes", Report.NULL);
            return ExitCode.GUEST_FAILED;
        }
    }

    private static void describe(Report report, Program program, ExecutionReport run) {
        int logT = Program.proofLogT(run.cycles());
        report.put("cycles", run.cycles())
                .put("instructions", run.instructions())
                .put("logT", logT)
                .put("outputHex", HexFormat.of().formatHex(run.output()))
                .put("panic", run.panicked())
                .put("trap", Report.NULL)
                .put("predictedMemoryBytes", program.predictedMemoryBytes(logT))
                .put("predictedSeconds", program.predictedSeconds(logT, CORES, System::nanoTime));
    }

    /** Cycles by function, for runs short enough to be traced in passing. */
    private void addFunctions(Report report, Program program, ExecutionReport run)
            throws CommandFailure, GuestException {
        if (run.cycles() > PROFILED_CYCLES) {
            terminal().say("larch: too long for cycles by function; see larch profile guest");
            return;
        }
        Trace trace = Tracer.trace(program.guest(), guest.input(), run.cycles());
        report.put("functionCycles", Report.descending(GuestProfile.of(trace).functions()));
    }

    private void addDetails(Report report, ExecutionReport run, ConsoleListener listener) {
        report.put("touchedCells", run.touchedCells());
        report.put("instructionCounts", Report.descending(run.instructionCounts()));
        if (!listener.totals().isEmpty()) {
            Report labels = new Report();
            listener.totals().forEach(labels::put);
            report.put("labelledCycles", labels);
        }
    }
}
