// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.guest;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a guest project is made of, from the jar: the kit that it is built with, and a first guest.
 */
public final class GuestKit {
    /** Folder of the kit inside a guest project. */
    static final String FOLDER = "larch";

    /** The linker script inside the kit. */
    static final String LINKER_SCRIPT = "runtime/larch.ld";

    private static final String KIT = "/guest-kit";
    private static final String PROJECT = "/guest-project";
    private static final String README = "README.md";
    private static final String IGNORED = "*.elf\n*.proof\n*.wrapped\ntarget/\n";

    private GuestKit() {}

    /** Writes a whole project. */
    public static void write(Path project, String name, Language language) throws IOException {
        copy(PROJECT + "/common", project);
        copy(PROJECT + "/" + language, project);
        Path kit = project.resolve(FOLDER);
        copy(KIT + "/licence", kit);
        copy(KIT + "/include", kit.resolve("include"));
        copy(KIT + "/runtime", kit.resolve("runtime"));
        if (language == Language.RUST) {
            copy(KIT + "/rust", kit.resolve("rust")); // beside the runtime, which it includes
        }
        Path readme = project.resolve(README);
        String text = Files.readString(readme);
        Files.writeString(
                readme, text.replace("{name}", name).replace("{source}", language.source()));
        Files.writeString(project.resolve(".gitignore"), IGNORED);
    }

    /** Copies a folder of the jar, or of the compiled classes where there is no jar. */
    private static void copy(String resource, Path target) throws IOException {
        URL url = GuestKit.class.getResource(resource);
        if (url == null) {
            throw new IllegalStateException(resource + " is missing from the jar");
        }
        try {
            URI uri = url.toURI();
            if (!uri.getScheme().equals("jar")) {
                copy(Path.of(uri), target);
                return;
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                copy(jar.getPath(resource), target);
            }
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void copy(Path source, Path target) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(source)) {
            all = walk.toList();
        }
        for (Path from : all) {
            Path to = target.resolve(source.relativize(from).toString());
            if (Files.isDirectory(from)) {
                Files.createDirectories(to);
            } else {
                Files.copy(from, to);
            }
        }
    }
}
