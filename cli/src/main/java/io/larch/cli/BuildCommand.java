// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.cli.guest.CToolchain;
import io.larch.cli.guest.GuestProject;
import io.larch.cli.guest.Programs;
import io.larch.cli.guest.RustToolchain;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Builds a guest project with the cross compiler of its language. */
@Command(
        name = "build",
        description = {
            "Builds a guest project made by larch new: sources in C, C++ and assembly, or a Cargo"
                    + " package.",
            "The variables CC, CXX, RUSTC and CARGO name other compilers than those on the path."
        })
final class BuildCommand extends AbstractCommand {
    @Parameters(index = "0", paramLabel = "DIR", description = "The project's folder.")
    private String folder;

    @Option(
            names = {"-o", "--elf"},
            paramLabel = "ELF",
            description = "Where the guest goes (default: DIR/NAME.elf).")
    private String out;

    private final Programs programs;

    BuildCommand(Terminal terminal, Programs programs) {
        super(terminal);
        this.programs = programs;
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        GuestProject project = GuestProject.open(folder);
        Path elf =
                out == null
                        ? project.folder().resolve(project.name() + ".elf")
                        : UserFiles.path(out);
        report.put("elf", elf.toString());
        report.put("compiler", build(project, elf).toString());
        report.put("bytes", UserFiles.read(elf.toString()).length);
        return ExitCode.FINE;
    }

    /** Builds the guest; returns the compiler. */
    private Path build(GuestProject project, Path elf) throws CommandFailure {
        if (project.isRust()) {
            RustToolchain rust = new RustToolchain(programs, terminal());
            rust.build(project, elf);
            return rust.compiler();
        }
        CToolchain c = new CToolchain(programs, terminal());
        c.build(project, elf);
        return c.compiler();
    }
}
