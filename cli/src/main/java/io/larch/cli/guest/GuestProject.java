// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.guest;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.UserFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A guest project as it lies on disk: a folder with the kit in {@code larch/}, and either a {@code
 * Cargo.toml} or sources in C, C++ and assembly, directly in it or anywhere below {@code src/}.
 *
 * @param folder absolute
 * @param flags the words of the file {@code flags}, none if there is no such file
 */
public record GuestProject(Path folder, List<String> flags) {
    /** The file with further flags for compiler and linker. */
    static final String FLAGS = "flags";

    private static final Pattern C_OR_ASSEMBLY = Pattern.compile(".*\\.[cS]");
    private static final Pattern CXX = Pattern.compile(".*\\.(cpp|cc|cxx)");

    /** The project in a folder. */
    public static GuestProject open(String name) throws CommandFailure {
        Path folder = UserFiles.path(name);
        if (!Files.isRegularFile(folder.resolve(GuestKit.FOLDER).resolve(GuestKit.LINKER_SCRIPT))) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    name
                            + " is no guest project, as it has no "
                            + GuestKit.FOLDER
                            + "/"
                            + GuestKit.LINKER_SCRIPT
                            + ": make one with larch new");
        }
        return new GuestProject(folder, flags(folder.resolve(FLAGS)));
    }

    private static List<String> flags(Path file) throws CommandFailure {
        if (!Files.exists(file)) {
            return List.of();
        }
        try {
            return List.of(Files.readString(file).strip().split("\\s+")).stream()
                    .filter(word -> !word.isEmpty())
                    .toList();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot read " + file + ": " + e.getMessage(), e);
        }
    }

    /** Whether it is built with Cargo. */
    public boolean isRust() {
        return Files.isRegularFile(folder.resolve("Cargo.toml"));
    }

    /** The name of the guest: that of the folder. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** C and assembly sources, sorted, relative to the folder. */
    List<String> plainSources() throws CommandFailure {
        return sources(C_OR_ASSEMBLY);
    }

    /** C++ sources, sorted, relative to the folder. */
    List<String> cxxSources() throws CommandFailure {
        return sources(CXX);
    }

    private List<String> sources(Pattern names) throws CommandFailure {
        Path below = folder.resolve("src");
        try (Stream<Path> top = Files.list(folder);
                Stream<Path> deep = Files.isDirectory(below) ? Files.walk(below) : Stream.empty()) {
            return Stream.concat(top, deep)
                    .filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .filter(names.asMatchPredicate())
                    .sorted()
                    .toList();
        } catch (IOException | UncheckedIOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    /**
     * The runtime's sources, relative to the folder: assembly first, as guest-programs/build.sh.
     */
    List<String> runtimeSources() throws CommandFailure {
        Path runtime = folder.resolve(GuestKit.FOLDER).resolve("runtime");
        try (Stream<Path> files = Files.list(runtime)) {
            return files.map(file -> folder.relativize(file).toString())
                    .filter(C_OR_ASSEMBLY.asMatchPredicate())
                    .sorted(
                            Comparator.comparing((String s) -> s.endsWith(".c"))
                                    .thenComparing(Comparator.naturalOrder()))
                    .toList();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot read " + runtime + ": " + e.getMessage(), e);
        }
    }
}
