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
import io.larch.groth16.Beacon;
import io.larch.wrapper.WrapperCeremony;
import io.larch.wrapper.WrapperCircuit;
import io.larch.zkvm.shape.ProofShape;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Ends a ceremony with a public random value. */
@Command(
        name = "seal",
        description = {
            "Ends a ceremony with a public random value, announced before the last contribution."
        })
final class CeremonySealCommand extends AbstractCommand {
    @Parameters(
            index = "0",
            paramLabel = "STATE",
            description = "The state after the last contribution.")
    private String file;

    @Mixin private BeaconOptions beacon;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FINAL",
            required = true,
            description = "Where the last state goes.")
    private String out;

    @Mixin private final CeremonyOptions options;

    CeremonySealCommand(Terminal terminal, Function<ProofShape, WrapperCircuit> circuits) {
        super(terminal);
        this.options = new CeremonyOptions(circuits);
    }

    @Override
    String output() {
        return out;
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Beacon announced = beacon.required();
        StageProgress progress = new StageProgress(terminal());
        Stopwatch clock = new Stopwatch();
        try (Ceremony ceremony = options.open()) {
            progress.enter("read", 0);
            WrapperCeremony state = CeremonyOptions.read(ceremony, file);
            progress.enter("seal", 0.2);
            WrapperCeremony last =
                    Failures.guarded(terminal(), () -> ceremony.seal(state, announced));
            progress.enter("write", 0.95);
            CeremonyOptions.write(last, out, terminal());
            progress.finish();
            terminal().stagesDone();
            CeremonyOptions.describe(report, last);
        }
        report.put("seconds", clock.seconds());
        return ExitCode.FINE;
    }
}
