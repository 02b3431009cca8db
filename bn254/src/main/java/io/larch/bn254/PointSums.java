// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;

/**
 * Many sums of multiples of points of one group, as of a sparse matrix times a vector.
 *
 * <p>The terms of one sum share their doublings: about 250 doublings a sum and 42 additions a term
 * with a large coefficient; one addition for a coefficient of 1 or -1.
 *
 * <p>Source: Straus, "Addition chains of vectors" (1964), with signed digits.
 */
public final class PointSums {
    /** Terms that share doublings. */
    private static final int GROUP = 32;

    private final Curve curve;
    private final int stride;
    private final long[] sums;
    private final int size;

    private PointSums(Curve curve, int n) {
        this.curve = curve;
        this.size = n;
        this.stride = curve.jacobianLimbs();
        this.sums = new long[Math.multiplyExact(stride, n)];
    }

    /** n empty sums in G1. */
    public static PointSums g1(int n) {
        return new PointSums(Curve.G1_CURVE, n);
    }

    /** n empty sums in G2. */
    public static PointSums g2(int n) {
        return new PointSums(Curve.G2_CURVE, n);
    }

    /**
     * Adds to every sum its terms.
     *
     * @param terms of as many sums
     * @param points of the group of the sums
     * @return this
     */
    public PointSums add(Parallel parallel, SumTerms terms, PointVector points) {
        if (terms.sums() != size || PointMaps.curve(points) != curve) {
            throw new IllegalArgumentException("terms of other sums");
        }
        OddMultiples multiples = new OddMultiples(parallel, curve, points);
        parallel.forRange(
                size,
                1,
                (from, to) -> {
                    Adder adder = new Adder(terms, multiples);
                    for (int s = from; s < to; s++) {
                        adder.add(s);
                    }
                });
        return this;
    }

    private final class Adder {
        private final SumTerms terms;
        private final OddMultiples multiples;
        private final byte[] digits = new byte[GROUP * SignedDigits.LENGTH];
        private final long[] k = new long[Fr.LIMBS];
        private final long[] t = curve.scratch();
        private final long[] point = new long[curve.affineLimbs()];
        private final long[] group = new long[stride];
        private final int[] length = new int[GROUP];

        Adder(SumTerms terms, OddMultiples multiples) {
            this.terms = terms;
            this.multiples = multiples;
        }

        void add(int s) {
            for (int e = terms.start()[s]; e < terms.start()[s + 1]; e += GROUP) {
                addGroup(e, Math.min(GROUP, terms.start()[s + 1] - e));
                curve.addJ(sums, stride * s, sums, stride * s, group, 0, t);
            }
        }

        private void addGroup(int first, int n) {
            int longest = 0;
            for (int e = 0; e < n; e++) {
                length[e] = recode(first + e, SignedDigits.LENGTH * e);
                longest = Math.max(longest, length[e]);
            }
            Arrays.fill(group, 0);
            for (int i = longest - 1; i >= 0; i--) {
                curve.doubleJ(group, 0, group, 0, t);
                for (int e = 0; e < n; e++) {
                    int d = digits[SignedDigits.LENGTH * e + i];
                    if (d != 0) {
                        multiples.add(group, 0, terms.point()[first + e], d, point, t);
                    }
                }
            }
        }

        private int recode(int term, int at) {
            int from = Fr.LIMBS * terms.coefficient()[term];
            boolean negative = SignedDigits.magnitude(terms.coefficients(), from, k);
            int n = SignedDigits.recode(k, digits, at);
            for (int i = at; negative && i < at + n; i++) {
                digits[i] = (byte) -digits[i];
            }
            return n;
        }
    }

    /** The sums in G1. */
    public G1Vector toG1() {
        G1Vector out = G1Vector.allocate(size);
        store(out);
        return out;
    }

    /** The sums in G2. */
    public G2Vector toG2() {
        G2Vector out = G2Vector.allocate(size);
        store(out);
        return out;
    }

    private void store(PointVector out) {
        if (PointMaps.curve(out) != curve) {
            throw new IllegalStateException("these are sums in the other group");
        }
        long[] z = new long[curve.affineLimbs() * size];
        curve.batchToAffine(z, 0, sums, 0, size);
        out.store(0, z, 0, size);
    }
}
