// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The header, start file, linker script and runtime that a guest is built with, from the jar. */
final class GuestKit {
    /** Folder of the kit inside a guest project. */
    static final String FOLDER = "larch";

    private static final String ROOT = "/guest-kit/";
    private static final List<String> FILES =
            List.of(
                    "include/larch.h",
                    "runtime/start.S",
                    "runtime/larch.ld",
                    "runtime/io.c",
                    "runtime/memory.c",
                    "runtime/heap.c",
                    "runtime/cxx.c",
                    "LICENSE");

    private GuestKit() {}

    /** Writes the kit into a guest project. */
    static void write(Path project) throws IOException {
        for (String name : FILES) {
            Path target = project.resolve(FOLDER).resolve(name);
            Files.createDirectories(target.getParent());
            try (InputStream in = GuestKit.class.getResourceAsStream(ROOT + name)) {
                if (in == null) {
                    throw new IllegalStateException(ROOT + name + " is missing from the jar");
                }
                Files.copy(in, target);
            }
        }
    }
}
