// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Program;
import io.larch.Proof;
import io.larch.Prover;
import io.larch.ProvingOptions;
import io.larch.PublicParameters;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ConsoleListener;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Failures;
import io.larch.cli.console.Hex;
import io.larch.cli.console.PeakMemory;
import io.larch.cli.console.Report;
import io.larch.cli.console.StageProgress;
import io.larch.cli.console.Stopwatch;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.riscv.GuestInput;
import java.util.HexFormat;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Makes a zkVM proof. */
@Command(name = "prove", description = "Runs a guest and proves the run.")
final class ProveCommand extends AbstractCommand {
    @Mixin private GuestOptions guest;

    @Mixin private ParameterOptions parameters;

    @Option(
            names = {"-o", "--proof"},
            paramLabel = "PROOF",
            required = true,
            description = "Where the proof goes.")
    private String out;

    @Option(names = "--allow-panic", description = "Prove a run that panicked, as such.")
    private boolean allowPanic;

    @Option(
            names = "--log-t",
            paramLabel = "T",
            description = "Pad to at least 2^T cycles (default: the smallest size class).")
    private int logT;

    ProveCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    String output() {
        return out;
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Program program = guest.program();
        GuestInput input = guest.input();
        ProvingOptions options = options();
        PublicParameters reference = parameters.parameters(terminal());
        StageProgress progress = new StageProgress(terminal());
        Stopwatch clock = new Stopwatch();
        try (Prover prover = new Prover(reference, parameters.threads())) {
            Prover.Result result =
                    Failures.guarded(
                            terminal(),
                            () ->
                                    prover.prove(
                                            program,
                                            input,
                                            options,
                                            new ConsoleListener(terminal()),
                                            progress));
            double seconds = clock.seconds();
            Report stages = progress.report();
            byte[] bytes = result.proof().encode();
            UserFiles.write(out, bytes, terminal().out());
            describe(report, result, seconds, bytes.length, PeakMemory.bytes());
            report.put("stages", stages);
            return ExitCode.FINE;
        }
    }

    private ProvingOptions options() throws CommandFailure {
        try {
            return new ProvingOptions(guest.maxCycles(), allowPanic, logT);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private static void describe(
            Report report, Prover.Result result, double seconds, int bytes, long peak) {
        Proof proof = result.proof();
        report.put("cycles", result.cycles())
                .put("logT", proof.proof().t())
                .put("seconds", seconds)
                .put("cyclesPerSecond", result.cycles() / seconds)
                .put("proofBytes", bytes)
                .put("peakMemoryBytes", peak)
                .put("programDigest", Hex.of(proof.key().digest()))
                .put("outputHex", HexFormat.of().formatHex(proof.statement().output()))
                .put("panic", proof.statement().panic() != 0)
                .put("shape", ShapeText.of(proof.shape()));
    }
}
