// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Program;
import io.larch.Proof;
import io.larch.Prover;
import io.larch.ProvingOptions;
import io.larch.PublicParameters;
import io.larch.PublicParametersException;
import io.larch.Verifier;
import io.larch.riscv.GuestInput;
import io.larch.riscv.HostListener;
import io.larch.sumcheck.InvalidProofException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Measures whole proofs: a chain of SHA-256 that fills a given number of cycles. */
@Command(
        name = "bench",
        description = "Measures whole proofs of a SHA-256 chain; medians of several runs.")
final class BenchCommand extends AbstractCommand {
    /** Rows of one link of the chain; start and end take fewer than half as many. */
    private static final long ROWS_PER_LINK = 7600;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "NAME",
            defaultValue = "prove",
            description = "What to measure: prove.")
    private String name;

    @Option(
            names = "--log-t",
            split = ",",
            paramLabel = "T",
            defaultValue = "14,16,18",
            description = "log2 of the padded cycles, several separated by commas.")
    private List<Integer> sizes;

    @Option(
            names = "--runs",
            paramLabel = "N",
            defaultValue = "3",
            description = "Counted runs of each size, after one that is not counted.")
    private int runs;

    @Option(names = "-o", paramLabel = "FILE", description = "Where the JSON goes as well.")
    private String out;

    @Mixin private ParameterOptions parameters;

    /** One run: seconds of proof, verification and stages. */
    private record Run(Proof proof, long cycles, double prove, double verify, Report stages) {}

    BenchCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        if (!name.equals("prove") || runs < 1 || sizes.stream().anyMatch(t -> t < 14 || t > 26)) {
            throw new CommandFailure(
                    ExitCode.USAGE, "larch bench prove [--log-t 14..26] [--runs N >= 1]");
        }
        PublicParameters reference = parameters.parameters(terminal());
        Program program = BundledGuests.load("sha256-chain");
        report.put("name", name)
                .put("runs", runs)
                .put("threads", parameters.threads())
                .put("java", System.getProperty("java.version"));
        List<Report> results = new ArrayList<>();
        try (Prover prover = new Prover(reference, parameters.threads())) {
            for (int t : sizes) {
                results.add(measure(prover, reference, program, t));
            }
        }
        report.put("results", results);
        if (out != null) {
            UserFiles.write(
                    out,
                    (report.toJson() + "\n").getBytes(StandardCharsets.UTF_8),
                    terminal().out());
        }
        return ExitCode.FINE;
    }

    private Report measure(Prover prover, PublicParameters reference, Program program, int t)
            throws CommandFailure {
        List<Run> counted = new ArrayList<>();
        for (int i = 0; i <= runs; i++) {
            Run run = run(prover, reference, program, t);
            terminal().say(String.format("larch: t = %d, run %d: %.2f s", t, i, run.prove()));
            if (i > 0) {
                counted.add(run);
            }
        }
        Run any = counted.get(0);
        double prove = median(counted.stream().mapToDouble(Run::prove).sorted().toArray());
        return new Report()
                .put("logT", t)
                .put("cycles", any.cycles())
                .put("seconds", prove)
                .put("secondsMin", counted.stream().mapToDouble(Run::prove).min().orElseThrow())
                .put("secondsMax", counted.stream().mapToDouble(Run::prove).max().orElseThrow())
                .put("cyclesPerSecond", any.cycles() / prove)
                .put("paddedCyclesPerSecond", (1L << t) / prove)
                .put("proofBytes", any.proof().encode().length)
                .put(
                        "verifySeconds",
                        median(counted.stream().mapToDouble(Run::verify).sorted().toArray()))
                .put("peakMemoryBytes", PeakMemory.bytes())
                .put("stageShares", shares(counted));
    }

    private Run run(Prover prover, PublicParameters reference, Program program, int t)
            throws CommandFailure {
        ProvingOptions options = new ProvingOptions(1L << t, false, t);
        StageProgress stages =
                new StageProgress(new Terminal(terminal().out(), Discard.STREAM, false));
        Stopwatch clock = new Stopwatch();
        Prover.Result result =
                Failures.guarded(
                        terminal(),
                        () -> prover.prove(program, input(t), options, HostListener.NONE, stages));
        double prove = clock.seconds();
        Report stageSeconds = stages.report();
        Stopwatch verifyClock = new Stopwatch();
        try {
            new Verifier(reference.verifierKey(), false)
                    .verify(result.proof().key().digest(), result.proof());
        } catch (InvalidProofException | PublicParametersException e) {
            throw new IllegalStateException("an honest proof was rejected", e);
        }
        return new Run(result.proof(), result.cycles(), prove, verifyClock.seconds(), stageSeconds);
    }

    /** As many links as fit into 2^t - 1 cycles. */
    private static GuestInput input(int t) {
        long links = ((1L << t) - 1) / ROWS_PER_LINK;
        byte[] bytes = new byte[Long.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(links);
        return GuestInput.of(bytes);
    }

    /** Each stage's part of the whole, in all counted runs together. */
    private static Report shares(List<Run> runs) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        double total = 0;
        for (Run run : runs) {
            for (Map.Entry<String, Object> stage : run.stages().values().entrySet()) {
                double s = (Double) stage.getValue();
                seconds.merge(stage.getKey(), s, Double::sum);
                total += s;
            }
        }
        Report shares = new Report();
        for (Map.Entry<String, Double> stage : seconds.entrySet()) {
            shares.put(stage.getKey(), stage.getValue() / total);
        }
        return shares;
    }

    private static double median(double[] sorted) {
        int n = sorted.length;
        return (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
    }
}
