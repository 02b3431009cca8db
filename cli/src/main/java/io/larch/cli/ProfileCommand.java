// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Program;
import io.larch.ProvingOptions;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Failures;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.riscv.GuestProfile;
import io.larch.riscv.Trace;
import io.larch.riscv.Tracer;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says where a guest spends its cycles. */
@Command(name = "guest", description = "Writes where a guest spends its cycles.")
final class ProfileCommand extends AbstractCommand {
    /** The longest run that is profiled; its trace is kept in memory. */
    private static final long MAX_CYCLES = 1L << 26;

    @Mixin private GuestOptions guest;

    @Option(
            names = {"-o", "--folded"},
            paramLabel = "FILE",
            description = "Where the folded stacks go: a line per call stack, cycles last.")
    private String folded;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description = "Where a self-contained flame graph goes.")
    private String html;

    ProfileCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Program program = guest.program();
        long limit = Math.min(Math.min(guest.maxCycles(), MAX_CYCLES), ProvingOptions.MAX_CYCLES);
        Trace trace =
                Failures.guarded(
                        terminal(), () -> Tracer.trace(program.guest(), guest.input(), limit));
        GuestProfile profile = GuestProfile.of(trace);
        if (folded != null) {
            UserFiles.write(folded, folded(profile), terminal().out());
        }
        if (html != null) {
            String page = FlameGraph.of(guest.elf(), profile.stacks());
            UserFiles.write(html, page.getBytes(StandardCharsets.UTF_8), terminal().out());
        }
        report.put("cycles", trace.cycles());
        report.put("functions", Report.descending(profile.functions()));
        return ExitCode.FINE;
    }

    private static byte[] folded(GuestProfile profile) {
        return profile.stacks().entrySet().stream()
                .map(e -> e.getKey() + " " + e.getValue() + "\n")
                .collect(Collectors.joining())
                .getBytes(StandardCharsets.UTF_8);
    }
}
