// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.guest;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Builds guests in Rust, with the flags of guest-programs/build.sh. {@code core} and {@code alloc}
 * are compiled along, so the compiler must have the sources of its own library: the first one on
 * the path that has them is taken. {@code RUSTC} and {@code CARGO} name others.
 */
public final class RustToolchain {
    private static final String TARGET = "riscv64imac-unknown-none-elf";
    private static final String SOURCES = "lib/rustlib/src/rust/library/core";

    /** Separates the flags in Cargo's variable. */
    private static final String SEPARATOR = "\u001f";

    private static final List<String> CARGO =
            List.of(
                    "build",
                    "--release",
                    "--target",
                    TARGET,
                    "-Zbuild-std=core,alloc",
                    "-Zbuild-std-features=compiler-builtins-mem",
                    "-Zunstable-options",
                    "--artifact-dir");

    private static final List<String> RUSTFLAGS =
            List.of(
                    "-Clinker=" + OutsideTool.LD.program(),
                    "-Clinker-flavor=ld",
                    "-Crelocation-model=static",
                    "-Ccode-model=medium",
                    "-Clink-arg=--build-id=none");

    private static final String LINKER_PREFIX = "-Wl,";

    private final Programs programs;
    private final Terminal terminal;
    private final Path compiler;
    private final Path cargo;

    /**
     * The toolchain of this machine.
     *
     * @throws CommandFailure if a part is missing; says what to install
     */
    public RustToolchain(Programs programs, Terminal terminal) throws CommandFailure {
        this.programs = programs;
        this.terminal = terminal;
        compiler = need(OutsideTool.RUSTC);
        cargo = need(OutsideTool.CARGO);
        need(OutsideTool.LD);
    }

    private Path need(OutsideTool tool) throws CommandFailure {
        return tool.find(programs)
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE,
                                        "no "
                                                + tool.program()
                                                + " to "
                                                + tool.purpose()
                                                + ": install Rust 1.82 or newer (Debian: "
                                                + tool.install()
                                                + "), or name the programs in RUSTC and CARGO"));
    }

    /** The compiler. */
    public Path compiler() {
        return compiler;
    }

    /** The first compiler with the sources of its library. */
    static Optional<Path> compiler(Programs programs) {
        Stream<Path> candidates = programs.findAll(programs.variable("RUSTC").orElse("rustc"));
        return candidates.filter(rustc -> hasSources(programs, rustc)).findFirst();
    }

    private static boolean hasSources(Programs programs, Path rustc) {
        return Subprocess.line(programs, rustc, "--print=sysroot")
                .map(sysroot -> Path.of(sysroot, SOURCES))
                .filter(Files::isDirectory)
                .isPresent();
    }

    /** Cargo, that which came with the compiler before any other. */
    static Optional<Path> cargo(Programs programs) {
        Optional<String> named = programs.variable("CARGO");
        if (named.isPresent()) {
            return programs.find(named.get());
        }
        return compiler(programs)
                .flatMap(rustc -> programs.find(rustc.resolveSibling("cargo").toString()))
                .or(() -> programs.find("cargo"));
    }

    /** Compiles and links a project. */
    public void build(GuestProject project, Path elf) throws CommandFailure {
        Path target = project.folder().resolve("target");
        if (!Files.exists(target)) {
            terminal.say("larch: the first build compiles Rust's own library too, half a minute");
        }
        Path artifacts = target.resolve("larch");
        UserFiles.deleteTree(artifacts);
        List<String> command = new ArrayList<>(List.of(cargo.toString()));
        command.addAll(CARGO);
        command.add(artifacts.toString());
        Map<String, String> variables =
                Map.of(
                        "RUSTC", compiler.toString(),
                        "RUSTC_BOOTSTRAP", "1",
                        "CARGO_TARGET_DIR", target.toString(),
                        "CARGO_ENCODED_RUSTFLAGS", String.join(SEPARATOR, rustflags(project)));
        Subprocess.run(programs, project.folder(), command, variables, terminal);
        copyOnly(artifacts, elf);
    }

    private List<String> rustflags(GuestProject project) throws CommandFailure {
        List<String> flags = new ArrayList<>(RUSTFLAGS);
        flags.add("--remap-path-prefix=" + project.folder() + "=.");
        for (String word : project.flags()) {
            if (!word.startsWith(LINKER_PREFIX)) {
                throw new CommandFailure(
                        ExitCode.USAGE,
                        GuestProject.FLAGS
                                + " of a project in Rust holds flags for the linker, "
                                + LINKER_PREFIX
                                + "…, and not "
                                + word);
            }
            for (String flag : word.substring(LINKER_PREFIX.length()).split(",")) {
                flags.add("-Clink-arg=" + flag);
            }
        }
        Path kit = project.folder().resolve(GuestKit.FOLDER);
        flags.add("-Clink-arg=-T" + kit.resolve(GuestKit.LINKER_SCRIPT)); // reads the sizes above
        return flags;
    }

    private static void copyOnly(Path artifacts, Path elf) throws CommandFailure {
        try (Stream<Path> files = Files.list(artifacts)) {
            List<Path> made = files.toList();
            if (made.size() != 1) {
                throw new CommandFailure(
                        ExitCode.USAGE, "the package must have one binary, and has " + made.size());
            }
            Files.copy(made.get(0), elf, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot write " + elf + ": " + e.getMessage(), e);
        }
    }
}
