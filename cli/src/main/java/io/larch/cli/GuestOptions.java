// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Execution;
import io.larch.Program;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.UserFiles;
import io.larch.elf.ElfException;
import io.larch.riscv.GuestInput;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The guest and what it reads. */
final class GuestOptions {
    @Parameters(index = "0", paramLabel = "ELF", description = "The guest program.")
    private String elf;

    @Option(names = "--input", paramLabel = "FILE", description = "Public input; - is stdin.")
    private String input;

    @Option(names = "--private", paramLabel = "FILE", description = "Private input; - is stdin.")
    private String privateInput;

    @Option(
            names = "--max-cycles",
            paramLabel = "N",
            description = "The most cycles the guest may take (default ${DEFAULT-VALUE}).")
    private long maxCycles = Execution.DEFAULT_MAX_CYCLES;

    String elf() {
        return elf;
    }

    long maxCycles() throws CommandFailure {
        if (maxCycles < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--max-cycles must be positive");
        }
        return maxCycles;
    }

    Program program() throws CommandFailure {
        return program(elf);
    }

    /** Loads a guest. */
    static Program program(String name) throws CommandFailure {
        byte[] bytes = UserFiles.read(name);
        try {
            return Program.fromElf(bytes);
        } catch (ElfException e) {
            throw new CommandFailure(ExitCode.USAGE, name + ": " + e.getMessage(), e);
        }
    }

    GuestInput input() throws CommandFailure {
        return new GuestInput(readOrEmpty(input), readOrEmpty(privateInput));
    }

    /** The bytes of a file, or none without a name. */
    static byte[] readOrEmpty(String name) throws CommandFailure {
        return name == null ? new byte[0] : UserFiles.read(name);
    }
}
