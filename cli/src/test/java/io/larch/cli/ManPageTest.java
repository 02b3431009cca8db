// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.cli.console.Discard;
import io.larch.cli.console.Terminal;
import io.larch.cli.guest.Programs;
import io.larch.groth16.interop.ExternalTool;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The page docs/larch.1 is what the command's declarations say; -Dlarch.golden=write writes it. */
class ManPageTest {
    @Test
    void thePageIsWhatTheDeclarationsSay() throws IOException {
        Terminal quiet = new Terminal(Discard.STREAM, Discard.STREAM, false);
        String page = ManPage.of(LarchCommand.commandLine(quiet, new Programs(Map.of())));
        Path file = ExternalTool.root().resolve("docs/larch.1");
        if ("write".equals(System.getProperty("larch.golden"))) {
            Files.writeString(file, page);
        }
        assertEquals(Files.readString(file), page);
    }
}
