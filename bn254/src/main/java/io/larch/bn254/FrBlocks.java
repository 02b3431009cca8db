// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.List;

/**
 * Tight loops over blocks of elements in {@code long[]}, the inner loops of {@link JavaKernels}.
 *
 * <p>A block of n elements is {@code 4n} limbs from index 0. Destination first; the destination may
 * be a source. Keeping each loop a method of its own lets the JIT compile it once and well.
 */
final class FrBlocks {
    /** Elements per block: three blocks fit a 32 KiB first-level cache. */
    static final int SIZE = 256;

    private FrBlocks() {}

    static long[] allocate() {
        return new long[Fr.LIMBS * SIZE];
    }

    static void add(long[] z, long[] x, long[] y, int n) {
        for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
            Fr.add(z, i, x, i, y, i);
        }
    }

    static void sub(long[] z, long[] x, long[] y, int n) {
        for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
            Fr.sub(z, i, x, i, y, i);
        }
    }

    static void mul(long[] z, long[] x, long[] y, int n) {
        for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
            Fr.mul(z, i, x, i, y, i);
        }
    }

    /** z = x·c with one element c. */
    static void scale(long[] z, long[] x, long[] c, int n) {
        for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
            Fr.mul(z, i, x, i, c, 0);
        }
    }

    /** sum += Σ x. */
    static void accumulate(long[] sum, long[] x, int n) {
        for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
            Fr.add(sum, 0, sum, 0, x, i);
        }
    }

    /**
     * a = 1/a, zero stays zero, by one inversion (Montgomery's trick).
     *
     * @param prefix scratch as long as a
     */
    static void invert(long[] a, long[] prefix, int n) {
        long[] t = new long[2 * Fr.LIMBS];
        Fr.setOne(t, 0);
        for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
            System.arraycopy(t, 0, prefix, i, Fr.LIMBS);
            if (!Fr.isZero(a, i)) {
                Fr.mul(t, 0, t, 0, a, i);
            }
        }
        Fr.inverse(t, 0, t, 0);
        for (int i = Fr.LIMBS * (n - 1); i >= 0; i -= Fr.LIMBS) {
            if (!Fr.isZero(a, i)) {
                Fr.mul(t, Fr.LIMBS, t, 0, prefix, i);
                Fr.mul(t, 0, t, 0, a, i);
                System.arraycopy(t, Fr.LIMBS, a, i, Fr.LIMBS);
            }
        }
    }

    /** a[i] = a[0]·eq(point, bits of i) for {@code i < 2^n}. */
    static void expandEq(long[] a, List<FrElement> point) {
        long[] r = new long[Fr.LIMBS];
        for (int k = 0; k < point.size(); k++) {
            point.get(point.size() - 1 - k).store(r, 0);
            int half = Fr.LIMBS << k;
            for (int i = 0; i < half; i += Fr.LIMBS) {
                Fr.mul(a, half + i, a, i, r, 0);
                Fr.sub(a, i, a, i, a, half + i);
            }
        }
    }

    /** Adds neighbouring fractions: 2n of them in, n out at the front. */
    static void addFractions(long[] p, long[] q, int n) {
        long[] t = new long[2 * Fr.LIMBS];
        for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
            Fr.mul(t, 0, p, 2 * i, q, 2 * i + Fr.LIMBS);
            Fr.mul(t, Fr.LIMBS, p, 2 * i + Fr.LIMBS, q, 2 * i);
            Fr.add(p, i, t, 0, t, Fr.LIMBS);
            Fr.mul(q, i, q, 2 * i, q, 2 * i + Fr.LIMBS);
        }
    }

    /** a = -a. */
    static void negate(long[] a, int n) {
        for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
            Fr.neg(a, i, a, i);
        }
    }

    /** (low, high) = (low + high, (low - high)·w). */
    static void frequencyButterflies(long[] low, long[] high, long[] w, int n) {
        long[] t = new long[Fr.LIMBS];
        for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
            Fr.sub(t, 0, low, i, high, i);
            Fr.add(low, i, low, i, high, i);
            Fr.mul(high, i, t, 0, w, i);
        }
    }

    /** (low, high) = (low + high·w, low - high·w). */
    static void timeButterflies(long[] low, long[] high, long[] w, int n) {
        long[] t = new long[Fr.LIMBS];
        for (int i = 0; i < Fr.LIMBS * n; i += Fr.LIMBS) {
            Fr.mul(t, 0, high, i, w, i);
            Fr.sub(high, i, low, i, t, 0);
            Fr.add(low, i, low, i, t, 0);
        }
    }
}
