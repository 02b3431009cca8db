// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/**
 * Limb arithmetic in Fr, the scalar field of BN254.
 *
 * <p>An element is four consecutive little-endian 64-bit limbs of {@code long[]} holding {@code x·R
 * mod r}, {@code R = 2^256} (Montgomery form), always reduced below {@code r}. Every method takes
 * the destination first; destination and sources may be the same element.
 *
 * <p>Multiplication works on five digits of 52 bits: {@code (16x)·y·2^-260 = x·y·2^-256}, so four
 * limbs go in and come out. {@code multiplyHigh(a << 6, b << 6)} is the part of {@code a·b} above
 * bit 52, without sign corrections, and columns add up without carries.
 *
 * <p>Source: Koç, Acar, Kaliski, "Analyzing and comparing Montgomery multiplication algorithms"
 * (1996), the CIOS method; Gueron and Krasnov, "Software implementation of modular exponentiation,
 * using advanced vector instructions architectures" (2012), for the digits of 52 bits.
 */
public final class Fr {
    /** Number of 64-bit limbs of an element. */
    public static final int LIMBS = 4;

    /** Number of bytes of a canonical encoding. */
    public static final int BYTES = 32;

    /** The modulus. */
    public static final BigInteger MODULUS =
            new BigInteger(
                    "21888242871839275222246405745257275088548364400416034343698204186575808495617");

    // The modulus, R mod r, R^2 mod r, and -r^-1 mod 2^64.
    static final long M0 = 0x43e1f593f0000001L;
    static final long M1 = 0x2833e84879b97091L;
    static final long M2 = 0xb85045b68181585dL;
    static final long M3 = 0x30644e72e131a029L;
    static final long ONE0 = 0xac96341c4ffffffbL;
    static final long ONE1 = 0x36fc76959f60cd29L;
    static final long ONE2 = 0x666ea36f7879462eL;
    static final long ONE3 = 0x0e0a77c19a07df2fL;
    static final long RSQ0 = 0x1bb8e645ae216da7L;
    static final long RSQ1 = 0x53fe3ab1e35c59e3L;
    static final long RSQ2 = 0x8c49833d53bb8085L;
    static final long RSQ3 = 0x0216d0b17f4e44a5L;
    static final long M_INV_NEG = 0xc2e1f593efffffffL;

    private static final long[] R_SQUARED = {RSQ0, RSQ1, RSQ2, RSQ3};
    private static final long[] INTEGER_ONE = {1, 0, 0, 0};

    /** {@code R·2^64 mod r}: {@code mulWord(z, WORD_UNIT, w)} is the element of the word w. */
    static final long[] WORD_UNIT = wordUnit();

    // The modulus in digits of 52 bits.
    private static final long MASK = (1L << 52) - 1;
    private static final long P0 = M0 & MASK;
    private static final long P1 = (M0 >>> 52 | M1 << 12) & MASK;
    private static final long P2 = (M1 >>> 40 | M2 << 24) & MASK;
    private static final long P3 = (M2 >>> 28 | M3 << 36) & MASK;
    private static final long P4 = M3 >>> 16;

    private Fr() {}

    /** z = x·y. */
    public static void mul(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        long y0 = y[yi], y1 = y[yi + 1], y2 = y[yi + 2], y3 = y[yi + 3];
        long b0 = y0 & MASK, b1 = (y0 >>> 52 | y1 << 12) & MASK;
        long b2 = (y1 >>> 40 | y2 << 24) & MASK, b3 = (y2 >>> 28 | y3 << 36) & MASK;
        long b4 = y3 >>> 16;
        long c0 = b0 << 6, c1 = b1 << 6, c2 = b2 << 6, c3 = b3 << 6, c4 = b4 << 6;
        long x0 = x[xi], x1 = x[xi + 1], x2 = x[xi + 2], x3 = x[xi + 3];
        long a = x0 << 4 & MASK;
        x0 = x0 >>> 48 | x1 << 16;
        x1 = x1 >>> 48 | x2 << 16;
        x2 = x2 >>> 48 | x3 << 16;
        x3 = x3 >>> 48;
        // Column j of the running sum is h(j-1) + (l(j) - h(j)·2^52 mod 2^64).
        long l0 = 0, l1 = 0, l2 = 0, l3 = 0, h0 = 0, h1 = 0, h2 = 0, h3 = 0;
        for (int i = 0; i < 5; i++) {
            long s = a << 6;
            l0 += a * b0;
            l1 += a * b1;
            l2 += a * b2;
            l3 += a * b3;
            long l4 = a * b4;
            h0 += Math.multiplyHigh(s, c0);
            h1 += Math.multiplyHigh(s, c1);
            h2 += Math.multiplyHigh(s, c2);
            h3 += Math.multiplyHigh(s, c3);
            long h4 = Math.multiplyHigh(s, c4);
            long m = l0 * M_INV_NEG & MASK;
            s = m << 6;
            l0 += m * P0;
            h0 += Math.multiplyHigh(s, P0 << 6);
            long carry = h0 + (l0 - (h0 << 52) >> 52);
            l0 = l1 + m * P1 + carry;
            h0 = h1 + Math.multiplyHigh(s, P1 << 6);
            l1 = l2 + m * P2;
            h1 = h2 + Math.multiplyHigh(s, P2 << 6);
            l2 = l3 + m * P3;
            h2 = h3 + Math.multiplyHigh(s, P3 << 6);
            l3 = l4 + m * P4;
            h3 = h4 + Math.multiplyHigh(s, P4 << 6);
            a = x0 & MASK;
            x0 = x0 >>> 52 | x1 << 12;
            x1 = x1 >>> 52 | x2 << 12;
            x2 = x2 >>> 52 | x3 << 12;
            x3 = x3 >>> 52;
        }
        long v0 = l0 - (h0 << 52);
        long v1 = l1 - (h1 << 52) + h0 + (v0 >> 52);
        long v2 = l2 - (h2 << 52) + h1 + (v1 >> 52);
        long v3 = l3 - (h3 << 52) + h2 + (v2 >> 52);
        long v4 = h3 + (v3 >> 52);
        packReduced(z, zi, v0 & MASK, v1 & MASK, v2 & MASK, v3 & MASK, v4);
    }

