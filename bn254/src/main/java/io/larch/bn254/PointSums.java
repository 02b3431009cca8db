// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/** Many sums of multiples of points of one group, as of a sparse matrix times a vector. */
public final class PointSums {
    private final Curve curve;
    private final long[] sums;
    private final int size;
    private final long[] t;
    private final long[] affine;
    private final long[] point;
    private final long[] factor = new long[Fr.LIMBS];

    private PointSums(Curve curve, int n) {
        this.curve = curve;
        this.size = n;
        this.sums = new long[Math.multiplyExact(curve.jacobianLimbs(), n)];
        this.t = curve.scratch();
        this.affine = new long[curve.affineLimbs()];
        this.point = new long[curve.jacobianLimbs()];
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
     * Adds k times a point to a sum; cheap for small k and small -k.
     *
     * @param sum which sum
     * @param points of the group of the sums
     * @param i which point
     */
    public void add(int sum, PointVector points, int i, FrElement k) {
        points.load(i, affine, 0, 1);
        int at = curve.jacobianLimbs() * sum;
        if (k.equals(FrElement.ONE)) {
            curve.addMixed(sums, at, sums, at, affine, 0, t);
            return;
        }
        BigInteger v = k.toBigInteger();
        boolean negative = v.bitLength() > Fr.MODULUS.subtract(v).bitLength();
        BigInteger size = negative ? Fr.MODULUS.subtract(v) : v;
        for (int l = 0; l < Fr.LIMBS; l++) {
            factor[l] = size.shiftRight(Long.SIZE * l).longValue();
        }
        curve.fromAffine(point, 0, affine, 0);
        curve.mulJ(point, 0, point, 0, factor, 0, t);
        if (negative) {
            curve.negJ(point, 0, point, 0);
        }
        curve.addJ(sums, at, sums, at, point, 0, t);
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
