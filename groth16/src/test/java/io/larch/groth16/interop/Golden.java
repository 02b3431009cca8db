// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Committed expectations of a module's tests. -Dlarch.golden=write replaces the texts, for review.
 */
public final class Golden {
    static final Golden GROTH16 = new Golden("groth16", "io/larch/groth16/interop");

    private final Path folder;

    /** The files of a module below a folder of its test resources. */
    public Golden(String module, String resources) {
        Path sources = ExternalTool.root().resolve(module);
        this.folder = sources.resolve("src/test/resources").resolve(resources);
    }

    byte[] bytes(String name) throws IOException {
        return Files.readAllBytes(folder.resolve(name));
    }

    /** Compares a text with the committed one. */
    public void check(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        if ("write".equals(System.getProperty("larch.golden"))) {
            Files.writeString(file, text);
            return;
        }
        assertEquals(Files.readString(file), text);
    }
}
