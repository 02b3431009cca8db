// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.bench;

import io.larch.Program;
import io.larch.Proof;
import io.larch.Prover;
import io.larch.ProvingOptions;
import io.larch.PublicParameters;
import io.larch.PublicParametersException;
import io.larch.Verifier;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.Discard;
import io.larch.cli.console.Failures;
import io.larch.cli.console.PeakMemory;
import io.larch.cli.console.Report;
import io.larch.cli.console.StageProgress;
import io.larch.cli.console.Stopwatch;
import io.larch.cli.console.Terminal;
import io.larch.cli.guest.BundledGuests;
import io.larch.riscv.GuestInput;
import io.larch.riscv.HostListener;
import io.larch.sumcheck.InvalidProofException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Measures whole proofs: a chain of SHA-256 that fills a given number of cycles. */
public final class ProofBench {
    /** Rows of one link of the chain; start and end take fewer than half as many. */
    private static final long ROWS_PER_LINK = 7600;

    private final Terminal terminal;
    private final int runs;

    /** One run: seconds of proof, verification and stages. */
    private record Run(Proof proof, long cycles, double prove, double verify, Report stages) {}

    /**
     * A benchmark.
     *
     * @param runs counted runs of each size, after one that is not counted
     */
    public ProofBench(Terminal terminal, int runs) {
        this.terminal = terminal;
        this.runs = runs;
    }

    /** Measures each size, the logarithm of the padded cycles. */
    public List<Report> measure(PublicParameters reference, int threads, List<Integer> sizes)
            throws CommandFailure {
        Program program = BundledGuests.load("sha256-chain");
        List<Report> results = new ArrayList<>();
        try (Prover prover = new Prover(reference, threads)) {
            for (int t : sizes) {
                results.add(measure(prover, reference, program, t));
            }
        }
        return results;
    }

    private Report measure(Prover prover, PublicParameters reference, Program program, int t)
            throws CommandFailure {
        List<Run> counted = new ArrayList<>();
        for (int i = 0; i <= runs; i++) {
            Run run = run(prover, reference, program, t);
            terminal.say(String.format("larch: t = %d, run %d: %.2f s", t, i, run.prove()));
            if (i > 0) {
                counted.add(run);
            }
        }
        Run any = counted.get(0);
        Samples prove = Samples.of(counted.stream().map(Run::prove).toList());
        Samples verify = Samples.of(counted.stream().map(Run::verify).toList());
        return new Report()
                .put("logT", t)
                .put("cycles", any.cycles())
                .put("seconds", prove.median())
                .put("secondsMin", prove.min())
                .put("secondsMax", prove.max())
                .put("cyclesPerSecond", any.cycles() / prove.median())
                .put("paddedCyclesPerSecond", (1L << t) / prove.median())
                .put("proofBytes", any.proof().encode().length)
                .put("verifySeconds", verify.median())
                .put("peakMemoryBytes", PeakMemory.bytes())
                .put("stageShares", shares(counted));
    }

    private Run run(Prover prover, PublicParameters reference, Program program, int t)
            throws CommandFailure {
        ProvingOptions options = new ProvingOptions(1L << t, false, t);
        StageProgress stages =
                new StageProgress(new Terminal(terminal.out(), Discard.STREAM, false));
        Stopwatch clock = new Stopwatch();
        Prover.Result result =
                Failures.guarded(
                        terminal,
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
}
