// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * What a guest project is made of, from the jar: the kit that it is built with, and a first guest.
 */
final class GuestKit {
    /** Folder of the kit inside a guest project. */
    static final String FOLDER = "larch";

    /** The linker script inside the kit. */
    static final String LINKER_SCRIPT = "runtime/larch.ld";

    private static final String KIT = "/guest-kit/";
    private static final String PROJECT = "/guest-project/";
    private static final String IGNORED = "*.elf\n*.proof\n*.wrapped\ntarget/\n";

    private static final List<String> FILES =
            List.of(
                    "include/larch.h",
                    "runtime/start.S",
                    LINKER_SCRIPT,
                    "runtime/io.c",
                    "runtime/memory.c",
                    "runtime/heap.c",
                    "runtime/cxx.c",
                    "LICENSE");

    /** Beside the runtime as in guest-programs, because the crate includes the start file. */
    private static final List<String> CRATE =
            List.of(
                    "rust/larch/Cargo.toml",
                    "rust/larch/src/lib.rs",
                    "rust/larch/src/heap.rs",
                    "rust/larch/src/panic.rs");

    private GuestKit() {}

    /** Writes a whole project into a folder that does not exist yet. */
    static void write(Path project, String name, Language language) throws IOException {
        Path kit = project.resolve(FOLDER);
        for (String file : FILES) {
            copy(KIT + file, kit.resolve(file));
        }
        if (language == Language.RUST) {
            for (String file : CRATE) {
                copy(KIT + file, kit.resolve(file));
            }
        }
        for (String file : language.files()) {
            copy(PROJECT + language + "/" + file, project.resolve(file));
        }
        copy(PROJECT + "flags", project.resolve(GuestProject.FLAGS));
        copy(PROJECT + "input.bin", project.resolve("input.bin"));
        Files.writeString(project.resolve(".gitignore"), IGNORED);
        Files.writeString(project.resolve("README.md"), readme(name, language));
    }

    private static String readme(String name, Language language) throws IOException {
        try (InputStream in = open(PROJECT + "README.md")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{name}", name)
                    .replace("{source}", language.files().get(0));
        }
    }

    private static void copy(String resource, Path target) throws IOException {
        Files.createDirectories(target.getParent());
        try (InputStream in = open(resource)) {
            Files.copy(in, target);
        }
    }

    private static InputStream open(String resource) {
        InputStream in = GuestKit.class.getResourceAsStream(resource);
        if (in == null) {
            throw new IllegalStateException(resource + " is missing from the jar");
        }
        return in;
    }
}
