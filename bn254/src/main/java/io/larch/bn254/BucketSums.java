// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;

/**
 * The buckets of one window of a multi-scalar sum: bucket b collects the points whose digit is b,
 * and those whose digit is -b with their sign changed.
 *
 * <p>A chunk of points is sorted by bucket; then neighbours within each bucket are added pairwise,
 * level by level, so that additions are independent and share inversions whatever the digits are.
 */
final class BucketSums {
    /** Points loaded at a time. */
    private static final int BLOCK = 256;

    private final Curve curve;
    private final int affine;
    private final long[] plain;
    private final int buckets;
    private final long[] sums;
    private final AffineBatch batch;
    private final int[] target = new int[AffineBatch.CAPACITY];

    // Buckets that still have several summands, and how many.
    private final int[] active;
    private final int[] counts;
    private int actives;

    // The summands left, bucket by bucket, and where the next one of a bucket goes.
    private final int[] next;
    private long[] level = {};

    /**
     * Empty buckets.
     *
     * @param buckets largest digit
     */
    BucketSums(Curve curve, int buckets) {
        this.curve = curve;
        this.affine = 2 * curve.bulkLimbs();
        this.plain = new long[curve.affineLimbs() * BLOCK];
        this.buckets = buckets;
        this.sums = new long[Math.multiplyExact(buckets + 1, affine)];
        this.batch = new AffineBatch(curve);
        this.active = new int[buckets];
        this.counts = new int[buckets + 1];
        this.next = new int[buckets + 1];
    }

    /**
     * Adds points {@code from .. from+n-1} to their buckets.
     *
     * @param keys the digit of each, between {@code -buckets} and {@code buckets}; 0 adds nothing
     */
    void add(PointVector points, int from, int n, int[] keys) {
        count(n, keys);
        for (int i = 0; i < n; i += BLOCK) {
            scatter(points, from + i, i, Math.min(BLOCK, n - i), keys);
        }
        while (actives > 0) {
            addLevel();
        }
    }

    /** Finds where each bucket starts in the level; what a bucket holds comes first. */
    private void count(int n, int[] keys) {
        Arrays.fill(next, 0);
        for (int i = 0; i < n; i++) {
            next[Math.abs(keys[i])]++;
        }
        actives = 0;
        int total = 0;
        for (int b = 1; b <= buckets; b++) {
            if (next[b] > 0) {
                active[actives++] = b;
                counts[b] = next[b] + (batch.isInfinity(sums, affine * b) ? 0 : 1);
                next[b] = total;
                total += counts[b];
            }
        }
        level = level.length < affine * total ? new long[affine * total] : level;
        for (int a = 0; a < actives; a++) {
            int b = active[a];
            if (!batch.isInfinity(sums, affine * b)) {
                System.arraycopy(sums, affine * b, level, affine * next[b]++, affine);
            }
        }
    }

    private void scatter(PointVector points, int from, int firstKey, int n, int[] keys) {
        points.load(from, plain, 0, n);
        for (int i = 0; i < n; i++) {
            int key = keys[firstKey + i];
            if (key != 0) {
                int at = affine * next[Math.abs(key)]++;
                curve.unpack(level, at, plain, points.stride() * i);
                if (key < 0) {
                    batch.negate(level, at);
                }
            }
        }
    }

    /** Adds neighbours; buckets down to one summand are done. */
    private void addLevel() {
        int in = 0;
        int out = 0;
        int still = 0;
        for (int a = 0; a < actives; a++) {
            int b = active[a];
            int count = counts[b];
            for (int j = 0; j + 1 < count; j += 2) {
                // A negative target is a finished bucket.
                addPair(in + j, count == 2 ? -b : out++);
            }
            if (count == 1) {
                System.arraycopy(level, affine * in, sums, affine * b, affine);
            } else if (count > 2) {
                if (count % 2 == 1) {
                    System.arraycopy(
                            level, affine * (in + count - 1), level, affine * out++, affine);
                }
                counts[b] = (count + 1) / 2;
                active[still++] = b;
            }
            in += count;
        }
        batch.add(this::put);
        actives = still;
    }

    private void addPair(int in, int to) {
        System.arraycopy(level, affine * in, batch.points, batch.slot(), 2 * affine);
        target[batch.count++] = to;
        if (batch.isFull()) {
            batch.add(this::put);
        }
    }

    private void put(int i, long[] sum, int at) {
        if (target[i] < 0) {
            System.arraycopy(sum, at, sums, -target[i] * affine, affine);
        } else {
            System.arraycopy(sum, at, level, target[i] * affine, affine);
        }
    }

    /** Σ b·(bucket b) as a Jacobian point. */
    long[] weightedSum() {
        return new WeightedSum(curve, batch, sums, buckets).sum();
    }
}
