// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Committed expectations. -Dlarch.golden=write replaces the texts, for review. */
final class Golden {
    private Golden() {}

    static byte[] bytes(String name) throws IOException {
        try (InputStream in = Golden.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IOException("no resource " + name);
            }
            return in.readAllBytes();
        }
    }

    static void check(String name, String text) throws IOException {
        if ("write".equals(System.getProperty("larch.golden"))) {
            write(name, text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        assertEquals(new String(bytes(name), StandardCharsets.UTF_8), text);
    }

    static void write(String name, byte[] content) throws IOException {
        Path folder =
                ExternalTool.root().resolve("groth16/src/test/resources/io/larch/groth16/interop");
        Files.write(Files.createDirectories(folder).resolve(name), content);
    }
}
