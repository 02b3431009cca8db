// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;

/**
 * Independent additions of affine points that share one inversion: 5M + 1S each, and 1/{@link
 * #CAPACITY} of an inversion (Montgomery's trick).
 *
 * <p>Put pairs with {@link #slot} and {@link #count}, then call {@link #add}. Infinity, equal and
 * opposite points give the right result.
 */
final class AffineBatch {
    /** Pairs per inversion. */
    static final int CAPACITY = 1024;

    /** Where the sums go, pair by pair. */
    interface Sink {
        /** Takes the sum of pair i, an affine point in bulk form at {@code sum[at]}. */
        void accept(int i, long[] sum, int at);
    }

    /** The pairs in bulk form: 2i and 2i+1 are the summands of pair i. */
    final long[] points;

    /** Number of pairs put. */
    int count;

    private final Curve curve;
    private final int field;
    private final int affine;
    private final long[] denominators;
    private final long[] prefixes;
    private final long[] t;
    private final long[] w;
    private final long[] zero;

    AffineBatch(Curve curve) {
        this.curve = curve;
        this.field = curve.bulkLimbs();
        this.affine = 2 * field;
        this.points = new long[2 * CAPACITY * affine];
        this.denominators = new long[CAPACITY * field];
        this.prefixes = new long[CAPACITY * field];
        this.t = curve.scratch();
        this.w = new long[6 * field];
        this.zero = new long[field];
    }

    /** Index in {@link #points} of the first summand of the next pair. */
    int slot() {
        return 2 * count * affine;
    }

    boolean isFull() {
        return count == CAPACITY;
    }

    /** Adds all pairs, hands out the sums and empties the batch. */
    void add(Sink sink) {
        if (count == 0) {
            return;
        }
        curve.setOne(w, 0);
        for (int i = 0; i < count; i++) {
            System.arraycopy(w, 0, prefixes, field * i, field);
            if (denominator(i)) {
                curve.mul(w, 0, w, 0, denominators, field * i, t);
            }
        }
        curve.inverse(w, 0, w, 0, t);
        for (int i = count - 1; i >= 0; i--) {
            int p = 2 * affine * i;
            if (curve.isZero(denominators, field * i)) {
                addSpecial(p);
            } else {
                curve.mul(w, field, w, 0, prefixes, field * i, t);
                curve.mul(w, 0, w, 0, denominators, field * i, t);
                addWithInverse(p);
            }
            sink.accept(i, points, p);
        }
        count = 0;
    }

    /** The denominator of the slope of pair i; zero, and false, where no slope is needed. */
    private boolean denominator(int i) {
        int p = 2 * affine * i;
        int q = p + affine;
        int d = field * i;
        if (isInfinity(points, p) || isInfinity(points, q)) {
            Arrays.fill(denominators, d, d + field, 0);
            return false;
        }
        curve.sub(denominators, d, points, q, points, p);
        if (curve.isZero(denominators, d)) {
            // Equal points need 2y; opposite points leave 0 and sum to infinity.
            curve.add(denominators, d, points, p + field, points, q + field);
        }
        return !curve.isZero(denominators, d);
    }

    /** Changes the sign of a point in bulk form. */
    void negate(long[] a, int at) {
        curve.sub(a, at + field, zero, 0, a, at + field);
        curve.reduce(a, at + field);
    }

    /** Whether a point in bulk form is infinity. */
    boolean isInfinity(long[] a, int at) {
        for (int i = 0; i < affine; i++) {
            if (a[at + i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** points[p] += points[q] where one is infinity or they are opposite. */
    private void addSpecial(int p) {
        int q = p + affine;
        if (isInfinity(points, p)) {
            System.arraycopy(points, q, points, p, affine);
        } else if (!isInfinity(points, q)) {
            Arrays.fill(points, p, p + affine, 0);
        }
    }

    /** points[p] += points[q] given the inverse of the denominator of the slope. */
    private void addWithInverse(int p) {
        int q = p + affine;
        int inverse = field;
        int slope = 2 * field;
        int x = 3 * field;
        int d = 4 * field;
        curve.sub(w, d, points, q, points, p);
        if (curve.isZero(w, d)) {
            curve.square(w, d, points, p, t);
            curve.add(w, slope, w, d, w, d);
            curve.add(w, slope, w, slope, w, d);
        } else {
            curve.sub(w, slope, points, q + field, points, p + field);
        }
        curve.mul(w, slope, w, slope, w, inverse, t);
        curve.square(w, x, w, slope, t);
        curve.sub(w, x, w, x, points, p);
        curve.sub(w, x, w, x, points, q);
        curve.reduce(w, x);
        curve.sub(w, d, points, p, w, x);
        curve.mul(w, d, w, d, w, slope, t);
        curve.sub(points, p + field, w, d, points, p + field);
        curve.reduce(points, p + field);
        System.arraycopy(w, x, points, p, field);
    }
}
