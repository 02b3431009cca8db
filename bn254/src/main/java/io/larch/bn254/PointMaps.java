// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;

/** Linear maps on vectors of points, as ceremonies need them. */
public final class PointMaps {
    private static final int GRAIN = 64;

    private PointMaps() {}

    /** Every point times k, in place. Own copies of k are overwritten. */
    public static void scale(Parallel parallel, PointVector v, FrElement k) {
        Curve curve = curve(v);
        long[] points = jacobian(curve, v);
        long[] limbs = new long[Fr.LIMBS];
        k.store(limbs, 0);
        Fr.toCanonicalLimbs(limbs, 0, limbs, 0);
        int stride = curve.jacobianLimbs();
        parallel.forRange(
                v.size(),
                GRAIN,
                (from, to) -> {
                    PointMultiple multiple = new PointMultiple(curve);
                    multiple.factor(limbs, 0);
                    for (int i = from; i < to; i++) {
                        multiple.store(points, stride * i, points, stride * i);
                    }
                    multiple.forget();
                });
        Arrays.fill(limbs, 0);
        toAffine(curve, v, points);
    }

    /**
     * From powers to the Lagrange basis, in place: {@code v_j = 1/N · Σ_i ω^(-i·j) · v_i}. For
     * {@code v_i = [τ^i]} the result is {@code [ℓ_j(τ)]}. Takes N/2·log N multiplications of
     * points.
     *
     * @throws IllegalArgumentException if there are not as many points as domain elements
     */
    public static void inverseFft(Parallel parallel, PointVector v, Domain domain) {
        int n = domain.size();
        if (v.size() != n) {
            throw new IllegalArgumentException(v.size() + " points for a domain of " + n);
        }
        Curve curve = curve(v);
        long[] points = jacobian(curve, v);
        reverse(points, curve.jacobianLimbs(), domain);
        FrElement root = domain.generator().inverse();
        for (int half = 1; half < n; half *= 2) {
            layer(parallel, curve, points, half, powers(root.pow(n / (2L * half)), half));
        }
        toAffine(curve, v, points);
        scale(parallel, v, domain.sizeInverse());
    }

    /** Butterflies (x, y) to (x + w·y, x - w·y) of points {@code half} apart. */
    private static void layer(
            Parallel parallel, Curve curve, long[] points, int half, long[] twiddles) {
        int stride = curve.jacobianLimbs();
        parallel.forRange(
                points.length / stride / 2,
                GRAIN,
                (from, to) -> {
                    long[] t = curve.scratch();
                    long[] y = new long[stride];
                    PointMultiple multiple = new PointMultiple(curve);
                    for (int b = from; b < to; b++) {
                        int j = b % half;
                        int low = stride * (b / half * 2 * half + j);
                        int high = low + stride * half;
                        if (j == 0) {
                            System.arraycopy(points, high, y, 0, stride);
                        } else {
                            multiple.factor(twiddles, Fr.LIMBS * j);
                            multiple.store(y, 0, points, high);
                        }
                        curve.negJ(points, high, y, 0);
                        curve.addJ(points, high, points, low, points, high, t);
                        curve.addJ(points, low, points, low, y, 0, t);
                    }
                });
    }

    /** Plain limbs of the first n powers. */
    private static long[] powers(FrElement w, int n) {
        long[] out = new long[Fr.LIMBS * n];
        FrElement x = FrElement.ONE;
        for (int i = 0; i < n; i++) {
            x.store(out, Fr.LIMBS * i);
            Fr.toCanonicalLimbs(out, Fr.LIMBS * i, out, Fr.LIMBS * i);
            x = x.mul(w);
        }
        return out;
    }

    private static void reverse(long[] points, int stride, Domain domain) {
        long[] t = new long[stride];
        for (int i = 0; domain.logSize() > 0 && i < domain.size(); i++) {
            int j = Integer.reverse(i) >>> (32 - domain.logSize());
            if (i < j) {
                System.arraycopy(points, stride * i, t, 0, stride);
                System.arraycopy(points, stride * j, points, stride * i, stride);
                System.arraycopy(t, 0, points, stride * j, stride);
            }
        }
    }

    static Curve curve(PointVector v) {
        return v instanceof G1Vector ? Curve.G1_CURVE : Curve.G2_CURVE;
    }

    private static long[] jacobian(Curve curve, PointVector v) {
        long[] affine = new long[Math.multiplyExact(curve.affineLimbs(), v.size())];
        v.load(0, affine, 0, v.size());
        long[] points = new long[Math.multiplyExact(curve.jacobianLimbs(), v.size())];
        for (int i = 0; i < v.size(); i++) {
            curve.fromAffine(points, curve.jacobianLimbs() * i, affine, curve.affineLimbs() * i);
        }
        return points;
    }

    private static void toAffine(Curve curve, PointVector v, long[] points) {
        long[] affine = new long[curve.affineLimbs() * v.size()];
        curve.batchToAffine(affine, 0, points, 0, v.size());
        v.store(0, affine, 0, v.size());
    }
}
