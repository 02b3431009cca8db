// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.console.Terminal;
import io.larch.cli.guest.Programs;
import io.larch.wrapper.WrapperCircuit;
import io.larch.zkvm.shape.ProofShape;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The top of the command tree. */
@Command(
        name = "larch",
        mixinStandardHelpOptions = true,
        version = "larch 0.1.0",
        description = "Proves that RISC-V programs ran correctly.",
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  fine",
            "  1  the proof or the ceremony is invalid",
            "  2  wrong usage, an unreadable or malformed file, or refused test keys",
            "  3  the guest trapped or panicked",
            "  4  it would not fit in memory",
            "  5  a bug"
        })
final class LarchCommand implements Runnable {
    @Spec private CommandSpec spec;

    /** The whole command line, its output going to a terminal, the programs those of a machine. */
    static CommandLine commandLine(Terminal terminal, Programs programs) {
        return commandLine(terminal, programs, WrapperCircuit::of);
    }

    /**
     * The whole command line.
     *
     * @param circuits makes the circuit of a shape in ceremonies
     */
    static CommandLine commandLine(
            Terminal terminal, Programs programs, Function<ProofShape, WrapperCircuit> circuits) {
        CommandLine line = new CommandLine(new LarchCommand());
        line.addSubcommand(new DemoCommand(terminal));
        line.addSubcommand(new RunCommand(terminal));
        line.addSubcommand(new ProveCommand(terminal));
        line.addSubcommand(new VerifyCommand(terminal));
        line.addSubcommand(new SetupCommand(terminal));
        line.addSubcommand(
                new CommandLine(new CeremonyGroup())
                        .addSubcommand(new CeremonyStartCommand(terminal, circuits))
                        .addSubcommand(new CeremonyContributeCommand(terminal, circuits))
                        .addSubcommand(new CeremonySealCommand(terminal, circuits))
                        .addSubcommand(new CeremonyVerifyCommand(terminal, circuits))
                        .addSubcommand(new CeremonyFinishCommand(terminal, circuits)));
        line.addSubcommand(new WrapCommand(terminal));
        line.addSubcommand(new ExportCommand(terminal));
        line.addSubcommand(new InspectCommand(terminal));
        line.addSubcommand(new NewCommand(terminal));
        line.addSubcommand(new BuildCommand(terminal, programs));
        line.addSubcommand(
                new CommandLine(new ProfileGroup()).addSubcommand(new ProfileCommand(terminal)));
        line.addSubcommand(new BenchCommand(terminal, programs));
        line.addSubcommand(new DoctorCommand(terminal, programs));
        line.setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8));
        line.setCaseInsensitiveEnumValuesAllowed(true);
        FailureHandler handler = new FailureHandler(terminal);
        line.setExecutionExceptionHandler(handler);
        line.setParameterExceptionHandler(handler);
        return line;
    }

    /** What can be profiled. */
    @Command(
            name = "profile",
            mixinStandardHelpOptions = true,
            description = "Says where time goes.")
    private static final class ProfileGroup implements Runnable {
        @Spec private CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(spec.commandLine(), "profile what? guest ELF");
        }
    }

    /** Keys that nobody can forge under if one contributor was honest. */
    @Command(
            name = "ceremony",
            mixinStandardHelpOptions = true,
            description = {
                "Makes the wrapper's keys together with others: nobody can forge if one contributor",
                "was honest. start, contribute (each in turn), seal, verify, finish."
            })
    private static final class CeremonyGroup implements Runnable {
        @Spec private CommandSpec spec;

        @Override
        public void run() {
            throw new ParameterException(
                    spec.commandLine(), "ceremony what? start, contribute, seal, verify, finish");
        }
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
