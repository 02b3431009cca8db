// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.cli.guest.GuestKit;
import io.larch.cli.guest.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a guest project that builds and proves. */
@Command(name = "new", description = "Makes a guest project that builds and proves.")
final class NewCommand extends AbstractCommand {
    @Parameters(index = "0", paramLabel = "NAME", description = "The project's folder.")
    private String name;

    @Option(
            names = "--language",
            paramLabel = "LANGUAGE",
            description = "One of ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Language language = Language.C;

    NewCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Path project = UserFiles.path(name);
        if (Files.exists(project)) {
            throw new CommandFailure(ExitCode.USAGE, name + " exists already");
        }
        try {
            Files.createDirectories(project);
            GuestKit.write(project, project.getFileName().toString(), language);
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot write " + name + ": " + e.getMessage(), e);
        }
        terminal().say("larch: next: larch build " + name);
        report.put("project", project.toString()).put("language", language.toString());
        return ExitCode.FINE;
    }
}
