// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Execution;
import io.larch.Program;
import io.larch.PublicParameters;
import io.larch.Wrapper;
import io.larch.riscv.ExecutionReport;
import io.larch.riscv.GuestException;
import io.larch.riscv.GuestInput;
import io.larch.riscv.HostListener;
import io.larch.wrapper.WrapperKeys;
import io.larch.zkvm.shape.ProofShape;
import java.util.Optional;
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

    @Option(names = "--input", paramLabel = "FILE", description = "Public input of the run.")
    private String input;

    @Option(names = "--private", paramLabel = "FILE", description = "Private input of the run.")
    private String privateInput;

    @Option(
            names = "--log-t",
            paramLabel = "T",
            description = "Keys for 2^T padded cycles; the guest is not run.")
    private Integer logT;

    @Mixin private ParameterOptions parameters;

    SetupCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        ProofShape shape = shape();
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

    private ProofShape shape() throws CommandFailure {
        Optional<ProofShape> named = ShapeText.parse(shapeOrElf);
        if (named.isPresent()) {
            return named.get();
        }
        Program program = GuestOptions.program(shapeOrElf);
        int t = logT == null ? runLogT(program) : logT;
        try {
            return ProofShape.of(program.shape(), t);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    /** The size class of a run with the given inputs; a run that traps counts as far as it came. */
    private int runLogT(Program program) throws CommandFailure {
        GuestInput guestInput =
                new GuestInput(
                        GuestOptions.readOrEmpty(input), GuestOptions.readOrEmpty(privateInput));
        long cycles;
        try {
            ExecutionReport run =
                    Execution.run(
                            program, guestInput, Execution.DEFAULT_MAX_CYCLES, HostListener.NONE);
            cycles = run.cycles();
        } catch (GuestException e) {
            terminal().say("larch: the guest trapped with these inputs: " + e.getMessage());
            cycles = e.context().cycles();
        }
        int t = Program.proofLogT(cycles);
        terminal().say("larch: keys for runs of up to 2^" + t + " - 1 cycles; see --log-t");
        return t;
    }
}
