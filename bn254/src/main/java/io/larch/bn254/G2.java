// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;

/**
 * Limb arithmetic on the twist {@code y² = x³ + 3/(9 + u)} over Fp2, whose subgroup of order r is
 * G2.
 *
 * <p>Shapes (all coordinates are elements of {@link Fp2}, eight Montgomery limbs):
 *
 * <ul>
 *   <li>affine: sixteen longs {@code x.a0, x.a1, y.a0, y.a1}; the point at infinity is all zero;
 *   <li>Jacobian: 24 longs {@code X, Y, Z} with {@code x = X/Z², y = Y/Z³}; every value with {@code
 *       Z = 0} is the point at infinity, so fresh arrays hold it.
 * </ul>
 *
 * <p>Destinations come first and may be a source. {@code t} is scratch of at least {@link #SCRATCH}
 * longs, disjoint from the operands. Every function is complete on the whole twist: infinity, equal
 * and opposite points give the right result. Running time depends on the operands.
 *
 * <p>The formulas are those of {@link G1}; costs are in multiplications and squarings of Fp2.
 */
public final class G2 {
    /** Longs of an affine point. */
    public static final int AFFINE_LIMBS = 2 * Fp2.LIMBS;

    /** Longs of a Jacobian point. */
    public static final int JACOBIAN_LIMBS = 3 * Fp2.LIMBS;

    /** Longs of scratch that the functions of this class need. */
    public static final int SCRATCH = Fp2.SCRATCH + 10 * Fp2.LIMBS;

    private static final int Y = Fp2.LIMBS;
    private static final int Z = 2 * Fp2.LIMBS;

    // Slots of the scratch space, behind that of Fp2.
    private static final int T0 = Fp2.SCRATCH;
    private static final int T1 = T0 + Fp2.LIMBS;
    private static final int T2 = T1 + Fp2.LIMBS;
    private static final int T3 = T2 + Fp2.LIMBS;
    private static final int T4 = T3 + Fp2.LIMBS;
    private static final int T5 = T4 + Fp2.LIMBS;
    private static final int T6 = T5 + Fp2.LIMBS;
    private static final int POINT = T6 + Fp2.LIMBS;

    private G2() {}

    /** Whether a Jacobian point is infinity. */
    public static boolean isInfinityJ(long[] x, int xi) {
        return Fp2.isZero(x, xi + Z);
    }

    /** Whether an affine point is infinity. */
    public static boolean isInfinityAffine(long[] a, int ai) {
        return Fp2.isZero(a, ai) && Fp2.isZero(a, ai + Y);
    }

    /** Stores infinity as a Jacobian point. */
    public static void setInfinityJ(long[] z, int zi) {
        Arrays.fill(z, zi, zi + JACOBIAN_LIMBS, 0);
    }

    /** z = a, from affine to Jacobian. */
    public static void fromAffine(long[] z, int zi, long[] a, int ai) {
        if (isInfinityAffine(a, ai)) {
            setInfinityJ(z, zi);
        } else {
            System.arraycopy(a, ai, z, zi, AFFINE_LIMBS);
            Fp2.setOne(z, zi + Z);
        }
    }

    /** z = x, from Jacobian to affine; one inversion. */
    public static void toAffine(long[] z, int zi, long[] x, int xi, long[] t) {
        if (isInfinityJ(x, xi)) {
            Arrays.fill(z, zi, zi + AFFINE_LIMBS, 0);
            return;
        }
        Fp2.inverse(t, T0, x, xi + Z, t);
        scaleToAffine(z, zi, x, xi, t);
    }

    /** z = x given 1/Z in the first slot of the scratch. */
    private static void scaleToAffine(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp2.square(t, T1, t, T0, t);
        Fp2.mul(t, T2, t, T1, t, T0, t);
        Fp2.mul(z, zi, x, xi, t, T1, t);
        Fp2.mul(z, zi + Y, x, xi + Y, t, T2, t);
    }

