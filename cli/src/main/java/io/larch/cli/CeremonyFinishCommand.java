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
import io.larch.wrapper.WrapperKeys;
import io.larch.zkvm.shape.ProofShape;
import java.nio.file.Path;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes the keys of a sealed ceremony. */
@Command(
        name = "finish",
        description = {
            "Checks a sealed ceremony and writes its keys, for wrap and verify with the same --ptau."
        })
final class CeremonyFinishCommand extends AbstractCommand {
    @Parameters(index = "0", paramLabel = "FINAL", description = "The sealed state.")
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

    @Option(
            names = {"-o", "--keys"},
            paramLabel = "DIR",
            required = true,
            description = "Where the keys go.")
    private String out;

    @Mixin private final CeremonyOptions options;

    CeremonyFinishCommand(Terminal terminal, Function<ProofShape, WrapperCircuit> circuits) {
        super(terminal);
        this.options = new CeremonyOptions(circuits);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Beacon announced = beacon.required();
        StageProgress progress = new StageProgress(terminal());
        Stopwatch clock = new Stopwatch();
        try (Ceremony ceremony = options.open()) {
            WrapperCeremony state = CeremonyOptions.read(ceremony, file);
            CeremonyOptions.requireShape(state, file, shapes.shape(shapeOrElf, terminal()));
            if (!state.phase2().sealed()) {
                throw new CommandFailure(
                        ExitCode.USAGE, file + " is not sealed: see larch ceremony seal");
            }
            WrapperKeys keys = keys(ceremony, state, announced, progress);
            KeyFolder.of(out).write(keys);
            progress.finish();
            terminal().stagesDone();
            CeremonyOptions.describe(report, state);
            report.put("testKeys", keys.verifying().test());
        }
        report.put("seconds", clock.seconds());
        return ExitCode.FINE;
    }

    private WrapperKeys keys(
            Ceremony ceremony, WrapperCeremony state, Beacon announced, StageProgress progress)
            throws CommandFailure {
        try {
            return ceremony.finish(state, ptau, announced, progress);
        } catch (CeremonyException e) {
            throw new CommandFailure(
                    ExitCode.INVALID_PROOF, "the ceremony is invalid: " + e.getMessage(), e);
        } catch (PublicParametersException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }
}
