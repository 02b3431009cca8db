// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

/** Seconds since it was made. */
final class Stopwatch {
    private static final double NANOSECONDS = 1e9;

    private final long start = System.nanoTime();

    double seconds() {
        return (System.nanoTime() - start) / NANOSECONDS;
    }
}
