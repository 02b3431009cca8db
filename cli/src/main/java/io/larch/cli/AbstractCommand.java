// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import java.io.PrintStream;
import java.util.concurrent.Callable;
import picocli.CommandLine.Option;

/** What every command has: {@code --json}, {@code --help}, a terminal, one report at its end. */
abstract class AbstractCommand implements Callable<Integer> {
    @Option(
            names = "--json",
            description = "Print one JSON object on standard output and nothing else there.")
    private boolean json;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help and exit.")
    private boolean help;

    private final Terminal terminal;

    AbstractCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Does the work; adds to the report and says with which code to end. */
    abstract ExitCode execute(Report report) throws CommandFailure;

    @Override
    public final Integer call() throws CommandFailure {
        Report report = new Report();
        ExitCode exitCode = execute(report);
        PrintStream stream = output().equals("-") ? terminal.err() : terminal.out();
        if (json) {
            stream.println(report.toJson());
        } else {
            stream.print(report.toText());
        }
        return exitCode.code();
    }

    /** The file that is written, if any: when it is standard output, the report goes elsewhere. */
    String output() {
        return "";
    }

    /** Adds what scripts ask this command for, when it could not do its work. */
    void addFailure(Report report, String message) {}

    boolean json() {
        return json;
    }

    Terminal terminal() {
        return terminal;
    }
}
