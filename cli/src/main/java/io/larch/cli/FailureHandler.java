// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what a command throws into a message that says what to do, and an exit code. */
final class FailureHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private final Terminal terminal;

    FailureHandler(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
        terminal.say("larch: " + e.getMessage());
        terminal.say("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE.code();
    }

    @Override
    public int handleExecutionException(
            Exception e, CommandLine commandLine, ParseResult parseResult) {
        Optional<AbstractCommand> json =
                commandLine.getCommand() instanceof AbstractCommand command && command.json()
                        ? Optional.of(command)
                        : Optional.empty();
        if (e instanceof CommandFailure failure) {
            terminal.say("larch: " + failure.getMessage());
            return failed(failure.exitCode(), failure.getMessage(), json);
        }
        terminal.say("larch: internal error, a bug: " + e);
        terminal.say("Please report it with the command line, the files and this trace:");
        e.printStackTrace(terminal.err());
        return failed(ExitCode.INTERNAL, e.toString(), json);
    }

    private int failed(ExitCode exitCode, String message, Optional<AbstractCommand> json) {
        if (json.isPresent()) {
            Report report = new Report().put("error", message).put("exitCode", exitCode.code());
            json.get().addFailure(report, message);
            terminal.out().println(report.toJson());
        }
        return exitCode.code();
    }
}
