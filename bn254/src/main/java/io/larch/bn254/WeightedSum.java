// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;

/**
 * The sum {@code Σ_{b=1..m} b·B_b} of buckets.
 *
 * <p>Buckets are cut into segments of equal length. Running sums from the top of every segment
 * advance in lockstep, so that their additions are batched: a segment from s gives {@code R = Σ
 * B_(s+j)} and {@code T = Σ j·B_(s+j)}, and contributes {@code T + s·R}.
 */
final class WeightedSum {
    private final Curve curve;
    private final AffineBatch batch;
    private final int affine;
    private final long[] buckets;
    private final int count;
    private final int segments;
    private final int length;
    private final long[] running;
    private final long[] totals;

    /**
     * A sum to be taken.
     *
     * @param batch empty scratch
     * @param buckets points in bulk form, bucket b at index b; index 0 is not read
     * @param count m
     */
    WeightedSum(Curve curve, AffineBatch batch, long[] buckets, int count) {
        this.curve = curve;
        this.batch = batch;
        this.affine = 2 * curve.bulkLimbs();
        this.buckets = buckets;
        this.count = count;
        // The segments cost Jacobian additions, short batches cost inversions.
        this.segments = Math.max(1, Math.min(AffineBatch.CAPACITY, count / 16));
        this.length = (count + segments - 1) / segments;
        this.running = new long[segments * affine];
        this.totals = new long[segments * affine];
    }

    /** The sum as a Jacobian point. */
    long[] sum() {
        for (int j = length; j > 0; j--) {
            addBuckets(j);
            addRunning();
        }
        return join();
    }

    /** Adds bucket j of every segment to the running sum. */
    private void addBuckets(int j) {
        for (int s = 0; s < segments; s++) {
            int b = s * length + j;
            int at = batch.slot();
            System.arraycopy(running, affine * s, batch.points, at, affine);
            if (b <= count) {
                System.arraycopy(buckets, affine * b, batch.points, at + affine, affine);
            } else {
                Arrays.fill(batch.points, at + affine, at + 2 * affine, 0);
            }
            batch.count++;
        }
        batch.add((s, sum, at) -> System.arraycopy(sum, at, running, affine * s, affine));
    }

    private void addRunning() {
        for (int s = 0; s < segments; s++) {
            int at = batch.slot();
            System.arraycopy(totals, affine * s, batch.points, at, affine);
            System.arraycopy(running, affine * s, batch.points, at + affine, affine);
            batch.count++;
        }
        batch.add((s, sum, at) -> System.arraycopy(sum, at, totals, affine * s, affine));
    }

    /** Σ totals + length·Σ s·running. */
    private long[] join() {
        long[] t = curve.scratch();
        long[] plain = new long[curve.affineLimbs()];
        long[] suffix = new long[curve.jacobianLimbs()];
        long[] weighted = new long[curve.jacobianLimbs()];
        for (int s = segments - 1; s > 0; s--) {
            curve.pack(plain, 0, running, affine * s);
            curve.addMixed(suffix, 0, suffix, 0, plain, 0, t);
            curve.addJ(weighted, 0, weighted, 0, suffix, 0, t);
        }
        long[] sum = times(weighted, length, t);
        for (int s = 0; s < segments; s++) {
            curve.pack(plain, 0, totals, affine * s);
            curve.addMixed(sum, 0, sum, 0, plain, 0, t);
        }
        return sum;
    }

    private long[] times(long[] p, int k, long[] t) {
        long[] z = new long[p.length];
        for (int bit = 31 - Integer.numberOfLeadingZeros(k); bit >= 0; bit--) {
            curve.doubleJ(z, 0, z, 0, t);
            if ((k >> bit & 1) != 0) {
                curve.addJ(z, 0, z, 0, p, 0, t);
            }
        }
        return z;
    }
}
