// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * The buckets of one window of a multi-scalar sum: bucket b collects the points whose digit is b,
 * and those whose digit is -b with their sign changed.
 *
 * <p>A chunk of points is sorted by bucket; then neighbours within each bucket are added pairwise,
 * level by level, so that additions are independent and share inversions whatever the digits are.
 */
final class BucketSums {
    private final Curve curve;
    private final int affine;
    private final int buckets;
    private final long[] sums;
    private final AffineBatch batch;
    private final int[] target = new int[AffineBatch.CAPACITY];

    // Buckets that still have several summands, and how many.
    private final int[] active;
    private final int[] counts;
    private int actives;

    // The summands left, bucket by bucket: first as entries, later as points.
    private int[] entries;
    private long[] level = {};

    /**
     * Empty buckets.
     *
     * @param buckets largest digit
     */
    BucketSums(Curve curve, int buckets) {
        this.curve = curve;
        this.affine = curve.affineLimbs();
        this.buckets = buckets;
        this.sums = new long[Math.multiplyExact(buckets + 1, affine)];
        this.batch = new AffineBatch(curve);
        this.active = new int[buckets];
        this.counts = new int[buckets + 1];
    }

    /**
     * Adds points {@code from .. from+n-1} to their buckets.
     *
     * @param keys the digit of each, between {@code -buckets} and {@code buckets}; 0 adds nothing
     */
    void add(PointVector points, int from, int n, int[] keys) {
        int total = sort(n, keys);
        level = level.length < affine * total ? new long[affine * total] : level;
        int k = 0;
        for (int a = 0; a < actives; a++) {
            for (int j = 0; j < counts[active[a]]; j++, k++) {
                loadEntry(points, from, entries[k], active[a], level, affine * k);
            }
        }
        while (actives > 0) {
            addLevel();
        }
    }

    /** Counting sort of the entries: a point as {@code 2i + sign}, what is in the bucket as -1. */
    private int sort(int n, int[] keys) {
        int[] next = new int[buckets + 1];
        for (int i = 0; i < n; i++) {
            next[Math.abs(keys[i])]++;
        }
        next[0] = 0;
        actives = 0;
        int total = 0;
        for (int b = 1; b <= buckets; b++) {
            int count = next[b];
            next[b] = total;
            if (count > 0) {
                active[actives++] = b;
                counts[b] = count + (curve.isInfinityAffine(sums, affine * b) ? 0 : 1);
                total += counts[b];
            }
        }
        entries = entries == null || entries.length < total ? new int[total] : entries;
        for (int a = 0; a < actives; a++) {
            int b = active[a];
            if (!curve.isInfinityAffine(sums, affine * b)) {
                entries[next[b]++] = -1;
            }
        }
        for (int i = 0; i < n; i++) {
            if (keys[i] != 0) {
                entries[next[Math.abs(keys[i])]++] = 2 * i + (keys[i] < 0 ? 1 : 0);
            }
        }
        return total;
    }

    private void loadEntry(PointVector points, int from, int entry, int b, long[] out, int at) {
        if (entry < 0) {
            System.arraycopy(sums, affine * b, out, at, affine);
            return;
        }
        points.load(from + (entry >> 1), out, at, 1);
        if ((entry & 1) != 0) {
            curve.negAffine(out, at, out, at);
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

    /** Σ b·(bucket b) as a Jacobian point, by running sums from the top. */
    long[] weightedSum() {
        int jacobian = curve.jacobianLimbs();
        long[] t = curve.scratch();
        long[] running = new long[jacobian];
        long[] total = new long[jacobian];
        for (int b = buckets; b > 0; b--) {
            curve.addMixed(running, 0, running, 0, sums, affine * b, t);
            curve.addJ(total, 0, total, 0, running, 0, t);
        }
        return total;
    }
}
