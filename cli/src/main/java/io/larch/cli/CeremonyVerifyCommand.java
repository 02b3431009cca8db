// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Ceremony;
import io.larch.PublicParametersException;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Report;
import io.larch.cli.console.StageProgress;
import io.larch.cli.console.Stopwatch;
import io.larch.cli.console.Terminal;
import io.larch.groth16.Beacon;
import io.larch.groth16.CeremonyException;
import io.larch.wrapper.WrapperCeremony;
import io.larch.wrapper.WrapperCircuit;
import io.larch.zkvm.shape.ProofShape;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a ceremony. */
@Command(
        name = "verify",
        description = {
            "Checks a ceremony: computes phase 1 again and checks every contribution.",
            "Compare the transcript hashes with those that the contributors published,",
            "and the beacon with what was announced (or give it)."
        })
final class CeremonyVerifyCommand extends AbstractCommand {
    @Parameters(index = "0", paramLabel = "STATE", description = "The state to check.")
    private String file;

    @Parameters(
            index = "1",
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

    @Mixin private BeaconOptions beacon;

    @Mixin private final CeremonyOptions options;

    CeremonyVerifyCommand(Terminal terminal, Function<ProofShape, WrapperCircuit> circuits) {
        super(terminal);
        this.options = new CeremonyOptions(circuits);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Optional<Beacon> announced = beacon.given();
        StageProgress progress = new StageProgress(terminal());
        Stopwatch clock = new Stopwatch();
        String reason = null;
        try (Ceremony ceremony = options.open()) {
            WrapperCeremony state = CeremonyOptions.read(ceremony, file);
            CeremonyOptions.requireShape(state, file, shapes.shape(shapeOrElf, terminal()));
            try {
                ceremony.verify(state, ptau, announced, progress);
            } catch (CeremonyException e) {
                reason = e.getMessage();
            } catch (PublicParametersException e) {
                throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
            }
            progress.finish();
            terminal().stagesDone();
            report.put("valid", reason == null)
                    .put("reason", reason == null ? Report.NULL : reason);
            CeremonyOptions.describe(report, state);
        }
        report.put("seconds", clock.seconds());
        return reason == null ? ExitCode.FINE : ExitCode.INVALID_PROOF;
    }
}
