// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How long the stages of a proof took.
 *
 * @param nanoseconds by stage, in order
 */
public record ProverReport(Map<String, Long> nanoseconds) {
    /** Copies the map, keeping its order. */
    public ProverReport {
        nanoseconds = Collections.unmodifiableMap(new LinkedHashMap<>(nanoseconds));
    }

    /** The whole time. */
    public long totalNanoseconds() {
        return nanoseconds.values().stream().mapToLong(Long::longValue).sum();
    }
}
