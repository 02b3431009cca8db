// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

/** Seconds since it was made. */
public final class Stopwatch {
    private static final double NANOSECONDS = 1e9;

    private final long start = System.nanoTime();

    /** Wall-clock seconds. */
    public double seconds() {
        return (System.nanoTime() - start) / NANOSECONDS;
    }
}
