// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a guest project with the cross compiler. */
@Command(name = "build", description = "Builds a guest project made by larch new.")
final class BuildCommand extends AbstractCommand {
    private static final String COMPILER = "riscv64-unknown-elf-gcc";
    private static final List<String> FLAGS =
            List.of(
                    "-march=rv64imac",
                    "-mabi=lp64",
                    "-mcmodel=medany",
                    "-O2",
                    "-Wall",
                    "-ffreestanding",
                    "-nostdlib",
                    "-nostartfiles",
                    "-Wl,--build-id=none");

    @Parameters(index = "0", paramLabel = "DIR", description = "The project's folder.")
    private String folder;

    @Option(
            names = {"-o", "--elf"},
            paramLabel = "ELF",
            description = "Where the guest goes (default: DIR/NAME.elf).")
    private String out;

    BuildCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Path project = Path.of(folder).toAbsolutePath().normalize();
        Path kit = project.resolve(GuestKit.FOLDER);
        if (!Files.isRegularFile(kit.resolve("runtime/larch.ld"))) {
            throw new CommandFailure(
                    ExitCode.USAGE, folder + " is no guest project: make one with larch new");
        }
        if (Programs.find(COMPILER).isEmpty()) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    COMPILER
                            + " not found: install it (Debian: apt-get install"
                            + " gcc-riscv64-unknown-elf)");
        }
        Path elf = out == null ? project.resolve(project.getFileName() + ".elf") : Path.of(out);
        compile(command(project, kit, elf.toAbsolutePath()));
        report.put("elf", elf.toString()).put("bytes", UserFiles.read(elf.toString()).length);
        return ExitCode.FINE;
    }

    private static List<String> command(Path project, Path kit, Path elf) throws CommandFailure {
        List<String> command = new ArrayList<>(List.of(COMPILER));
        command.addAll(FLAGS);
        command.add("-I" + kit.resolve("include"));
        command.add("-T" + kit.resolve("runtime/larch.ld"));
        command.addAll(sources(kit.resolve("runtime")));
        command.addAll(sources(project));
        command.addAll(List.of("-lgcc", "-o", elf.toString()));
        return command;
    }

    /** The C and assembly files of a folder, in the order of their names. */
    private static List<String> sources(Path folder) throws CommandFailure {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(Path::toString)
                    .filter(name -> name.endsWith(".c") || name.endsWith(".S"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot read " + folder + ": " + e.getMessage(), e);
        }
    }

    private void compile(List<String> command) throws CommandFailure {
        try {
            Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
            process.getOutputStream().close();
            byte[] messages = process.getInputStream().readAllBytes();
            int code = process.waitFor();
            if (messages.length > 0) {
                terminal().say(new String(messages, StandardCharsets.UTF_8).stripTrailing());
            }
            if (code != 0) {
                throw new CommandFailure(ExitCode.USAGE, "the compiler ended with code " + code);
            }
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot start " + COMPILER + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(ExitCode.INTERNAL, "interrupted while compiling", e);
        }
    }
}
