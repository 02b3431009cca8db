// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Execution;
import io.larch.Program;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Terminal;
import io.larch.riscv.ExecutionReport;
import io.larch.riscv.GuestException;
import io.larch.riscv.GuestInput;
import io.larch.riscv.HostListener;
import io.larch.zkvm.shape.ProofShape;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How the shape of a guest's proofs is found. */
final class ShapeOptions {
    @Option(names = "--input", paramLabel = "FILE", description = "Public input of the run.")
    private String input;

    @Option(names = "--private", paramLabel = "FILE", description = "Private input of the run.")
    private String privateInput;

    @Option(
            names = "--log-t",
            paramLabel = "T",
            description = "Keys for 2^T padded cycles; the guest is not run.")
    private Integer logT;

    /** The shape that the text names, or that of the proofs of a guest. */
    ProofShape shape(String shapeOrElf, Terminal terminal) throws CommandFailure {
        Optional<ProofShape> named = ShapeText.parse(shapeOrElf);
        if (named.isPresent()) {
            return named.get();
        }
        Program program = GuestOptions.program(shapeOrElf);
        int t = logT == null ? runLogT(program, terminal) : logT;
        try {
            return ProofShape.of(program.shape(), t);
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    /** The size class of a run with the given inputs; a run that traps counts as far as it came. */
    private int runLogT(Program program, Terminal terminal) throws CommandFailure {
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
            terminal.say("larch: the guest trapped with these inputs: " + e.getMessage());
            cycles = e.context().cycles();
        }
        int t = Program.proofLogT(cycles);
        terminal.say("larch: keys for runs of up to 2^" + t + " - 1 cycles; see --log-t");
        return t;
    }
}