    /**
     * Converts n Jacobian points to affine with one inversion (Montgomery's trick).
     *
     * @param z n affine points from {@code zi}; not overlapping x
     * @param x n Jacobian points from {@code xi}
     */
    public static void batchToAffine(long[] z, int zi, long[] x, int xi, int n) {
        long[] t = new long[SCRATCH];
        long[] product = new long[Fp2.LIMBS];
        Fp2.setOne(product, 0);
        // The x slot of each result holds the product of the Z before it until the way back.
        for (int i = 0; i < n; i++) {
            int q = xi + JACOBIAN_LIMBS * i;
            System.arraycopy(product, 0, z, zi + AFFINE_LIMBS * i, Fp2.LIMBS);
            if (!isInfinityJ(x, q)) {
                Fp2.mul(product, 0, product, 0, x, q + Z, t);
            }
        }
        Fp2.inverse(product, 0, product, 0, t);
        for (int i = n - 1; i >= 0; i--) {
            int q = xi + JACOBIAN_LIMBS * i;
            int p = zi + AFFINE_LIMBS * i;
            if (isInfinityJ(x, q)) {
                Arrays.fill(z, p, p + AFFINE_LIMBS, 0);
            } else {
                Fp2.mul(t, T0, product, 0, z, p, t);
                Fp2.mul(product, 0, product, 0, x, q + Z, t);
                scaleToAffine(z, p, x, q, t);
            }
        }
    }

    /** z = -x, Jacobian. */
    public static void negJ(long[] z, int zi, long[] x, int xi) {
        System.arraycopy(x, xi, z, zi, JACOBIAN_LIMBS);
        Fp2.neg(z, zi + Y, z, zi + Y);
    }

    /** z = -a, affine. */
    public static void negAffine(long[] z, int zi, long[] a, int ai) {
        System.arraycopy(a, ai, z, zi, AFFINE_LIMBS);
        Fp2.neg(z, zi + Y, z, zi + Y);
    }

    /** z = 2x, Jacobian; 2M + 5S. */
    public static void doubleJ(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp2.square(t, T0, x, xi, t); // A = X²
        Fp2.square(t, T1, x, xi + Y, t); // B = Y²
        Fp2.square(t, T2, t, T1, t); // C = B²
        Fp2.add(t, T1, t, T1, x, xi);
        Fp2.square(t, T1, t, T1, t);
        Fp2.sub(t, T1, t, T1, t, T0);
        Fp2.sub(t, T1, t, T1, t, T2);
        Fp2.add(t, T1, t, T1, t, T1); // D = 2((X + B)² - A - C)
        Fp2.add(t, T3, t, T0, t, T0);
        Fp2.add(t, T0, t, T3, t, T0); // E = 3A
        Fp2.mul(z, zi + Z, x, xi + Y, x, xi + Z, t);
        Fp2.add(z, zi + Z, z, zi + Z, z, zi + Z); // Z' = 2YZ
        Fp2.square(z, zi, t, T0, t);
        Fp2.sub(z, zi, z, zi, t, T1);
        Fp2.sub(z, zi, z, zi, t, T1); // X' = E² - 2D
        Fp2.sub(t, T1, t, T1, z, zi);
        Fp2.mul(t, T1, t, T0, t, T1, t);
        Fp2.add(t, T2, t, T2, t, T2);
        Fp2.add(t, T2, t, T2, t, T2);
        Fp2.add(t, T2, t, T2, t, T2);
        Fp2.sub(z, zi + Y, t, T1, t, T2); // Y' = E(D - X') - 8C
    }

    /** z = x + y, all Jacobian; 12M + 4S. */
    public static void addJ(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t) {
        if (isInfinityJ(x, xi)) {
            System.arraycopy(y, yi, z, zi, JACOBIAN_LIMBS);
            return;
        }
        if (isInfinityJ(y, yi)) {
            System.arraycopy(x, xi, z, zi, JACOBIAN_LIMBS);
            return;
        }
        Fp2.square(t, T4, y, yi + Z, t);
        Fp2.mul(t, T0, x, xi, t, T4, t); // U1 = X1·Z2²
        Fp2.mul(t, T4, t, T4, y, yi + Z, t);
        Fp2.mul(t, T1, x, xi + Y, t, T4, t); // S1 = Y1·Z2³
        Fp2.square(t, T5, x, xi + Z, t);
        Fp2.mul(t, T2, y, yi, t, T5, t); // U2 = X2·Z1²
        Fp2.mul(t, T5, t, T5, x, xi + Z, t);
        Fp2.mul(t, T3, y, yi + Y, t, T5, t); // S2 = Y2·Z1³
        Fp2.mul(t, T4, x, xi + Z, y, yi + Z, t);
        addScaled(z, zi, x, xi, t);
    }

