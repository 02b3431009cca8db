// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.cli.bench.GnarkPeer;
import io.larch.cli.bench.Groth16Bench;
import io.larch.cli.bench.Host;
import io.larch.cli.bench.PoseidonChain;
import io.larch.cli.bench.ProofBench;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.cli.guest.OutsideTool;
import io.larch.cli.guest.Programs;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures this machine: whole proofs, or Groth16 and its kernels beside gnark's. */
@Command(
        name = "bench",
        description = {
            "Measures, as medians of several runs. NAME is one of:",
            "  prove    whole proofs of a SHA-256 chain",
            "  groth16  Groth16, multi-scalar sums and FFT; beside gnark's where go is installed"
        })
final class BenchCommand extends AbstractCommand {
    private static final String PROVE = "prove";
    private static final String GROTH16 = "groth16";

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = PROVE,
            description = "What to measure (default: prove).")
    private String name;

    @Option(
            names = "--log-t",
            split = ",",
            paramLabel = "T",
            defaultValue = "14,16,18",
            description = "prove: log2 of the padded cycles, several separated by commas.")
    private List<Integer> logCycles;

    @Option(
            names = "--log-n",
            split = ",",
            paramLabel = "N",
            defaultValue = "14,16,18",
            description = "groth16: log2 of constraints and points, several separated by commas.")
    private List<Integer> logSizes;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Counted runs of each size, after one or more that are not counted.")
    private int runs;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            defaultValue = "2",
            description = "groth16: short steps are repeated for so long, and so long uncounted.")
    private int seconds;

    @Option(
            names = "--gnark",
            paramLabel = "DIR",
            description = "groth16: sources of the gnark tool (default: those of the checkout).")
    private Path gnark;

    @Option(
            names = "-o",
            paramLabel = "FILE",
            defaultValue = "",
            description = "Where the JSON goes as well.")
    private String out;

    @Mixin private ParameterOptions parameters;

    private final Programs programs;

    BenchCommand(Terminal terminal, Programs programs) {
        super(terminal);
        this.programs = programs;
    }

    @Override
    String output() {
        return out;
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        checkUsage();
        report.put("name", name).put("runs", runs).put("threads", parameters.threads());
        Host.describe(report);
        if (name.equals(PROVE)) {
            ProofBench bench = new ProofBench(terminal(), runs);
            report.put(
                    "results",
                    bench.measure(
                            parameters.parameters(terminal()), parameters.threads(), logCycles));
        } else {
            new Groth16Bench(terminal(), runs, seconds, parameters.threads(), peer())
                    .measure(report, logSizes);
        }
        if (!out.isEmpty()) {
            byte[] json = (report.toJson() + "\n").getBytes(StandardCharsets.UTF_8);
            UserFiles.write(out, json, terminal().out());
        }
        return ExitCode.FINE;
    }

    private void checkUsage() throws CommandFailure {
        boolean known = name.equals(PROVE) || name.equals(GROTH16);
        boolean cycles = logCycles.stream().allMatch(t -> t >= 14 && t <= 26);
        boolean sizes =
                logSizes.stream()
                        .allMatch(n -> n >= PoseidonChain.MIN_LOG && n <= PoseidonChain.MAX_LOG);
        if (!known || runs < 1 || seconds < 0 || !cycles || !sizes) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "larch bench prove [--log-t 14..26] [--runs N >= 1], or larch bench groth16"
                            + " [--runs N >= 1] [--seconds S >= 0] [--log-n "
                            + PoseidonChain.MIN_LOG
                            + ".."
                            + PoseidonChain.MAX_LOG
                            + "]");
        }
    }

    /** The gnark tool, built; empty, having said why, where it cannot be. */
    private Optional<Path> peer() throws CommandFailure {
        Optional<Path> sources = Optional.ofNullable(gnark);
        if (sources.isEmpty()) {
            sources = Host.checkout().map(root -> root.resolve("tools/gnark"));
        }
        return GnarkPeer.build(terminal(), OutsideTool.GO.find(programs), sources);
    }
}
