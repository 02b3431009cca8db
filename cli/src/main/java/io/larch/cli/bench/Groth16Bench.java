// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.bench;

import io.larch.bn254.JavaKernels;
import io.larch.bn254.Parallel;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.Report;
import io.larch.cli.console.Stopwatch;
import io.larch.cli.console.Terminal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Groth16 on one circuit, multi-scalar sums and transforms, beside gnark's where its tool is
 * present. Runs of the two alternate, so that both see the same machine.
 *
 * <p>Each step is first repeated for some seconds without counting, then counted as often as asked,
 * and more often if that takes less than so many seconds. A run of half a minute counts at once.
 */
public final class Groth16Bench {
    private static final int MOST_RUNS = 100;

    /** Seconds of a pair of runs that needs no other before it. */
    private static final double LONG = 30;

    private final Terminal terminal;
    private final int runs;
    private final int seconds;
    private final int threads;
    private final Optional<Path> gnark;
    private final List<Report> circuits = new ArrayList<>();
    private final List<Report> results = new ArrayList<>();

    /** Milliseconds of runs. */
    private static final class Pairs {
        final List<Double> ours = new ArrayList<>();
        final List<Double> theirs = new ArrayList<>();
    }

    /**
     * A comparison.
     *
     * @param runs counted runs of each step, at least
     * @param seconds how long each step is repeated, at least, before counting and while counting
     * @param gnark the gnark tool, if there is one
     */
    public Groth16Bench(
            Terminal terminal, int runs, int seconds, int threads, Optional<Path> gnark) {
        this.terminal = terminal;
        this.runs = runs;
        this.seconds = seconds;
        this.threads = threads;
        this.gnark = gnark;
    }

    /** Measures each size and puts circuits and results into the report. */
    public void measure(Report report, List<Integer> sizes) throws CommandFailure {
        report.put("gnark", Report.NULL);
        try (Parallel parallel = new Parallel(threads)) {
            for (int logN : sizes) {
                PoseidonChain chain = PoseidonChain.of(logN);
                try (LarchSteps larch = new LarchSteps(new JavaKernels(parallel), chain, logN)) {
                    measure(larch, chain, logN, report);
                }
            }
        }
        report.put("circuits", circuits).put("results", results);
    }

    private void measure(LarchSteps larch, PoseidonChain chain, int logN, Report report)
            throws CommandFailure {
        Report circuit = new Report().put("logN", logN).put("constraints", larch.constraints());
        circuits.add(circuit);
        if (gnark.isEmpty()) {
            measure(larch, Optional.empty(), logN);
            return;
        }
        try (GnarkPeer peer = GnarkPeer.start(gnark.get(), chain, logN, threads)) {
            circuit.put("gnarkConstraints", peer.constraints());
            report.put("gnark", peer.versions());
            measure(larch, Optional.of(peer), logN);
        }
    }

    private void measure(LarchSteps larch, Optional<GnarkPeer> peer, int logN)
            throws CommandFailure {
        for (BenchStep step : BenchStep.values()) {
            Pairs pairs = new Pairs();
            Stopwatch clock = new Stopwatch();
            repeat(larch, peer, step, 1, pairs);
            if (clock.seconds() < LONG) {
                pairs = new Pairs();
            }
            repeat(larch, peer, step, runs, pairs);
            results.add(row(logN, step, pairs));
        }
    }

    /** Adds runs of Larch and gnark, one after the other. */
    private void repeat(
            LarchSteps larch, Optional<GnarkPeer> peer, BenchStep step, int least, Pairs pairs)
            throws CommandFailure {
        Stopwatch clock = new Stopwatch();
        int most = Math.max(least, MOST_RUNS);
        for (int n = pairs.ours.size(); n < least || (clock.seconds() < seconds && n < most); n++) {
            pairs.ours.add(larch.time(step));
            if (peer.isPresent()) {
                pairs.theirs.add(peer.get().time(step));
            }
        }
    }

    private Report row(int logN, BenchStep step, Pairs pairs) {
        Samples ours = Samples.of(pairs.ours);
        String line = String.format("2^%d, %s: %.1f ms", logN, step.key(), ours.median());
        Report row =
                new Report().put("step", step.key()).put("logN", logN).put("runs", ours.count());
        put(row, "larch", ours);
        if (!pairs.theirs.isEmpty()) {
            Samples theirs = Samples.of(pairs.theirs);
            put(row, "gnark", theirs).put("ratio", theirs.median() / ours.median());
            line += String.format(", gnark %.1f ms", theirs.median());
        }
        terminal.say("larch: " + line);
        return row;
    }

    private static Report put(Report row, String whose, Samples samples) {
        return row.put(whose + "Ms", samples.median())
                .put(whose + "MsMin", samples.min())
                .put(whose + "MsMax", samples.max());
    }
}
