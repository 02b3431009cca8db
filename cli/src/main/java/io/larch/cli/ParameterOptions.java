// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.PublicParameters;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import picocli.CommandLine.Option;

/** The reference string and the threads. */
final class ParameterOptions {
    @Option(
            names = "--ptau",
            paramLabel = "FILE",
            description = "Reference string of a ceremony; without it one for tests is used.")
    private String ptau;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads (default: one per core). Proofs do not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    /** The reference string; says so when it is the one for tests. */
    PublicParameters parameters(Terminal terminal) throws CommandFailure {
        if (ptau == null) {
            terminal.say(
                    "larch: using the TEST reference string, under which anybody can forge"
                            + " proofs; use --ptau FILE for anything else");
            return PublicParameters.insecureTest();
        }
        return PublicParameters.ptau(UserFiles.named(ptau));
    }

    int threads() throws CommandFailure {
        if (threads < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--threads must be positive");
        }
        return threads;
    }
}
