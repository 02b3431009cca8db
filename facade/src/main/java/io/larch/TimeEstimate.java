// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Parallel;
import io.larch.zkvm.shape.ProofShape;
import java.util.function.LongSupplier;

/**
 * Predicts how long a proof takes: field multiplications, at the speed that this machine shows now.
 *
 * <p>The work of a proof, group arithmetic included, is counted in field multiplications per padded
 * cycle; the figure is fitted to measured processor time at t = 18 and t = 20.
 */
final class TimeEstimate {
    private static final int SIZE = 1 << 14;
    private static final int WARM_UP = 40;
    private static final int COUNTED = 20;
    private static final double NANOSECONDS = 1e9;

    /** Multiplications per padded cycle with 8-bit and with 16-bit digits. */
    private static final double PER_CYCLE_NARROW = 1550;

    private static final double PER_CYCLE_WIDE = 1350;

    /** Multiplications per coefficient of the opened polynomials: two full-width sums. */
    private static final double PER_COEFFICIENT = 250;

    private TimeEstimate() {}

    /** The prediction; the clock tells nanoseconds. */
    static double seconds(ProofShape shape, int threads, LongSupplier clock) {
        double perCycle = shape.w() == 8 ? PER_CYCLE_NARROW : PER_CYCLE_WIDE;
        double products = perCycle * shape.cycles() + PER_COEFFICIENT * (1L << shape.n());
        return products * multiplicationNanoseconds(clock) / NANOSECONDS / threads;
    }

    /** The fastest of some timed products, after the compiler had its time. */
    private static double multiplicationNanoseconds(LongSupplier clock) {
        try (Parallel parallel = new Parallel(1);
                FrVector x = FrVector.allocate(SIZE)) {
            JavaKernels kernels = new JavaKernels(parallel);
            x.fill(FrElement.of(3));
            long best = Long.MAX_VALUE;
            for (int i = 0; i < WARM_UP + COUNTED; i++) {
                long start = clock.getAsLong();
                kernels.mul(x, x, x);
                best = Math.min(best, clock.getAsLong() - start);
            }
            return (double) best / SIZE;
        }
    }
}
