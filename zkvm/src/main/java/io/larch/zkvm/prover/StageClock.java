// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Tells a listener which stage begins and keeps how long each took. */
final class StageClock {
    private final Consumer<String> listener;
    private final Map<String, Long> nanoseconds = new LinkedHashMap<>();
    private String stage;
    private long since;

    /** A clock that tells a listener. */
    StageClock(Consumer<String> listener) {
        this.listener = listener;
    }

    /** Ends the running stage and begins another. */
    void enter(String name) {
        finish();
        stage = name;
        since = System.nanoTime();
        listener.accept(name);
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
