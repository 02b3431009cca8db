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
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Adds a contribution to a ceremony. */
@Command(
        name = "contribute",
        description = {
            "Adds a contribution with a secret that this process forgets.",
            "Publish and sign the transcript hash; end the machine's session afterwards."
        })
final class CeremonyContributeCommand extends AbstractCommand {
    @Parameters(
            index = "0",
            paramLabel = "STATE",
            description = "The state of the contributor before.")
    private String file;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "NEXT",
            required = true,
            description = "Where the state for the next contributor goes.")
    private String out;

    @Mixin private final CeremonyOptions options;

    CeremonyContributeCommand(Terminal terminal, Function<ProofShape, WrapperCircuit> circuits) {
        super(terminal);
        this.options = new CeremonyOptions(circuits);
    }

    @Override
    String output() {
        return out;
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        StageProgress progress = new StageProgress(terminal());
        Stopwatch clock = new Stopwatch();
        try (Ceremony ceremony = options.open()) {
            progress.enter("read", 0);
            WrapperCeremony state = CeremonyOptions.read(ceremony, file);
            progress.enter("contribute", 0.2);
            WrapperCeremony next = Failures.guarded(terminal(), () -> ceremony.contribute(state));
            progress.enter("write", 0.95);
            CeremonyOptions.write(next, out, terminal());
            progress.finish();
            terminal().stagesDone();
            CeremonyOptions.describe(report, next);
        }
        terminal().say("larch: publish the transcript hash, signed, as that of your contribution");
        report.put("seconds", clock.seconds());
        return ExitCode.FINE;
    }
}
