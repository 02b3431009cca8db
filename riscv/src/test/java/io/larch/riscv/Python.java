// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Python as an outside oracle. A test that needs it is skipped, saying so, where it is missing;
 * with LARCH_TOOLS=require in the environment it fails instead.
 */
final class Python {
    private static final String PROGRAM = "python3";

    private Python() {}

    /** The lines that a script prints, given its arguments and standard input. */
    static List<String> run(List<String> arguments, String input) throws Exception {
        ExternalTool.need(PROGRAM);
        Path file = Files.createTempFile("larch", ".txt");
        try {
            Files.writeString(file, input);
            List<String> command = new ArrayList<>(List.of(PROGRAM));
            command.addAll(arguments);
            Process process =
                    new ProcessBuilder(command)
                            .redirectInput(file.toFile())
                            .redirectErrorStream(true)
                            .start();
            String output =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertEquals(0, process.waitFor(), output);
            return output.lines().toList();
        } finally {
            Files.delete(file);
        }
    }
}
