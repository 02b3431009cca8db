// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.guest;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Terminal;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Programs that are started and waited for. */
final class Subprocess {
    private Subprocess() {}

    /**
     * Runs a program to its end; every line that it writes is shown as it comes.
     *
     * @param variables of its environment, besides those of the programs
     * @throws CommandFailure unless it ends with code 0
     */
    static void run(
            Programs programs,
            Path folder,
            List<String> command,
            Map<String, String> variables,
            Terminal terminal)
            throws CommandFailure {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        builder.environment().clear();
        builder.environment().putAll(programs.environment());
        builder.environment().putAll(variables);
        String program = Path.of(command.get(0)).getFileName().toString();
        int code = await(builder, program, terminal::say);
        if (code != 0) {
            throw new CommandFailure(ExitCode.USAGE, program + " ended with code " + code);
        }
    }

    /** The first line that a program writes; empty if it fails. */
    static Optional<String> line(Programs programs, Path program, String argument) {
        ProcessBuilder builder = new ProcessBuilder(program.toString(), argument);
        builder.environment().clear();
        builder.environment().putAll(programs.environment());
        StringBuilder text = new StringBuilder();
        try {
            int code = await(builder, program.toString(), line -> text.append(line).append('\n'));
            return code == 0 ? text.toString().lines().findFirst() : Optional.empty();
        } catch (CommandFailure notStarted) {
            return Optional.empty();
        }
    }

    private static int await(ProcessBuilder builder, String program, Consumer<String> lines)
            throws CommandFailure {
        try {
            Process process = builder.redirectErrorStream(true).start();
            try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
                process.getOutputStream().close();
                reader.lines().forEach(lines);
                return process.waitFor();
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot run " + program + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERNAL, "interrupted in " + program, e);
        }
    }
}
