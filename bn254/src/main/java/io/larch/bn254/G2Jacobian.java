// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/**
 * An immutable point of the twist (see {@link G2}) in Jacobian coordinates, for code that computes
 * with few points. Bulk work uses {@link G2} on flat arrays. Two values are equal when they are the
 * same point.
 */
public final class G2Jacobian {
    /** The point at infinity. */
    public static final G2Jacobian INFINITY = new G2Jacobian(new long[G2.JACOBIAN_LIMBS]);

    private final long[] limbs;

    private G2Jacobian(long[] limbs) {
        this.limbs = limbs;
    }

    /** The same point in Jacobian coordinates. */
    public static G2Jacobian of(G2Affine p) {
        long[] a = new long[G2.AFFINE_LIMBS];
        long[] z = new long[G2.JACOBIAN_LIMBS];
        p.store(a, 0);
        G2.fromAffine(z, 0, a, 0);
        return new G2Jacobian(z);
    }

    /** Reads 24 Montgomery limbs X, Y, Z; the curve is not checked. */
    public static G2Jacobian load(long[] x, int xi) {
        long[] z = new long[G2.JACOBIAN_LIMBS];
        System.arraycopy(x, xi, z, 0, z.length);
        return new G2Jacobian(z);
    }

    /** Writes 24 Montgomery limbs X, Y, Z. */
    public void store(long[] z, int zi) {
        System.arraycopy(limbs, 0, z, zi, limbs.length);
    }

    /** this + y. */
    public G2Jacobian add(G2Jacobian y) {
        long[] z = new long[G2.JACOBIAN_LIMBS];
        G2.addJ(z, 0, limbs, 0, y.limbs, 0, new long[G2.SCRATCH]);
        return new G2Jacobian(z);
    }

    /** this + y for an affine y. */
    public G2Jacobian addMixed(G2Affine y) {
        long[] a = new long[G2.AFFINE_LIMBS];
        long[] z = new long[G2.JACOBIAN_LIMBS];
        y.store(a, 0);
        G2.addMixed(z, 0, limbs, 0, a, 0, new long[G2.SCRATCH]);
        return new G2Jacobian(z);
    }

    /** 2·this. */
    public G2Jacobian twice() {
        long[] z = new long[G2.JACOBIAN_LIMBS];
        G2.doubleJ(z, 0, limbs, 0, new long[G2.SCRATCH]);
        return new G2Jacobian(z);
    }

    /** -this. */
    public G2Jacobian neg() {
        long[] z = new long[G2.JACOBIAN_LIMBS];
        G2.negJ(z, 0, limbs, 0);
        return new G2Jacobian(z);
    }

    /** k·this for any integer k, first taken modulo the order r of G2. */
    public G2Jacobian mul(BigInteger k) {
        return mul(FrElement.reduce(k));
    }

    /** k·this. */
    public G2Jacobian mul(FrElement k) {
        long[] s = new long[Fr.LIMBS];
        long[] z = new long[G2.JACOBIAN_LIMBS];
        k.store(s, 0);
        Fr.toCanonicalLimbs(s, 0, s, 0);
        G2.mulJ(z, 0, limbs, 0, s, 0, new long[G2.SCRATCH]);
        return new G2Jacobian(z);
    }

    /**
     * The endomorphism ψ of the twist: untwist, raise coordinates to the power p, twist back. On G2
     * it is multiplication by p.
     *
     * <p>{@code ψ(x, y) = (x^p·ξ^((p-1)/3), y^p·ξ^((p-1)/2))}.
     */
    public G2Jacobian psi() {
        long[] z = new long[G2.JACOBIAN_LIMBS];
        coordinate(0).conjugate().mul(Frobenius.factor(2)).store(z, 0);
        coordinate(1).conjugate().mul(Frobenius.factor(3)).store(z, Fp2.LIMBS);
        coordinate(2).conjugate().store(z, 2 * Fp2.LIMBS);
        return new G2Jacobian(z);
    }

    private Fp2Element coordinate(int i) {
        return Fp2Element.load(limbs, Fp2.LIMBS * i);
    }

    /**
     * Whether this point of the twist has order dividing r; one multiplication by a 63-bit number.
     *
     * <p>{@code [x0+1]Q + ψ([x0]Q) + ψ²([x0]Q) = ψ³([2·x0]Q)} holds on G2 and nowhere else on the
     * twist. Source: Dai, Lin, Zhao, Zhou, "Fast subgroup membership testings for G1, G2 and GT on
     * pairing-friendly curves", eprint 2022/348; as in gnark-crypto ecc/bn254/g2.go.
     */
    public boolean isInSubgroup() {
        G2Jacobian q = mul(Pairing.SEED);
        G2Jacobian psi = q.psi();
        G2Jacobian psi2 = psi.psi();
        return add(q).add(psi).add(psi2).equals(psi2.psi().twice());
    }

    /** This point in affine coordinates; one inversion. */
    public G2Affine toAffine() {
        long[] z = new long[G2.AFFINE_LIMBS];
        G2.toAffine(z, 0, limbs, 0, new long[G2.SCRATCH]);
        return G2Affine.load(z, 0);
    }

    /** Whether this is the point at infinity. */
    public boolean isInfinity() {
        return G2.isInfinityJ(limbs, 0);
    }

    /** Whether both are the same point, whatever the coordinates. */
    @Override
    public boolean equals(Object o) {
        return o instanceof G2Jacobian p && G2.equalJ(limbs, 0, p.limbs, 0, new long[G2.SCRATCH]);
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