    /** Subtracts the modulus at most once and stores five 52-bit digits as four limbs. */
    private static void packReduced(long[] z, int zi, long v0, long v1, long v2, long v3, long v4) {
        long d0 = v0 - P0;
        long d1 = v1 - P1 + (d0 >> 52);
        long d2 = v2 - P2 + (d1 >> 52);
        long d3 = v3 - P3 + (d2 >> 52);
        long d4 = v4 - P4 + (d3 >> 52);
        long keep = d4 >> 63;
        v0 = keep & v0 | ~keep & d0 & MASK;
        v1 = keep & v1 | ~keep & d1 & MASK;
        v2 = keep & v2 | ~keep & d2 & MASK;
        v3 = keep & v3 | ~keep & d3 & MASK;
        v4 = keep & v4 | ~keep & d4;
        set(z, zi, v0 | v1 << 52, v1 >>> 12 | v2 << 40, v2 >>> 24 | v3 << 28, v3 >>> 36 | v4 << 16);
    }

    /**
     * z = x·w·2^-64 for an unsigned word w: one round of reduction instead of four. Multiply x by
     * 2^64 beforehand.
     */
    public static void mulWord(long[] z, int zi, long[] x, int xi, long w) {
        long x0 = x[xi], x1 = x[xi + 1], x2 = x[xi + 2], x3 = x[xi + 3];
        long t0 = x0 * w;
        long h0 = unsignedMultiplyHigh(x0, w);
        long l1 = x1 * w;
        long h1 = unsignedMultiplyHigh(x1, w);
        long l2 = x2 * w;
        long h2 = unsignedMultiplyHigh(x2, w);
        long l3 = x3 * w;
        long h3 = unsignedMultiplyHigh(x3, w);
        long t1 = l1 + h0;
        h1 += carry(l1, h0, t1);
        long t2 = l2 + h1;
        h2 += carry(l2, h1, t2);
        long t3 = l3 + h2;
        long t4 = h3 + carry(l3, h2, t3);
        // t = (t + m·r) / 2^64 < 2r; the lowest limbs cancel, with a carry unless both are zero
        long m = t0 * M_INV_NEG;
        long c = unsignedMultiplyHigh(m, M0) + ((t0 | -t0) >>> 63);
        long lo = m * M1;
        long hi = unsignedMultiplyHigh(m, M1);
        long s = t1 + lo;
        hi += carry(t1, lo, s);
        t0 = s + c;
        c = hi + carry(s, c, t0);
        lo = m * M2;
        hi = unsignedMultiplyHigh(m, M2);
        s = t2 + lo;
        hi += carry(t2, lo, s);
        t1 = s + c;
        c = hi + carry(s, c, t1);
        lo = m * M3;
        hi = unsignedMultiplyHigh(m, M3);
        s = t3 + lo;
        hi += carry(t3, lo, s);
        t2 = s + c;
        c = hi + carry(s, c, t2);
        reduceOnce(z, zi, t0, t1, t2, t4 + c);
    }

    private static long[] wordUnit() {
        long[] z = new long[LIMBS];
        fromBigInteger(z, 0, BigInteger.ONE.shiftLeft(64));
        return z;
    }

    /** z = x². */
    public static void square(long[] z, int zi, long[] x, int xi) {
        mul(z, zi, x, xi, x, xi);
    }

    /** z = x + y. */
    public static void add(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        long a = x[xi], b = y[yi];
        long s0 = a + b;
        long c = carry(a, b, s0);
        a = x[xi + 1];
        b = y[yi + 1];
        long s1 = a + b + c;
        c = carry(a, b, s1);
        a = x[xi + 2];
        b = y[yi + 2];
        long s2 = a + b + c;
        c = carry(a, b, s2);
        // The modulus is below 2^254, so the top limb cannot overflow.
        reduceOnce(z, zi, s0, s1, s2, x[xi + 3] + y[yi + 3] + c);
    }

