// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.PublicParameters;
import io.larch.Wrapper;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Failures;
import io.larch.cli.console.Report;
import io.larch.cli.console.StageProgress;
import io.larch.cli.console.Stopwatch;
import io.larch.cli.console.Terminal;
import io.larch.wrapper.WrapperKeys;
import io.larch.zkvm.shape.ProofShape;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes the wrapper's Groth16 keys for a shape class. */
@Command(
        name = "setup",
        description = {
            "Makes the wrapper's keys for a shape class.",
            "For an ELF the trace length is that of a run with the given inputs (empty if none)."
        })
final class SetupCommand extends AbstractCommand {
    @Parameters(
            index = "0",
            paramLabel = "SHAPE_OR_ELF",
            description = "A shape such as b10-m8-k16-io7-a10-t16, or a guest.")
    private String shapeOrElf;

    @Option(
            names = {"-o", "--keys"},
            paramLabel = "DIR",
            required = true,
            description = "Where the keys go.")
    private String out;

    @Option(
            names = "--test-seed",
            paramLabel = "N",
            description = "Make reproducible keys for tests, marked as such.")
    private Long testSeed;

    @Mixin private ShapeOptions shapes;

    @Mixin private ParameterOptions parameters;

    SetupCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        ProofShape shape = shapes.shape(shapeOrElf, terminal());
        PublicParameters reference = parameters.parameters(terminal());
        OptionalLong seed = testSeed == null ? OptionalLong.empty() : OptionalLong.of(testSeed);
        StageProgress progress = new StageProgress(terminal());
        Stopwatch clock = new Stopwatch();
        try (Wrapper wrapper = new Wrapper(reference, parameters.threads())) {
            WrapperKeys keys =
                    Failures.guarded(terminal(), () -> wrapper.setup(shape, seed, progress));
            progress.enter("write keys", 0.95);
            KeyFolder.of(out).write(keys);
            progress.finish();
            terminal().stagesDone();
            int constraints = wrapper.constraints(shape);
            report.put("constraints", constraints)
                    .put("publicInputs", wrapper.publicInputs(shape))
                    .put("seconds", clock.seconds())
                    .put("shape", ShapeText.of(shape))
                    .put("testKeys", keys.verifying().test());
        }
        warn(seed.isPresent());
        return ExitCode.FINE;
    }

    private void warn(boolean test) {
        terminal()
                .say(
                        test
                                ? "larch: TEST keys: whoever knows the seed can forge proofs"
                                : "larch: whoever ran this setup must be trusted to have kept"
                                        + " nothing of it");
    }
}
