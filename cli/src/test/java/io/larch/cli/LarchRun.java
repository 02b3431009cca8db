// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Terminal;
import io.larch.cli.guest.Programs;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** What a run of the command left: its exit code and both streams. */
record LarchRun(int code, String out, String err) {

    /** Runs a command line as the launcher does, on the programs of this machine. */
    static LarchRun of(String... args) {
        return with(Programs.ofThisProcess(), args);
    }

    /** Runs a command line on other programs. */
    static LarchRun with(Programs programs, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(utf8(out), utf8(err), false);
        int code = Main.run(args, terminal, programs);
        return new LarchRun(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** The same run, if it ended with the code. */
    LarchRun endedWith(ExitCode expected) {
        assertEquals(expected.code(), code, out + err);
        return this;
    }

    private static PrintStream utf8(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }
}
