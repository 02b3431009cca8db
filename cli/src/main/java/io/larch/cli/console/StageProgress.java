// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import io.larch.ProofListener;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows the stages of long work, and remembers how long each took. */
public final class StageProgress implements ProofListener {
    private final Terminal terminal;
    private final Stopwatch clock = new Stopwatch();
    private final Map<String, Double> seconds = new LinkedHashMap<>();
    private String stage;
    private double since;

    /** Progress of work that begins now, shown on a terminal. */
    public StageProgress(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void enter(String next, double fraction) {
        finish();
        stage = next;
        terminal.stage(next, fraction, clock.seconds());
    }

    /** Ends the last stage. */
    public void finish() {
        double now = clock.seconds();
        if (stage != null) {
            seconds.merge(stage, now - since, Double::sum);
        }
        since = now;
        stage = null;
    }

    /** Seconds of each stage, in order. */
    public Report report() {
        finish();
        terminal.stagesDone();
        Report report = new Report();
        seconds.forEach(report::put);
        return report;
    }
}
