// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes a guest project that builds and proves. */
@Command(name = "new", description = "Makes a guest project that builds and proves.")
final class NewCommand extends AbstractCommand {
    private static final String SOURCE =
            """
            #include <larch.h>

            /* Outputs the sum of the bytes of the public input, as eight little-endian bytes. */
            int main(void) {
                size_t length;
                const uint8_t *input = larch_input(&length);
                uint64_t sum = 0;
                for (size_t i = 0; i < length; i++) {
                    sum += input[i];
                }
                larch_output(&sum, sizeof sum);
                return 0;
            }
            """;

    private static final String README =
            """
            # %1$s

            A guest for Larch. `larch/` holds the runtime it is built with.

            ```sh
            larch build .
            printf hello > input.bin
            larch run %1$s.elf --input input.bin
            larch prove %1$s.elf --input input.bin -o %1$s.proof
            larch verify %1$s.proof --program %1$s.elf --input input.bin
            ```
            """;

    @Parameters(index = "0", paramLabel = "NAME", description = "The project's folder.")
    private String name;

    NewCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Path project = Path.of(name).toAbsolutePath().normalize();
        if (Files.exists(project)) {
            throw new CommandFailure(ExitCode.USAGE, name + " exists already");
        }
        String title = project.getFileName().toString();
        try {
            Files.createDirectories(project);
            GuestKit.write(project);
            Files.writeString(project.resolve("guest.c"), SOURCE);
            Files.writeString(project.resolve("README.md"), README.formatted(title));
            Files.writeString(project.resolve(".gitignore"), "*.elf\n*.proof\n");
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot write " + name + ": " + e.getMessage(), e);
        }
        terminal().say("larch: next: larch build " + name);
        report.put("project", project.toString());
        return ExitCode.FINE;
    }
}
