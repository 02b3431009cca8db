// SPDX-License-Identifier: Apache-2.0
package io.larch;

/**
 * How to prove a run; nothing here changes what a proof means.
 *
 * @param maxCycles the most cycles the guest may take
 * @param allowPanic whether a run that panicked is proved, as such
 * @param logT log2 of the padded trace length, or 0 to choose the smallest class
 */
public record ProvingOptions(long maxCycles, boolean allowPanic, int logT) {
    /** The longest trace that can be padded: 2^30 - 1 cycles before padding. */
    public static final long MAX_CYCLES = (1L << 30) - 1;

    /** Validates the components. */
    public ProvingOptions {
        if (maxCycles < 1 || maxCycles > MAX_CYCLES) {
            throw new IllegalArgumentException("maxCycles must be in [1, 2^30)");
        }
        if (logT < 0 || logT > 30) {
            throw new IllegalArgumentException("logT must be in [0, 30]");
        }
    }

    /** The usual options. */
    public static ProvingOptions standard() {
        return new ProvingOptions(Execution.DEFAULT_MAX_CYCLES, false, 0);
    }
}
