// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Ceremony;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Failures;
import io.larch.cli.console.Report;
import io.larch.cli.console.StageProgress;
import io.larch.cli.console.Stopwatch;
import io.larch.cli.console.Terminal;
import io.larch.wrapper.WrapperCeremony;
import io.larch.wrapper.WrapperCircuit;
import io.larch.zkvm.shape.ProofShape;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Begins a ceremony. */
@Command(
        name = "start",
        description = {"Begins a ceremony: computes the keys that everybody can forge under."})
final class CeremonyStartCommand extends AbstractCommand {
    @Parameters(
            index = "0",
            paramLabel = "SHAPE_OR_ELF",
            description = "The shape, or a guest whose proofs have it.")
    private String shapeOrElf;

    @Mixin private ShapeOptions shapes;

    @Option(
            names = "--ptau",
            paramLabel = "FILE",
            required = true,
            description = "Powers of tau of a public ceremony; best prepared for phase 2.")
    private Path ptau;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "STATE",
            required = true,
            description = "Where the state goes.")
    private String out;

    @Mixin private final CeremonyOptions options;

    CeremonyStartCommand(Terminal terminal, Function<ProofShape, WrapperCircuit> circuits) {
        super(terminal);
        this.options = new CeremonyOptions(circuits);
    }

    @Override
    String output() {
        return out;
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        ProofShape shape = shapes.shape(shapeOrElf, terminal());
        StageProgress progress = new StageProgress(terminal());
        Stopwatch clock = new Stopwatch();
        try (Ceremony ceremony = options.open()) {
            WrapperCeremony state =
                    Failures.guarded(terminal(), () -> ceremony.start(shape, ptau, progress));
            CeremonyOptions.write(state, out, terminal());
            progress.finish();
            terminal().stagesDone();
            CeremonyOptions.describe(report, state);
        }
        report.put("seconds", clock.seconds());
        return ExitCode.FINE;
    }
}
