// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a listener which stage begins and keeps how long each took. */
final class StageClock {
    private static final List<String> STAGES =
            List.of("witness", "commit", "S1", "S2", "S3", "S4", "S5", "S6");

    /** Measured shares of a proof's time that are over when a stage begins. */
    private static final double[] BEFORE = {0, 0.02, 0.10, 0.24, 0.50, 0.54, 0.68, 0.90};

    private final ProverListener listener;
    private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
    private String stage;
    private long since;

    /** A clock that tells a listener. */
    StageClock(ProverListener listener) {
        this.listener = listener;
    }

    /** Ends the running stage and begins another. */
    void enter(String name) {
        finish();
        stage = name;
        since = System.nanoTime();
        listener.enter(name, BEFORE[STAGES.indexOf(name)]);
    }

    /** Ends the running stage. */
    void finish() {
        if (stage != null) {
            nanoseconds.merge(stage, System.nanoTime() - since, Long::sum);
            stage = null;
        }
    }

    /** Nanoseconds by stage, in order. */
    Map<String, Long> nanoseconds() {
        return nanoseconds;
    }
}
