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
 * <p>Source: Koç, Acar, Kaliski, "Analyzing and comparing Montgomery multiplication algorithms"
 * (1996), the CIOS method with the spare-top-bit simplification.
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

    /** {@code R·2^64 mod r}: {@code mulWord(z, WORD_UNIT, w)} is the element of the word w. */
    static final long[] WORD_UNIT = wordUnit();

    private Fr() {}

    /** z = x·y. */
    public static void mul(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        long x0 = x[xi], x1 = x[xi + 1], x2 = x[xi + 2], x3 = x[xi + 3];
        long t0 = 0, t1 = 0, t2 = 0, t3 = 0;
        for (int i = 0; i < LIMBS; i++) {
            long b = y[yi + i];
            // t += x·b, a five-limb value (t0..t3, carry)
            long lo = x0 * b, hi = unsignedMultiplyHigh(x0, b);
            long s = t0 + lo;
            long c = hi + (Long.compareUnsigned(s, lo) < 0 ? 1 : 0);
            t0 = s;
            lo = x1 * b;
            hi = unsignedMultiplyHigh(x1, b);
            s = t1 + lo;
            hi += Long.compareUnsigned(s, lo) < 0 ? 1 : 0;
            t1 = s + c;
            c = hi + (Long.compareUnsigned(t1, c) < 0 ? 1 : 0);
            lo = x2 * b;
            hi = unsignedMultiplyHigh(x2, b);
            s = t2 + lo;
            hi += Long.compareUnsigned(s, lo) < 0 ? 1 : 0;
            t2 = s + c;
            c = hi + (Long.compareUnsigned(t2, c) < 0 ? 1 : 0);
            lo = x3 * b;
            hi = unsignedMultiplyHigh(x3, b);
            s = t3 + lo;
            hi += Long.compareUnsigned(s, lo) < 0 ? 1 : 0;
            t3 = s + c;
            long t4 = hi + (Long.compareUnsigned(t3, c) < 0 ? 1 : 0);
            // t = (t + m·modulus) / 2^64
            long m = t0 * M_INV_NEG;
            lo = m * M0;
            c = unsignedMultiplyHigh(m, M0) + (t0 != 0 ? 1 : 0);
            lo = m * M1;
            hi = unsignedMultiplyHigh(m, M1);
            s = t1 + lo;
            hi += Long.compareUnsigned(s, lo) < 0 ? 1 : 0;
            t0 = s + c;
            c = hi + (Long.compareUnsigned(t0, c) < 0 ? 1 : 0);
            lo = m * M2;
            hi = unsignedMultiplyHigh(m, M2);
            s = t2 + lo;
            hi += Long.compareUnsigned(s, lo) < 0 ? 1 : 0;
            t1 = s + c;
            c = hi + (Long.compareUnsigned(t1, c) < 0 ? 1 : 0);
            lo = m * M3;
            hi = unsignedMultiplyHigh(m, M3);
            s = t3 + lo;
            hi += Long.compareUnsigned(s, lo) < 0 ? 1 : 0;
            t2 = s + c;
            c = hi + (Long.compareUnsigned(t2, c) < 0 ? 1 : 0);
            t3 = t4 + c;
        }
        reduceOnce(z, zi, t0, t1, t2, t3);
    }

    /**
     * z = x·w·2^-64 for an unsigned word w: one round of reduction instead of four. Multiply x by
     * 2^64 beforehand.
     */
    static void mulWord(long[] z, int zi, long[] x, int xi, long w) {
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
        h1 += Long.compareUnsigned(t1, h0) < 0 ? 1 : 0;
        long t2 = l2 + h1;
        h2 += Long.compareUnsigned(t2, h1) < 0 ? 1 : 0;
        long t3 = l3 + h2;
        long t4 = h3 + (Long.compareUnsigned(t3, h2) < 0 ? 1 : 0);
        // t = (t + m·r) / 2^64 < 2r
        long m = t0 * M_INV_NEG;
        long c = unsignedMultiplyHigh(m, M0) + (t0 != 0 ? 1 : 0);
        long lo = m * M1;
        long hi = unsignedMultiplyHigh(m, M1);
        long s = t1 + lo;
        hi += Long.compareUnsigned(s, lo) < 0 ? 1 : 0;
        t0 = s + c;
        c = hi + (Long.compareUnsigned(t0, c) < 0 ? 1 : 0);
        lo = m * M2;
        hi = unsignedMultiplyHigh(m, M2);
        s = t2 + lo;
        hi += Long.compareUnsigned(s, lo) < 0 ? 1 : 0;
        t1 = s + c;
        c = hi + (Long.compareUnsigned(t1, c) < 0 ? 1 : 0);
        lo = m * M3;
        hi = unsignedMultiplyHigh(m, M3);
        s = t3 + lo;
        hi += Long.compareUnsigned(s, lo) < 0 ? 1 : 0;
        t2 = s + c;
        c = hi + (Long.compareUnsigned(t2, c) < 0 ? 1 : 0);
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
        long s0 = x[xi] + y[yi];
        long c = Long.compareUnsigned(s0, y[yi]) < 0 ? 1 : 0;
        long a = x[xi + 1] + y[yi + 1];
        long c1 = Long.compareUnsigned(a, y[yi + 1]) < 0 ? 1 : 0;
        long s1 = a + c;
        c = c1 + (Long.compareUnsigned(s1, c) < 0 ? 1 : 0);
        a = x[xi + 2] + y[yi + 2];
        c1 = Long.compareUnsigned(a, y[yi + 2]) < 0 ? 1 : 0;
        long s2 = a + c;
        c = c1 + (Long.compareUnsigned(s2, c) < 0 ? 1 : 0);
        // The modulus is below 2^254, so the top limb cannot overflow.
        long s3 = x[xi + 3] + y[yi + 3] + c;
        reduceOnce(z, zi, s0, s1, s2, s3);
    }

    /** z = x - y. */
    public static void sub(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        long a = x[xi], b = y[yi];
        long d0 = a - b;
        long w = Long.compareUnsigned(a, b) < 0 ? 1 : 0;
        a = x[xi + 1];
        b = y[yi + 1];
        long d1 = a - b - w;
        w = a == b ? w : (Long.compareUnsigned(a, b) < 0 ? 1 : 0);
        a = x[xi + 2];
        b = y[yi + 2];
        long d2 = a - b - w;
        w = a == b ? w : (Long.compareUnsigned(a, b) < 0 ? 1 : 0);
        a = x[xi + 3];
        b = y[yi + 3];
        long d3 = a - b - w;
        w = a == b ? w : (Long.compareUnsigned(a, b) < 0 ? 1 : 0);
        if (w != 0) {
            long s = d0 + M0;
            long c = Long.compareUnsigned(s, M0) < 0 ? 1 : 0;
            d0 = s;
            s = d1 + M1;
            long c1 = Long.compareUnsigned(s, M1) < 0 ? 1 : 0;
            d1 = s + c;
            c = c1 + (Long.compareUnsigned(d1, c) < 0 ? 1 : 0);
            s = d2 + M2;
            c1 = Long.compareUnsigned(s, M2) < 0 ? 1 : 0;
            d2 = s + c;
            c = c1 + (Long.compareUnsigned(d2, c) < 0 ? 1 : 0);
            d3 = d3 + M3 + c;
        }
        z[zi] = d0;
        z[zi + 1] = d1;
        z[zi + 2] = d2;
        z[zi + 3] = d3;
    }

    /** z = -x. */
    public static void neg(long[] z, int zi, long[] x, int xi) {
        if (isZero(x, xi)) {
            set(z, zi, 0, 0, 0, 0);
            return;
        }
        long[] zero = new long[LIMBS];
        sub(z, zi, zero, 0, x, xi);
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
        long[] rsq = {RSQ0, RSQ1, RSQ2, RSQ3};
        mul(z, zi, z, zi, rsq, 0);
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
        long[] one = {1, 0, 0, 0};
        mul(z, zi, x, xi, one, 0);
    }

    private static void reduceOnce(long[] z, int zi, long t0, long t1, long t2, long t3) {
        long d0 = t0 - M0;
        long w = Long.compareUnsigned(t0, M0) < 0 ? 1 : 0;
        long d1 = t1 - M1 - w;
        w = t1 == M1 ? w : (Long.compareUnsigned(t1, M1) < 0 ? 1 : 0);
        long d2 = t2 - M2 - w;
        w = t2 == M2 ? w : (Long.compareUnsigned(t2, M2) < 0 ? 1 : 0);
        long d3 = t3 - M3 - w;
        w = t3 == M3 ? w : (Long.compareUnsigned(t3, M3) < 0 ? 1 : 0);
        if (w != 0) {
            set(z, zi, t0, t1, t2, t3);
        } else {
            set(z, zi, d0, d1, d2, d3);
        }
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
