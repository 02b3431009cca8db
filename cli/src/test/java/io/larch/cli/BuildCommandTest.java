// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.cli.console.ExitCode;
import io.larch.cli.guest.Language;
import io.larch.cli.guest.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Guest projects as far as no compiler is needed: what they hold, and what is said without one. */
class BuildCommandTest {
    private static final Path ROOT = Path.of("..");
    private static final Path GUESTS = ROOT.resolve("guest-programs");
    private static final Pattern FLAG = Pattern.compile("(?<=[\\s\"`])-[CZ] ?[a-z][^\\s\"`;$]*");

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
        "C,riscv64-unknown-elf-gcc,gcc-riscv64-unknown-elf",
        "CPP,riscv64-unknown-elf-gcc,gcc-riscv64-unknown-elf",
        "ASM,riscv64-unknown-elf-gcc,gcc-riscv64-unknown-elf",
        "RUST,rustc,rustc-web cargo-web rust-web-src"
    })
    void aMissingCompilerIsNamedWithWhatToInstall(Language language, String program, String install)
            throws IOException {
        Path project = newProject(language);
        String empty = Files.createDirectories(folder.resolve("empty")).toString();
        for (Programs none : List.of(new Programs(Map.of()), new Programs(Map.of("PATH", empty)))) {
            String err = fails(none, project);
            assertTrue(err.contains(program), err);
            assertTrue(err.contains("apt-get install " + install), err);
        }
    }

    @Test
    void theCompilerOfCxxIsMissingOnlyWhereItIsNeeded() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("bin"));
        script(bin, "riscv64-unknown-elf-gcc", "while [ $# -gt 1 ]; do shift; done; : >\"$1\"");
        Programs gccOnly = new Programs(Map.of("PATH", bin.toString()));
        Path project = newProject(Language.C);
        LarchRun.with(gccOnly, "build", project.toString()).endedWith(ExitCode.FINE);
        Files.writeString(project.resolve("more.cpp"), "");
        String err = fails(gccOnly, project);
        assertTrue(err.contains("riscv64-unknown-elf-g++ not found"), err);
    }

    @Test
    void aCompilerThatIsNamedMustExist() {
        String err = fails(new Programs(Map.of("CC", "no-such-cc")), newProject(Language.C));
        assertTrue(err.contains("CC names no-such-cc"), err);
    }

    /** A compiler without the sources of its library, as rustup's, is passed over. */
    @Test
    void rustIsTakenFromTheFirstCompilerWithSources() throws IOException {
        Path project = newProject(Language.RUST);
        Path without = Files.createDirectories(folder.resolve("without"));
        script(without, "rustc", "echo " + folder.resolve("nowhere"));
        script(without, "cargo", "exit 1");
        String err = fails(new Programs(Map.of("PATH", without.toString())), project);
        assertTrue(err.contains("rust-web-src"), err);
        Path with = fakeRust();
        Programs both = new Programs(Map.of("PATH", without + ":" + with + ":/bin"));
        LarchRun build = LarchRun.with(both, "build", project.toString(), "--json");
        build.endedWith(ExitCode.FINE);
        assertTrue(build.out().contains(with.resolve("rustc").toString()), build.out());
        assertTrue(build.err().contains("fake cargo compiles"), build.err());
    }

    /** One declaration each in build.sh, the documentation and the code; this keeps them one. */
    @Test
    void theFlagsForRustAreThoseOfTheScriptAndTheDocumentation() throws IOException {
        Path project = newProject(Language.RUST);
        Programs programs = new Programs(Map.of("PATH", fakeRust() + ":/bin"));
        LarchRun.with(programs, "build", project.toString()).endedWith(ExitCode.FINE);
        List<String> used = Files.readAllLines(folder.resolve("flags"));
        String script = Files.readString(GUESTS.resolve("build.sh"));
        Set<String> inScript = flags(script.substring(script.indexOf("rust() {")));
        assertEquals(inScript, fixed(used, project));
        assertTrue(inScript.size() >= 7, inScript.toString());
        String page = Files.readString(ROOT.resolve("docs/guest-abi.md"));
        String chapter = page.substring(page.indexOf("### Rust"), page.indexOf("## Instructions"));
        inScript.remove("-Clink-arg=--build-id=none"); // for equal bytes only
        Set<String> inPage = flags(chapter);
        assertTrue(inPage.containsAll(inScript), inPage + " lacks some of " + inScript);
        List<String> sizes =
                used.stream().filter(flag -> flag.startsWith("-Clink-arg=--defsym=")).toList();
        assertEquals(3, sizes.size(), used.toString());
        assertTrue(used.indexOf(sizes.get(2)) < used.size() - 1, "sizes come before the script");
        assertTrue(used.get(used.size() - 1).endsWith("larch.ld"), used.toString());
    }

    /** What does not depend on the project. */
    private static Set<String> fixed(List<String> used, Path project) {
        return used.stream()
                .filter(flag -> flag.matches("-[CZ].*"))
                .filter(flag -> !flag.contains("--defsym") && !flag.contains(project.toString()))
                .filter(flag -> !flag.equals("-Zunstable-options")) // for --artifact-dir
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> flags(String text) {
        Set<String> found = new TreeSet<>();
        Matcher m = FLAG.matcher(text);
        while (m.find()) {
            String flag = m.group().replace(" ", "");
            if (!flag.equals("-Clink-arg=") && !flag.startsWith("-Clink-arg=-")
                    || flag.contains("build-id")) {
                found.add(flag);
            }
        }
        return found;
    }

    /** A compiler with sources, a linker, and a cargo that writes down its flags. */
    private Path fakeRust() throws IOException {
        Path sysroot = folder.resolve("sysroot");
        Files.createDirectories(sysroot.resolve("lib/rustlib/src/rust/library/core"));
        Path bin = Files.createDirectories(folder.resolve("rust"));
        script(bin, "rustc", "echo " + sysroot);
        script(bin, "riscv64-unknown-elf-ld", "exit 1");
        script(
                bin,
                "cargo",
                "echo fake cargo compiles",
                "printf '%s\\n' \"$@\" >" + folder.resolve("flags"),
                "printf '%s\\n' \"$CARGO_ENCODED_RUSTFLAGS\" | tr '\\037' '\\n' >>"
                        + folder.resolve("flags"),
                "while [ \"$1\" != --artifact-dir ]; do shift; done",
                "mkdir -p \"$2\"; echo elf >\"$2/guest\"");
        return bin;
    }

    @Test
    void aProjectOfRustTakesFlagsOfTheLinkerOnly() throws IOException {
        Path project = newProject(Language.RUST);
        Files.writeString(project.resolve("flags"), "-O3");
        String err = fails(new Programs(Map.of("PATH", fakeRust() + ":/bin")), project);
        assertTrue(err.contains("not -O3"), err);
    }

    @Test
    void whatIsNoProjectIsRefused() throws IOException {
        Programs none = new Programs(Map.of());
        assertTrue(fails(none, folder).contains("make one with larch new"));
        Path project = newProject(Language.C);
        LarchRun.of("new", project.toString()).endedWith(ExitCode.USAGE);
        LarchRun.of("new", folder.resolve("x").toString(), "--language", "cobol")
                .endedWith(ExitCode.USAGE);
        Files.delete(project.resolve("guest.c"));
        Path bin = Files.createDirectories(folder.resolve("bin"));
        script(bin, "cc", "exit 0");
        String err = fails(new Programs(Map.of("CC", bin.resolve("cc").toString())), project);
        assertTrue(err.contains("has no sources"), err);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aNewProjectHasTheWholeKit(Language language) throws IOException {
        Set<String> expected = new TreeSet<>(Set.of("LICENSE"));
        for (String part : List.of("include", "runtime", "rust")) {
            if (language == Language.RUST || !part.equals("rust")) {
                expected.addAll(files(GUESTS, GUESTS.resolve(part)));
            }
        }
        Path kit = newProject(language).resolve("larch");
        assertEquals(expected, files(kit, kit));
        String readme = Files.readString(kit.resolveSibling("README.md"));
        assertFalse(readme.contains("{"), readme);
    }

    @Test
    void theProfileOfRustIsThatOfTheBundledGuests() throws IOException {
        Path project = newProject(Language.RUST);
        assertEquals(profile(GUESTS), profile(project));
    }

    private static String profile(Path folder) throws IOException {
        String text = Files.readString(folder.resolve("Cargo.toml"));
        String profile = text.substring(text.indexOf("[profile.release]"));
        return profile.split("\n\n")[0].strip();
    }

    private static Set<String> files(Path root, Path below) throws IOException {
        try (Stream<Path> files = Files.walk(below)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString())
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private Path newProject(Language language) {
        Path project = folder.resolve("sum");
        String[] command = {"new", project.toString(), "--language", language.toString()};
        LarchRun.of(command).endedWith(ExitCode.FINE);
        return project;
    }

    private static String fails(Programs programs, Path project) {
        LarchRun run = LarchRun.with(programs, "build", project.toString());
        return run.endedWith(ExitCode.USAGE).err();
    }

    private static void script(Path folder, String name, String... lines) throws IOException {
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + String.join("\n", lines) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
