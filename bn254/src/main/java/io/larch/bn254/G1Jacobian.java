// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/**
 * An immutable point of G1 in Jacobian coordinates, for code that computes with few points. Bulk
 * work uses {@link G1} on flat arrays. Two values are equal when they are the same point.
 */
public final class G1Jacobian {
    /** The point at infinity. */
    public static final G1Jacobian INFINITY = new G1Jacobian(new long[G1.JACOBIAN_LIMBS]);

    private final long[] limbs;

    private G1Jacobian(long[] limbs) {
        this.limbs = limbs;
    }

    /** The same point in Jacobian coordinates. */
    public static G1Jacobian of(G1Affine p) {
        long[] a = new long[G1.AFFINE_LIMBS];
        long[] z = new long[G1.JACOBIAN_LIMBS];
        p.store(a, 0);
        G1.fromAffine(z, 0, a, 0);
        return new G1Jacobian(z);
    }

    /** Reads twelve Montgomery limbs X, Y, Z; the curve is not checked. */
    public static G1Jacobian load(long[] x, int xi) {
        long[] z = new long[G1.JACOBIAN_LIMBS];
        System.arraycopy(x, xi, z, 0, z.length);
        return new G1Jacobian(z);
    }

    /** Writes twelve Montgomery limbs X, Y, Z. */
    public void store(long[] z, int zi) {
        System.arraycopy(limbs, 0, z, zi, limbs.length);
    }

    /** this + y. */
    public G1Jacobian add(G1Jacobian y) {
        long[] z = new long[G1.JACOBIAN_LIMBS];
        G1.addJ(z, 0, limbs, 0, y.limbs, 0, new long[G1.SCRATCH]);
        return new G1Jacobian(z);
    }

    /** this + y for an affine y. */
    public G1Jacobian addMixed(G1Affine y) {
        long[] a = new long[G1.AFFINE_LIMBS];
        long[] z = new long[G1.JACOBIAN_LIMBS];
        y.store(a, 0);
        G1.addMixed(z, 0, limbs, 0, a, 0, new long[G1.SCRATCH]);
        return new G1Jacobian(z);
    }

    /** 2·this. */
    public G1Jacobian twice() {
        long[] z = new long[G1.JACOBIAN_LIMBS];
        G1.doubleJ(z, 0, limbs, 0, new long[G1.SCRATCH]);
        return new G1Jacobian(z);
    }

    /** -this. */
    public G1Jacobian neg() {
        long[] z = new long[G1.JACOBIAN_LIMBS];
        G1.negJ(z, 0, limbs, 0);
        return new G1Jacobian(z);
    }

    /** k·this for any integer k, taken modulo the order r of the group. */
    public G1Jacobian mul(BigInteger k) {
        return mul(FrElement.reduce(k));
    }

    /** k·this. */
    public G1Jacobian mul(FrElement k) {
        long[] s = new long[Fr.LIMBS];
        long[] z = new long[G1.JACOBIAN_LIMBS];
        k.store(s, 0);
        Fr.toCanonicalLimbs(s, 0, s, 0);
        G1.mulJ(z, 0, limbs, 0, s, 0, new long[G1.SCRATCH]);
        return new G1Jacobian(z);
    }

    /** This point in affine coordinates; one inversion. */
    public G1Affine toAffine() {
        long[] z = new long[G1.AFFINE_LIMBS];
        G1.toAffine(z, 0, limbs, 0, new long[G1.SCRATCH]);
        return G1Affine.load(z, 0);
    }

    /** Whether this is the point at infinity. */
    public boolean isInfinity() {
        return G1.isInfinityJ(limbs, 0);
    }

    /** Whether both are the same point, whatever the coordinates. */
    @Override
    public boolean equals(Object o) {
        return o instanceof G1Jacobian p && G1.equalJ(limbs, 0, p.limbs, 0, new long[G1.SCRATCH]);
    }

    @Override
    public int hashCode() {
        return toAffine().hashCode();
    }

    @Override
    public String toString() {
        return toAffine().toString();
    }
}
