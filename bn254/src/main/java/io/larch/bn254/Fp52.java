// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/**
 * Lazily reduced arithmetic in Fp for bulk work on points: an element is five signed digits of 52
 * bits and spare room, {@code x·2^260 mod p} plus a small multiple of p. The twin of {@link Fr52}.
 *
 * <p>Multiplication needs {@code |x digit|·|y digit| <= 2^112} and {@code |x|·|y| <= 2^10·p²}; then
 * the result is below 14p. {@link #reduce} leads back to about {@code [0, 2p)} from below 2^10·p.
 */
final class Fp52 {
    /** Digits of an element. */
    static final int DIGITS = 5;

    private static final int BITS = 52;
    private static final long MASK = (1L << BITS) - 1;
    private static final long P0 = Fp.M0 & MASK;
    private static final long P1 = (Fp.M0 >>> 52 | Fp.M1 << 12) & MASK;
    private static final long P2 = (Fp.M1 >>> 40 | Fp.M2 << 24) & MASK;
    private static final long P3 = (Fp.M2 >>> 28 | Fp.M3 << 36) & MASK;
    private static final long P4 = Fp.M3 >>> 16;

    /** {@code 2^64 / P4}, to estimate multiples of p from the top digit. */
    private static final long RECIPROCAL = Long.divideUnsigned(-1L, P4);

    private static final long[] ONE = digits(BigInteger.ONE.shiftLeft(260).mod(Fp.MODULUS));

    /** {@code 2^256 mod p} as an integer: multiplying by it leads back to R = 2^256. */
    private static final long[] TO_LIMBS = digits(BigInteger.ONE.shiftLeft(256).mod(Fp.MODULUS));

    private Fp52() {}

    private static long[] digits(BigInteger v) {
        long[] z = new long[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            z[i] = v.shiftRight(BITS * i).longValue() & MASK;
        }
        return z;
    }

    /** z = 1. */
    static void setOne(long[] z, int zi) {
        System.arraycopy(ONE, 0, z, zi, DIGITS);
    }

    /** z = x from Montgomery limbs with R = 2^256; in {@code [0, 2p)}, and zero only for zero. */
    static void unpack(long[] z, int zi, long[] x, int xi) {
        long x0 = x[xi], x1 = x[xi + 1], x2 = x[xi + 2], x3 = x[xi + 3];
        z[zi] = x0 << 4 & MASK;
        z[zi + 1] = (x0 >>> 48 | x1 << 16) & MASK;
        z[zi + 2] = (x1 >>> 36 | x2 << 28) & MASK;
        z[zi + 3] = (x2 >>> 24 | x3 << 40) & MASK;
        z[zi + 4] = x3 >>> 12;
        reduce(z, zi);
    }

    /** z = x as reduced Montgomery limbs; x is below 2^10·p. */
    static void pack(long[] z, int zi, long[] x, int xi) {
        long[] t = new long[DIGITS];
        mul(t, 0, x, xi, TO_LIMBS, 0);
        reduce(t, 0);
        long d0 = t[0] - P0;
        long d1 = t[1] - P1 + (d0 >> BITS);
        long d2 = t[2] - P2 + (d1 >> BITS);
        long d3 = t[3] - P3 + (d2 >> BITS);
        long d4 = t[4] - P4 + (d3 >> BITS);
        if (d4 >= 0) {
            t[0] = d0 & MASK;
            t[1] = d1 & MASK;
            t[2] = d2 & MASK;
            t[3] = d3 & MASK;
            t[4] = d4;
        }
        z[zi] = t[0] | t[1] << 52;
        z[zi + 1] = t[1] >>> 12 | t[2] << 40;
        z[zi + 2] = t[2] >>> 24 | t[3] << 28;
        z[zi + 3] = t[3] >>> 36 | t[4] << 16;
    }

    /** z = x + y. */
    static void add(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        for (int i = 0; i < DIGITS; i++) {
            z[zi + i] = x[xi + i] + y[yi + i];
        }
    }

    /** z = x - y. */
    static void sub(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        for (int i = 0; i < DIGITS; i++) {
            z[zi + i] = x[xi + i] - y[yi + i];
        }
    }

    /**
     * z = z modulo p, lower digits in {@code [0, 2^52)}. The value ends in {@code [0, 2p)} if the
     * lower digits were in that range, else up to 2^214 outside. All zero stays all zero.
     */
    static void reduce(long[] z, int zi) {
        // The estimate is exact or one too small; the top digit counts 2^208.
        long q = ((z[zi + 4] >> 28) * (RECIPROCAL - 1) >> 36) - (z[zi + 4] < 0 ? 1 : 0);
        long v = z[zi] - q * P0;
        z[zi] = v & MASK;
        v = z[zi + 1] - q * P1 + (v >> BITS);
        z[zi + 1] = v & MASK;
        v = z[zi + 2] - q * P2 + (v >> BITS);
        z[zi + 2] = v & MASK;
        v = z[zi + 3] - q * P3 + (v >> BITS);
        z[zi + 3] = v & MASK;
        z[zi + 4] += (v >> BITS) - q * P4;
    }

    /** z = x·y·2^-260 modulo p, all digits but the top one in {@code [0, 2^52)}. */
    static void mul(long[] z, int zi, long[] x, int xi, long[] y, int yi) {
        long b0 = y[yi], b1 = y[yi + 1], b2 = y[yi + 2], b3 = y[yi + 3], b4 = y[yi + 4];
        long c0 = b0 << 6, c1 = b1 << 6, c2 = b2 << 6, c3 = b3 << 6, c4 = b4 << 6;
        long l0 = 0, l1 = 0, l2 = 0, l3 = 0, h0 = 0, h1 = 0, h2 = 0, h3 = 0;
        for (int i = 0; i < DIGITS; i++) {
            long a = x[xi + i];
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
            long m = l0 * Fp.M_INV_NEG & MASK;
            s = m << 6;
            l0 += m * P0;
            h0 += Math.multiplyHigh(s, P0 << 6);
            long carry = h0 + (l0 - (h0 << BITS) >> BITS);
            l0 = l1 + m * P1 + carry;
            h0 = h1 + Math.multiplyHigh(s, P1 << 6);
            l1 = l2 + m * P2;
            h1 = h2 + Math.multiplyHigh(s, P2 << 6);
            l2 = l3 + m * P3;
            h2 = h3 + Math.multiplyHigh(s, P3 << 6);
            l3 = l4 + m * P4;
            h3 = h4 + Math.multiplyHigh(s, P4 << 6);
        }
        long v = l0 - (h0 << BITS);
        z[zi] = v & MASK;
        v = l1 - (h1 << BITS) + h0 + (v >> BITS);
        z[zi + 1] = v & MASK;
        v = l2 - (h2 << BITS) + h1 + (v >> BITS);
        z[zi + 2] = v & MASK;
        v = l3 - (h3 << BITS) + h2 + (v >> BITS);
        z[zi + 3] = v & MASK;
        z[zi + 4] = h3 + (v >> BITS);
    }

    /** z = 1/x; the inverse of zero is zero. */
    static void inverse(long[] z, int zi, long[] x, int xi) {
        long[] t = new long[Fp.LIMBS];
        pack(t, 0, x, xi);
        Fp.inverse(t, 0, t, 0);
        unpack(z, zi, t, 0);
    }

    /**
     * Whether x is a multiple of p, |x| below 2^10·p. A multiple k·p shows k in its lowest digit,
     * so nearly all other values are told apart by one multiplication.
     */
    static boolean isZero(long[] x, int xi) {
        // -x/p modulo 2^52, as a signed number of 52 bits.
        long k = (x[xi] * Fp.M_INV_NEG) << 12 >> 12;
        if (k > 1 << 10 || k < -(1 << 10)) {
            return false;
        }
        long v = x[xi] + k * P0;
        long rest = v & MASK;
        v = x[xi + 1] + k * P1 + (v >> BITS);
        rest |= v & MASK;
        v = x[xi + 2] + k * P2 + (v >> BITS);
        rest |= v & MASK;
        v = x[xi + 3] + k * P3 + (v >> BITS);
        rest |= v & MASK;
        return (rest | x[xi + 4] + k * P4 + (v >> BITS)) == 0;
    }
}