    /** z = x + a, x Jacobian and a affine; 8M + 3S. */
    public static void addMixed(long[] z, int zi, long[] x, int xi, long[] a, int ai, long[] t) {
        if (isInfinityAffine(a, ai)) {
            System.arraycopy(x, xi, z, zi, JACOBIAN_LIMBS);
            return;
        }
        if (isInfinityJ(x, xi)) {
            fromAffine(z, zi, a, ai);
            return;
        }
        System.arraycopy(x, xi, t, T0, AFFINE_LIMBS); // U1 = X, S1 = Y
        Fp2.square(t, T5, x, xi + Z, t);
        Fp2.mul(t, T2, a, ai, t, T5, t); // U2 = x·Z²
        Fp2.mul(t, T5, t, T5, x, xi + Z, t);
        Fp2.mul(t, T3, a, ai + Y, t, T5, t); // S2 = y·Z³
        System.arraycopy(x, xi + Z, t, T4, Fp2.LIMBS);
        addScaled(z, zi, x, xi, t);
    }

    /**
     * Finishes an addition, given {@code U1, S1, U2, S2, Z1·Z2} in slots 0 to 4; x is the first
     * summand, for the case that the summands are equal.
     */
    private static void addScaled(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp2.sub(t, T2, t, T2, t, T0); // H = U2 - U1
        Fp2.sub(t, T3, t, T3, t, T1); // R = S2 - S1
        if (Fp2.isZero(t, T2)) {
            if (Fp2.isZero(t, T3)) {
                doubleJ(z, zi, x, xi, t);
            } else {
                setInfinityJ(z, zi);
            }
            return;
        }
        Fp2.mul(z, zi + Z, t, T4, t, T2, t); // Z3 = Z1·Z2·H
        Fp2.square(t, T5, t, T2, t); // H²
        Fp2.mul(t, T6, t, T5, t, T2, t); // H³
        Fp2.mul(t, T0, t, T0, t, T5, t); // V = U1·H²
        Fp2.square(z, zi, t, T3, t);
        Fp2.sub(z, zi, z, zi, t, T6);
        Fp2.sub(z, zi, z, zi, t, T0);
        Fp2.sub(z, zi, z, zi, t, T0); // X3 = R² - H³ - 2V
        Fp2.sub(t, T0, t, T0, z, zi);
        Fp2.mul(t, T0, t, T0, t, T3, t);
        Fp2.mul(t, T1, t, T1, t, T6, t);
        Fp2.sub(z, zi + Y, t, T0, t, T1); // Y3 = R(V - X3) - S1·H³
    }

    /**
     * z = k·x, by doubling and adding; at most 256 doublings and additions.
     *
     * @param k four little-endian limbs of an unsigned integer (not Montgomery)
     */
    public static void mulJ(long[] z, int zi, long[] x, int xi, long[] k, int ki, long[] t) {
        System.arraycopy(x, xi, t, POINT, JACOBIAN_LIMBS);
        setInfinityJ(z, zi);
        for (int bit = 255; bit >= 0; bit--) {
            if (!isInfinityJ(z, zi)) {
                doubleJ(z, zi, z, zi, t);
            }
            if ((k[ki + (bit >> 6)] >>> bit & 1) != 0) {
                addJ(z, zi, z, zi, t, POINT, t);
            }
        }
    }

    /** Whether two Jacobian points are equal; 6M + 2S. */
    public static boolean equalJ(long[] x, int xi, long[] y, int yi, long[] t) {
        if (isInfinityJ(x, xi) || isInfinityJ(y, yi)) {
            return isInfinityJ(x, xi) && isInfinityJ(y, yi);
        }
        Fp2.square(t, T0, x, xi + Z, t);
        Fp2.square(t, T1, y, yi + Z, t);
        Fp2.mul(t, T2, x, xi, t, T1, t);
        Fp2.mul(t, T3, y, yi, t, T0, t);
        if (!Fp2.equal(t, T2, t, T3)) {
            return false;
        }
        Fp2.mul(t, T0, t, T0, x, xi + Z, t);
        Fp2.mul(t, T1, t, T1, y, yi + Z, t);
        Fp2.mul(t, T2, x, xi + Y, t, T1, t);
        Fp2.mul(t, T3, y, yi + Y, t, T0, t);
        return Fp2.equal(t, T2, t, T3);
    }

    /** Whether an affine point is infinity or satisfies {@code y² = x³ + 3/(9 + u)}. */
    public static boolean isOnCurveAffine(long[] a, int ai, long[] t) {
        if (isInfinityAffine(a, ai)) {
            return true;
        }
        Fp2.square(t, T0, a, ai + Y, t);
        Fp2.square(t, T1, a, ai, t);
        Fp2.mul(t, T1, t, T1, a, ai, t);
        G2Affine.B.store(t, T2);
        Fp2.add(t, T1, t, T1, t, T2);
        return Fp2.equal(t, T0, t, T1);
    }
}
