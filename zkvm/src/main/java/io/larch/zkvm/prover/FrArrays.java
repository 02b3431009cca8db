// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.Parallel;
import io.larch.bn254.SmallColumn;
import java.util.List;

/**
 * Arrays of field elements on the heap, four Montgomery limbs each, for tables that are read and
 * written at random places.
 */
final class FrArrays {
    private static final int GRAIN = 1 << 9;

    private FrArrays() {}

    /** n zeros. */
    static long[] allocate(int n) {
        return new long[Math.multiplyExact(Fr.LIMBS, n)];
    }

    /** An array of one element. */
    static long[] of(FrElement v) {
        long[] z = new long[Fr.LIMBS];
        v.store(z, 0);
        return z;
    }

    /** Element i. */
    static FrElement get(long[] a, int i) {
        return FrElement.load(a, Fr.LIMBS * i);
    }

    /** {@code a[i] = scale·eq(point, bits of i)}, most significant variable first. */
    static long[] eqTable(Parallel parallel, List<FrElement> point, FrElement scale) {
        long[] a = allocate(1 << point.size());
        scale.store(a, 0);
        for (int k = 0; k < point.size(); k++) {
            long[] r = of(point.get(point.size() - 1 - k));
            int half = 1 << k;
            parallel.forRange(
                    half,
                    GRAIN,
                    (from, to) -> {
                        for (int i = Fr.LIMBS * from; i < Fr.LIMBS * to; i += Fr.LIMBS) {
                            int high = Fr.LIMBS * half + i;
                            Fr.mul(a, high, a, i, r, 0);
                            Fr.sub(a, i, a, i, a, high);
                        }
                    });
        }
        return a;
    }

    /** Appends a variable at the bottom of an eq table of n elements: {@code 2n} elements. */
    static long[] extendEq(Parallel parallel, long[] a, FrElement challenge) {
        long[] r = of(challenge);
        long[] z = new long[2 * a.length];
        parallel.forRange(
                a.length / Fr.LIMBS,
                GRAIN,
                (from, to) -> {
                    for (int i = Fr.LIMBS * from; i < Fr.LIMBS * to; i += Fr.LIMBS) {
                        int low = 2 * i;
                        Fr.mul(z, low + Fr.LIMBS, a, i, r, 0);
                        Fr.sub(z, low, a, i, z, low + Fr.LIMBS);
                    }
                });
        return z;
    }

    /** Binds the most significant variable of the first n elements in place. */
    static void bindTop(Parallel parallel, long[] a, int n, FrElement challenge) {
        long[] r = of(challenge);
        parallel.forRange(n / 2, GRAIN, (from, to) -> bindRange(a, n / 2, r, from, to));
    }

    /** The same on the calling thread. */
    static void bindTop(long[] a, int n, FrElement challenge) {
        bindRange(a, n / 2, of(challenge), 0, n / 2);
    }

    private static void bindRange(long[] a, int half, long[] r, int from, int to) {
        long[] t = new long[Fr.LIMBS];
        for (int i = Fr.LIMBS * from; i < Fr.LIMBS * to; i += Fr.LIMBS) {
            int high = i + Fr.LIMBS * half;
            if (!Fr.equal(a, i, a, high)) {
                Fr.sub(t, 0, a, high, a, i);
                Fr.mul(t, 0, t, 0, r, 0);
                Fr.add(a, i, a, i, t, 0);
            }
        }
    }

    /** {@code a[i] += b[i]}. */
    static void addTo(long[] a, long[] b) {
        for (int i = 0; i < a.length; i += Fr.LIMBS) {
            Fr.add(a, i, a, i, b, i);
        }
    }

    /**
     * {@code s(0)} and the quadratic coefficient of {@code Σ_(i < half) x_i(X)·y_i(X)}, where x_i
     * is the line through {@code x[i]} and {@code x[i + half]}.
     */
    static List<FrElement> productRound(Parallel parallel, long[] x, long[] y, int half) {
        long[] total = allocate(2);
        parallel.reduce(half, GRAIN, (from, to) -> productSums(x, y, half, from, to))
                .forEach(part -> addTo(total, part));
        return List.of(get(total, 0), get(total, 1));
    }

    /** {@link #productRound} on the calling thread. */
    static List<FrElement> productSums(long[] x, long[] y, int half) {
        long[] sums = productSums(x, y, half, 0, half);
        return List.of(get(sums, 0), get(sums, 1));
    }

    /** {@code z[i] = Π factors[i]} for {@code from <= i < to}. */
    static void product(FrVector z, List<FrColumn> factors, int from, int to) {
        int block = 256;
        long[] a = allocate(block);
        long[] b = allocate(block);
        for (int start = from; start < to; start += block) {
            int n = Math.min(block, to - start);
            factors.get(0).load(start, a, 0, n);
            for (FrColumn factor : factors.subList(1, factors.size())) {
                factor.load(start, b, 0, n);
                for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
                    Fr.mul(a, i, a, i, b, i);
                }
            }
            z.store(start, a, 0, n);
        }
    }

    private static long[] productSums(long[] x, long[] y, int half, int from, int to) {
        long[] sums = allocate(2);
        long[] t = allocate(2);
        for (int i = Fr.LIMBS * from; i < Fr.LIMBS * to; i += Fr.LIMBS) {
            int high = i + Fr.LIMBS * half;
            if (!Fr.isZero(x, i)) {
                Fr.mul(t, 0, x, i, y, i);
                Fr.add(sums, 0, sums, 0, t, 0);
            }
            if (!Fr.equal(x, i, x, high)) {
                Fr.sub(t, 0, x, high, x, i);
                Fr.sub(t, Fr.LIMBS, y, high, y, i);
                Fr.mul(t, 0, t, 0, t, Fr.LIMBS);
                Fr.add(sums, Fr.LIMBS, sums, Fr.LIMBS, t, 0);
            }
        }
        return sums;
    }

    /** The elements of unsigned words. */
    static long[] ofWords(Parallel parallel, long[] words) {
        long[] a = allocate(words.length);
        SmallColumn column = SmallColumn.ofWords(words);
        parallel.forRange(
                words.length,
                GRAIN,
                (from, to) -> column.load(from, a, Fr.LIMBS * from, to - from));
        return a;
    }

    /** A copy of a column on the heap. */
    static long[] copyOf(FrColumn column) {
        long[] a = allocate(column.size());
        column.load(0, a, 0, column.size());
        return a;
    }

    /**
     * The polynomial of degree at most two with {@code s(0) = low}, quadratic coefficient {@code
     * top} and {@code s(0) + s(1) = claim}, by its values at {@code 0, 1, 2}.
     */
    static List<FrElement> quadratic(FrElement low, FrElement top, FrElement claim) {
        FrElement one = claim.sub(low);
        // s(2) = 2·s(1) - s(0) + 2·top
        FrElement two = one.add(one).sub(low).add(top).add(top);
        return List.of(low, one, two);
    }
}
