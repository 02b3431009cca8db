// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;

/**
 * Number-theoretic transforms over the N-th roots of unity and over their coset by {@link
 * Groth16Setup#COSET_SHIFT}, without permutations: coefficients are kept in bit-reversed order,
 * values in natural order. Vectors are Montgomery limbs, element i at 4i.
 */
final class Domain {
    private final int log;
    private final int n;
    private final long[] roots;
    private final long[] inverseRoots;

    Domain(int log) {
        this.log = log;
        this.n = 1 << log;
        FrElement root = ProvingKey.root(log);
        this.roots = powers(root, n / 2);
        this.inverseRoots = powers(root.inverse(), n / 2);
    }

    int size() {
        return n;
    }

    /** Values on the roots of unity to coefficients. */
    void interpolate(long[] x) {
        decimateFrequency(x);
        scale(x, FrElement.of(n).inverse(), FrElement.ONE);
    }

    /** Coefficients to values on the coset. */
    void evaluateOnCoset(long[] x) {
        scale(x, FrElement.ONE, FrElement.of(Groth16Setup.COSET_SHIFT));
        decimateTime(x);
    }

    /** Values on the coset to coefficients. */
    void interpolateOnCoset(long[] x) {
        decimateFrequency(x);
        FrElement shift = FrElement.of(Groth16Setup.COSET_SHIFT);
        scale(x, FrElement.of(n).inverse(), shift.inverse());
    }

    /** Natural order in, bit-reversed order out, with inverse roots (Gentleman and Sande). */
    private void decimateFrequency(long[] x) {
        long[] t = new long[Fr.LIMBS];
        for (int half = n / 2, stride = 1; half >= 1; half /= 2, stride *= 2) {
            for (int block = 0; block < n; block += 2 * half) {
                for (int j = 0; j < half; j++) {
                    int a = Fr.LIMBS * (block + j);
                    int b = a + Fr.LIMBS * half;
                    Fr.sub(t, 0, x, a, x, b);
                    Fr.add(x, a, x, a, x, b);
                    Fr.mul(x, b, t, 0, inverseRoots, Fr.LIMBS * j * stride);
                }
            }
        }
    }

    /** Bit-reversed order in, natural order out (Cooley and Tukey). */
    private void decimateTime(long[] x) {
        long[] t = new long[Fr.LIMBS];
        for (int half = 1, stride = n / 2; half < n; half *= 2, stride /= 2) {
            for (int block = 0; block < n; block += 2 * half) {
                for (int j = 0; j < half; j++) {
                    int a = Fr.LIMBS * (block + j);
                    int b = a + Fr.LIMBS * half;
                    Fr.mul(t, 0, x, b, roots, Fr.LIMBS * j * stride);
                    Fr.sub(x, b, x, a, t, 0);
                    Fr.add(x, a, x, a, t, 0);
                }
            }
        }
    }

    /** Multiplies the coefficient of X^i, at the place of i reversed, by factor · base^i. */
    private void scale(long[] x, FrElement factor, FrElement base) {
        long[] s = new long[2 * Fr.LIMBS];
        factor.store(s, 0);
        base.store(s, Fr.LIMBS);
        for (int i = 0; i < n; i++) {
            int at = Fr.LIMBS * reverse(i);
            Fr.mul(x, at, x, at, s, 0);
            Fr.mul(s, 0, s, 0, s, Fr.LIMBS);
        }
    }

    private int reverse(int i) {
        return log == 0 ? 0 : Integer.reverse(i) >>> (32 - log);
    }

    private static long[] powers(FrElement base, int count) {
        long[] p = new long[Fr.LIMBS * Math.max(1, count)];
        FrElement.ONE.store(p, 0);
        long[] b = new long[Fr.LIMBS];
        base.store(b, 0);
        for (int i = 1; i < count; i++) {
            Fr.mul(p, Fr.LIMBS * i, p, Fr.LIMBS * (i - 1), b, 0);
        }
        return p;
    }
}