    /** z = x - y. */
    public static void sub(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        long a = x[xi], b = y[yi];
        long d0 = a - b;
        long w = borrow(a, b, d0);
        a = x[xi + 1];
        b = y[yi + 1];
        long d1 = a - b - w;
        w = borrow(a, b, d1);
        a = x[xi + 2];
        b = y[yi + 2];
        long d2 = a - b - w;
        w = borrow(a, b, d2);
        long d3 = x[xi + 3] - y[yi + 3] - w;
        addMasked(z, zi, d0, d1, d2, d3, d3 >> 63);
    }

    /** z = -x. */
    public static void neg(long[] z, int zi, long[] x, int xi) {
        long a0 = x[xi], a1 = x[xi + 1], a2 = x[xi + 2], a3 = x[xi + 3];
        long w = a0 == 0 ? 0 : 1;
        long d1 = -a1 - w;
        w = borrow(0, a1, d1);
        long d2 = -a2 - w;
        w = borrow(0, a2, d2);
        long d3 = -a3 - w;
        addMasked(z, zi, -a0, d1, d2, d3, d3 >> 63);
    }

    /** Stores d, plus the modulus where the mask is -1. */
    private static void addMasked(long[] z, int zi, long d0, long d1, long d2, long d3, long mask) {
        long m0 = mask & M0, m1 = mask & M1, m2 = mask & M2;
        long s0 = d0 + m0;
        long c = carry(d0, m0, s0);
        long s1 = d1 + m1 + c;
        c = carry(d1, m1, s1);
        long s2 = d2 + m2 + c;
        c = carry(d2, m2, s2);
        set(z, zi, s0, s1, s2, d3 + (mask & M3) + c);
    }

    /** The carry out of {@code s = a + b} or {@code a + b + 1}; branches here are unpredictable. */
    private static long carry(long a, long b, long s) {
        return (a & b | (a | b) & ~s) >>> 63;
    }

    /** The borrow out of {@code d = a - b} or {@code a - b - 1}. */
    private static long borrow(long a, long b, long d) {
        return (~a & b | (~a | b) & d) >>> 63;
    }

    /** z = 1/x; the inverse of zero is zero. */
    public static void inverse(long[] z, int zi, long[] x, int xi) {
        BigInteger v = toBigInteger(x, xi);
        fromBigInteger(z, zi, v.signum() == 0 ? v : v.modInverse(MODULUS));
    }

    /** Whether x is zero. */
    public static boolean isZero(long[] x, int xi) {
        return (x[xi] | x[xi + 1] | x[xi + 2] | x[xi + 3]) == 0;
    }

    /** Whether x equals y. */
    public static boolean equal(long[] x, int xi, long[] y, int yi) {
        return x[xi] == y[yi]
                && x[xi + 1] == y[yi + 1]
                && x[xi + 2] == y[yi + 2]
                && x[xi + 3] == y[yi + 3];
    }

    /** Stores one. */
    public static void setOne(long[] z, int zi) {
        set(z, zi, ONE0, ONE1, ONE2, ONE3);
    }

    /** Stores {@code v mod r} for any integer v. */
    public static void fromBigInteger(long[] z, int zi, BigInteger v) {
        BigInteger u = v.mod(MODULUS);
        for (int i = 0; i < LIMBS; i++) {
            z[zi + i] = u.shiftRight(64 * i).longValue();
        }
        mul(z, zi, z, zi, R_SQUARED, 0);
    }

    /** The canonical value, in {@code [0, r)}. */
    public static BigInteger toBigInteger(long[] x, int xi) {
        long[] c = new long[LIMBS];
        toCanonicalLimbs(c, 0, x, xi);
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bytes[BYTES - 1 - i] = (byte) (c[i >> 3] >>> (8 * (i & 7)));
        }
        return new BigInteger(1, bytes);
    }

    /** Stores the canonical (non-Montgomery) limbs of x. */
    public static void toCanonicalLimbs(long[] z, int zi, long[] x, int xi) {
        mul(z, zi, x, xi, INTEGER_ONE, 0);
    }

    /** Stores t less the modulus if that is not negative, for t below twice the modulus. */
    private static void reduceOnce(long[] z, int zi, long t0, long t1, long t2, long t3) {
        long d0 = t0 - M0;
        long w = borrow(t0, M0, d0);
        long d1 = t1 - M1 - w;
        w = borrow(t1, M1, d1);
        long d2 = t2 - M2 - w;
        w = borrow(t2, M2, d2);
        long d3 = t3 - M3 - w;
        long keep = d3 >> 63;
        set(
                z,
                zi,
                d0 ^ keep & (t0 ^ d0),
                d1 ^ keep & (t1 ^ d1),
                d2 ^ keep & (t2 ^ d2),
                d3 ^ keep & (t3 ^ d3));
    }

    private static void set(long[] z, int zi, long a, long b, long c, long d) {
        z[zi] = a;
        z[zi + 1] = b;
        z[zi + 2] = c;
        z[zi + 3] = d;
    }

    private static long unsignedMultiplyHigh(long a, long b) {
        return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
    }
}
