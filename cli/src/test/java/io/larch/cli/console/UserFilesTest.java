// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left on disk when writing fails. */
class UserFilesTest {
    @TempDir private Path folder;

    /** A content that fails half-way leaves the old file, and nothing beside it. */
    @Test
    void aFileIsWrittenWholeOrNotAtAll() throws IOException {
        Path file = Files.writeString(folder.resolve("kept"), "old");
        UserFiles.Content half =
                stream -> {
                    stream.write(1);
                    throw new IOException("half-way");
                };
        assertThrows(
                CommandFailure.class, () -> UserFiles.write(file.toString(), half, Discard.STREAM));
        assertEquals("old", Files.readString(file));
        try (Stream<Path> all = Files.list(folder)) {
            assertTrue(all.noneMatch(p -> p.getFileName().toString().endsWith(".tmp")));
        }
    }
}
