// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Committed expectations. -Dlarch.golden=write replaces them, for review. */
final class Golden {
    private static final Path FOLDER = Path.of("src/test/resources/golden");

    private Golden() {}

    /** Compares with a file of the golden folder. */
    static void check(String name, CharSequence text) throws IOException {
        check(FOLDER.resolve(name), text);
    }

    /** Compares with a file anywhere in the checkout. */
    static void check(Path file, CharSequence text) throws IOException {
        if ("write".equals(System.getProperty("larch.golden"))) {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.writeString(file, text);
        }
        assertEquals(Files.readString(file), text.toString());
    }
}
