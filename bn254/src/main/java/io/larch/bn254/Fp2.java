// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;

/**
 * Limb arithmetic in {@code Fp2 = Fp[u]/(u² + 1)}, the field of the coordinates of G2.
 *
 * <p>An element {@code a0 + a1·u} is eight consecutive longs: the Montgomery limbs of a0, then
 * those of a1 (see {@link Fp}). Destinations come first and may be a source. {@code t} is scratch:
 * its first {@link #SCRATCH} longs are overwritten, operands may lie behind them.
 *
 * <p>Costs are in multiplications of Fp.
 */
public final class Fp2 {
    /** Longs of an element. */
    public static final int LIMBS = 2 * Fp.LIMBS;

    /** Bytes of a canonical encoding. */
    public static final int BYTES = 2 * Fp.BYTES;

    /** Longs of scratch that the functions of this class need. */
    public static final int SCRATCH = 4 * Fp.LIMBS;

    private static final int A1 = Fp.LIMBS;

    // Slots of the scratch space.
    private static final int T0 = 0;
    private static final int T1 = 4;
    private static final int T2 = 8;
    private static final int T3 = 12;

    private Fp2() {}

    /** z = x + y. */
    public static void add(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        Fp.add(z, zi, x, xi, y, yi);
        Fp.add(z, zi + A1, x, xi + A1, y, yi + A1);
    }

    /** z = x - y. */
    public static void sub(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        Fp.sub(z, zi, x, xi, y, yi);
        Fp.sub(z, zi + A1, x, xi + A1, y, yi + A1);
    }

    /** z = 2x. */
    public static void twice(long[] z, int zi, long[] x, int xi) {
        add(z, zi, x, xi, x, xi);
    }

    /** z = -x. */
    public static void neg(long[] z, int zi, long[] x, int xi) {
        Fp.neg(z, zi, x, xi);
        Fp.neg(z, zi + A1, x, xi + A1);
    }

    /** z = a0 - a1·u, which is x^p. */
    public static void conjugate(long[] z, int zi, long[] x, int xi) {
        System.arraycopy(x, xi, z, zi, Fp.LIMBS);
        Fp.neg(z, zi + A1, x, xi + A1);
    }

    /** z = x·y; 3M (Karatsuba). */
    public static void mul(long[] z, int zi, long[] x, int xi, long[] y, int yi, long[] t) {
        Fp.add(t, T0, x, xi, x, xi + A1);
        Fp.add(t, T1, y, yi, y, yi + A1);
        Fp.mul(t, T0, t, T0, t, T1); // (a0 + a1)(b0 + b1)
        Fp.mul(t, T1, x, xi, y, yi);
        Fp.mul(t, T2, x, xi + A1, y, yi + A1);
        Fp.sub(z, zi, t, T1, t, T2);
        Fp.sub(t, T0, t, T0, t, T1);
        Fp.sub(z, zi + A1, t, T0, t, T2);
    }

    /** z = x²; 2M, by {@code (a0 + a1)(a0 - a1) + 2·a0·a1·u}. */
    public static void square(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp.add(t, T0, x, xi, x, xi + A1);
        Fp.sub(t, T1, x, xi, x, xi + A1);
        Fp.mul(t, T2, x, xi, x, xi + A1);
        Fp.mul(z, zi, t, T0, t, T1);
        Fp.add(z, zi + A1, t, T2, t, T2);
    }

    /** z = x·k for k in Fp; 2M. The destination must not overlap k. */
    public static void mulByFp(long[] z, int zi, long[] x, int xi, long[] k, int ki) {
        Fp.mul(z, zi, x, xi, k, ki);
        Fp.mul(z, zi + A1, x, xi + A1, k, ki);
    }

    /** z = x·ξ for ξ = 9 + u, the non-residue of the tower; additions only. */
    public static void mulByNonResidue(long[] z, int zi, long[] x, int xi, long[] t) {
        times9(t, T0, x, xi, t, T2);
        times9(t, T1, x, xi + A1, t, T2);
        Fp.sub(t, T0, t, T0, x, xi + A1);
        Fp.add(z, zi + A1, t, T1, x, xi);
        System.arraycopy(t, T0, z, zi, Fp.LIMBS);
    }

    private static void times9(long[] z, int zi, long[] x, int xi, long[] t, int ti) {
        Fp.add(t, ti, x, xi, x, xi);
        Fp.add(t, ti, t, ti, t, ti);
        Fp.add(t, ti, t, ti, t, ti);
        Fp.add(z, zi, t, ti, x, xi);
    }

    /** z = 1/x by the norm {@code a0² + a1²}; the inverse of zero is zero. */
    public static void inverse(long[] z, int zi, long[] x, int xi, long[] t) {
        Fp.square(t, T0, x, xi);
        Fp.square(t, T1, x, xi + A1);
        Fp.add(t, T0, t, T0, t, T1);
        Fp.inverse(t, T0, t, T0);
        Fp.mul(z, zi, x, xi, t, T0);
        Fp.mul(t, T3, x, xi + A1, t, T0);
        Fp.neg(z, zi + A1, t, T3);
    }

    /** Whether x is zero. */
    public static boolean isZero(long[] x, int xi) {
        return Fp.isZero(x, xi) && Fp.isZero(x, xi + A1);
    }

    /** Whether x equals y. */
    public static boolean equal(long[] x, int xi, long[] y, int yi) {
        return Fp.equal(x, xi, y, yi) && Fp.equal(x, xi + A1, y, yi + A1);
    }

    /** Stores one. */
    public static void setOne(long[] z, int zi) {
        Fp.setOne(z, zi);
        Arrays.fill(z, zi + A1, zi + LIMBS, 0);
    }
}
