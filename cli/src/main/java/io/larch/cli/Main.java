// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Terminal;
import io.larch.cli.guest.Programs;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** Entry point of the {@code larch} command. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the JVM with its exit code. */
    public static void main(String[] args) {
        PrintStream out = utf8(FileDescriptor.out);
        PrintStream err = utf8(FileDescriptor.err);
        int code = run(args, out, err, Boolean.getBoolean("larch.stderrIsTerminal"));
        out.flush();
        System.exit(code);
    }

    /** Runs the command line and returns its exit code; for tests. */
    static int run(String[] args, PrintStream out, PrintStream err, boolean errIsTerminal) {
        return run(args, new Terminal(out, err, errIsTerminal), Programs.ofThisProcess());
    }

    /** The same with the programs of some other environment than this process's. */
    static int run(String[] args, Terminal terminal, Programs programs) {
        return run(args, terminal, LarchCommand.commandLine(terminal, programs));
    }

    /** Runs a command line whose output goes to the terminal; for tests. */
    static int run(String[] args, Terminal terminal, CommandLine commandLine) {
        try {
            return commandLine.execute(args);
        } catch (OutOfMemoryError e) {
            terminal.say(
                    "larch: out of memory ("
                            + e.getMessage()
                            + "): give the JVM more with LARCH_JAVA_OPTS=-Xmx…, or make the run"
                            + " shorter");
            return ExitCode.OUT_OF_MEMORY.code();
        }
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
