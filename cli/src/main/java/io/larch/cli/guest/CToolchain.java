// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.guest;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Builds guests in C, C++ and assembly, with the flags of guest-programs/build.sh: gcc's cross
 * compiler, or clang with lld where that is missing. {@code CC} and {@code CXX} name others.
 */
public final class CToolchain {
    private static final String INCLUDE = "-I" + GuestKit.FOLDER + "/include";

    private static final List<String> MACHINE =
            List.of("-march=rv64imac", "-mabi=lp64", "-mcmodel=medany", "-O2", "-ffreestanding");

    private static final List<String> COMPILE =
            List.of("-Wall", "-ffunction-sections", "-fdata-sections", INCLUDE);

    private static final List<String> CXX =
            List.of("-std=c++17", "-fno-exceptions", "-fno-rtti", "-fno-threadsafe-statics");

    private static final List<String> LINK =
            List.of(
                    "-std=gnu11",
                    "-nostdlib",
                    "-nostartfiles",
                    "-Wl,--gc-sections",
                    "-Wl,--build-id=none",
                    "-T" + GuestKit.FOLDER + "/" + GuestKit.LINKER_SCRIPT);

    private static final List<String> CLANG =
            List.of("--target=riscv64-unknown-elf", "-Qunused-arguments");

    /** Without a host clang takes the main of C++ for a function like any other. */
    private static final List<String> CLANG_CXX = List.of("-fhosted", "-fno-builtin");

    private final Programs programs;
    private final Terminal terminal;
    private final Path compiler;

    /**
     * The toolchain of this machine.
     *
     * @throws CommandFailure if there is no compiler; says what to install
     */
    public CToolchain(Programs programs, Terminal terminal) throws CommandFailure {
        this.programs = programs;
        this.terminal = terminal;
        compiler = find("CC", OutsideTool.GCC, OutsideTool.CLANG.program());
    }

    /** The C compiler, which also assembles and links. */
    public Path compiler() {
        return compiler;
    }

    private Path find(String variable, OutsideTool gcc, String clang) throws CommandFailure {
        Optional<String> named = programs.variable(variable);
        if (named.isPresent()) {
            return programs.find(named.get())
                    .orElseThrow(
                            () ->
                                    new CommandFailure(
                                            ExitCode.USAGE,
                                            variable
                                                    + " names "
                                                    + named.get()
                                                    + ", which is no program on the path"));
        }
        return gcc.find(programs)
                .or(() -> OutsideTool.LLD.find(programs).flatMap(lld -> programs.find(clang)))
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE,
                                        gcc.program()
                                                + " not found: install it (Debian: "
                                                + gcc.install()
                                                + "), or clang and lld (Debian: "
                                                + OutsideTool.CLANG.install()
                                                + "), or name a compiler in "
                                                + variable));
    }

    /** Compiles and links a project. */
    public void build(GuestProject project, Path elf) throws CommandFailure {
        List<String> cxx = project.cxxSources();
        List<String> inputs = new ArrayList<>(project.plainSources());
        if (inputs.isEmpty() && cxx.isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    project.folder() + " has no sources: *.c, *.cpp or *.S in it or below src/");
        }
        Path objects = temporaryFolder();
        try {
            inputs.addAll(compileCxx(project, cxx, objects));
            link(project, inputs, elf);
        } finally {
            UserFiles.deleteTree(objects);
        }
    }

    /** Compiles every C++ source to an object; returns the objects. */
    private List<String> compileCxx(GuestProject project, List<String> sources, Path objects)
            throws CommandFailure {
        if (sources.isEmpty()) {
            return List.of();
        }
        Path cxx = find("CXX", OutsideTool.GXX, "clang++");
        List<String> made = new ArrayList<>();
        for (String source : sources) {
            String object = objects.resolve(made.size() + ".o").toString();
            List<String> command = command(cxx);
            command.addAll(CXX);
            if (isClang(cxx)) {
                command.addAll(CLANG_CXX);
            }
            command.addAll(project.flags());
            command.addAll(List.of("-c", source, "-o", object));
            run(project, command);
            made.add(object);
        }
        return made;
    }

    private void link(GuestProject project, List<String> inputs, Path elf) throws CommandFailure {
        List<String> command = command(compiler);
        command.addAll(LINK);
        command.addAll(project.runtimeSources());
        command.addAll(inputs);
        command.addAll(project.flags());
        if (!isClang(compiler)) {
            command.add("-lgcc");
            command.addAll(List.of("-o", elf.toString()));
            run(project, command);
            return;
        }
        command.addAll(List.of("-fuse-ld=lld", "-o", elf.toString()));
        try {
            run(project, command);
        } catch (CommandFailure e) {
            throw new CommandFailure(
                    e.exitCode(),
                    e.getMessage()
                            + "; clang has no runtime library here: 128-bit division and floating"
                            + " point need gcc ("
                            + OutsideTool.GCC.install()
                            + ")",
                    e);
        }
    }

    /** The flags that hold for every language. */
    private static List<String> command(Path program) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        if (isClang(program)) {
            command.addAll(CLANG);
        }
        command.addAll(MACHINE);
        command.addAll(COMPILE);
        return command;
    }

    private static boolean isClang(Path program) {
        return program.getFileName().toString().contains("clang");
    }

    /** In the project's folder, so that messages name its files as the user does. */
    private void run(GuestProject project, List<String> command) throws CommandFailure {
        Subprocess.run(programs, project.folder(), command, Map.of(), terminal);
    }

    private static Path temporaryFolder() throws CommandFailure {
        try {
            return Files.createTempDirectory("larch-build");
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot make a temporary folder: " + e.getMessage(), e);
        }
    }
}
