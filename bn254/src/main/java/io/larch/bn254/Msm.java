// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.List;

/**
 * Multi-scalar sums {@code Σ k_i·P_i} by buckets.
 *
 * <p>Every window of digits is summed by itself: points go to the bucket of their digit, buckets
 * are added up with their weights, and windows are joined by doublings. Work is split by windows
 * and, where these are fewer than threads, by ranges of points.
 *
 * <p>Source: Pippenger, "On the evaluation of powers and related problems" (1976); batched affine
 * additions as in gnark-crypto ecc/bn254/multiexp.go.
 */
final class Msm {
    /** Points sorted at a time: their working set stays in the cache of a core. */
    private static final int CHUNK = 1 << 15;

    private final Curve curve;
    private final PointVector points;
    private final FrColumn scalars;
    private final ScalarWindows windows;
    private long[] limbs;

    private Msm(Curve curve, PointVector points, FrColumn scalars) {
        if (points.size() != scalars.size()) {
            throw new IllegalArgumentException(
                    points.size() + " points, " + scalars.size() + " scalars");
        }
        this.curve = curve;
        this.points = points;
        this.scalars = scalars;
        this.windows =
                scalars instanceof SmallColumn small
                        ? ScalarWindows.forMagnitudes(scalars.size(), small.bits())
                        : ScalarWindows.forField(scalars.size());
    }

    /** The sum as an affine point. */
    static long[] sum(Parallel parallel, Curve curve, PointVector points, FrColumn scalars) {
        return new Msm(curve, points, scalars).sum(parallel);
    }

    private long[] sum(Parallel parallel) {
        int n = points.size();
        if (!(scalars instanceof SmallColumn)) {
            limbs = new long[Fr.LIMBS * n];
            parallel.forRange(n, 1 << 10, this::prepare);
        }
        int ranges = Math.max(1, Math.min(2 * parallel.threads() / windows.windows(), n / CHUNK));
        int step = (n + ranges - 1) / ranges;
        List<long[]> partial =
                parallel.reduce(
                        windows.windows() * ranges,
                        1,
                        (task, end) -> {
                            int from = Math.min(n, step * (task % ranges));
                            return window(task / ranges, from, Math.min(n, from + step));
                        });
        return join(partial, ranges);
    }

    private void prepare(int from, int to) {
        windows.prepare(scalars, from, to - from, limbs, Fr.LIMBS * from);
    }

    private long[] window(int window, int from, int to) {
        BucketSums sums = new BucketSums(curve, windows.buckets());
        int[] keys = new int[Math.min(CHUNK, to - from)];
        for (int i = from; i < to; i += CHUNK) {
            int n = Math.min(CHUNK, to - i);
            if (scalars instanceof SmallColumn small) {
                windows.digits(small, i, window, n, keys);
            } else {
                windows.digits(limbs, Fr.LIMBS * i, window, n, keys);
            }
            sums.add(points, i, n, keys);
        }
        return sums.weightedSum();
    }

    /** Horner's rule over the windows, each the sum of its ranges. */
    private long[] join(List<long[]> partial, int ranges) {
        long[] t = curve.scratch();
        long[] sum = new long[curve.jacobianLimbs()];
        for (int w = windows.windows() - 1; w >= 0; w--) {
            for (int i = 0; i < windows.width(); i++) {
                curve.doubleJ(sum, 0, sum, 0, t);
            }
            for (int k = 0; k < ranges; k++) {
                curve.addJ(sum, 0, sum, 0, partial.get(w * ranges + k), 0, t);
            }
        }
        long[] z = new long[curve.affineLimbs()];
        curve.batchToAffine(z, 0, sum, 0, 1);
        return z;
    }
}
