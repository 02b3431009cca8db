// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/**
 * Lazily reduced arithmetic in Fr for programs over blocks: an element is five signed digits of 52
 * bits and spare room, {@code x·2^260 mod r} plus any multiple of r.
 *
 * <p>Additions are additions of digits, without carries, which the JIT turns into vector
 * instructions; multiplication accepts such digits as they are. How far values and digits may grow
 * is decided beforehand, see {@link BlockProgram}.
 *
 * <p>Multiplication needs {@code |x digit|·|y digit| <= 2^112}, each below 2^57: then columns of
 * high parts stay below 2^63, and columns of low parts, which are in {@code [0, 2^52)} whatever the
 * signs, below 2^56.
 */
final class Fr52 {
    /** Digits of an element. */
    static final int DIGITS = 5;

    /** Digits of a sum of many elements. */
    static final int SUM_DIGITS = 6;

    /** Bound on an element fresh from {@link #unpack}, in units of r. */
    static final double UNPACKED_VALUE = 2.25;

    static final int BITS = 52;
    static final long MASK = (1L << BITS) - 1;
    static final long P0 = Fr.M0 & MASK;
    static final long P1 = (Fr.M0 >>> 52 | Fr.M1 << 12) & MASK;
    static final long P2 = (Fr.M1 >>> 40 | Fr.M2 << 24) & MASK;
    static final long P3 = (Fr.M2 >>> 28 | Fr.M3 << 36) & MASK;
    static final long P4 = Fr.M3 >>> 16;

    /** {@code floor(2^68 / (top limb of r + 1))}, to estimate 16x / r. */
    private static final long QUOTIENT = 84;

    /** The digits of 0·r, 1·r, … 15·r. */
    private static final long[] MULTIPLES = multiples();

    /** {@code 2^260 mod r} as an integer: the element one. */
    static final long[] ONE = digits(BigInteger.ONE.shiftLeft(260).mod(Fr.MODULUS));

    /** {@code 2^256 mod r} as an integer: multiplying by it leads back to R = 2^256. */
    private static final long[] TO_LIMBS = digits(BigInteger.ONE.shiftLeft(256).mod(Fr.MODULUS));

    private static final BigInteger SCALE = BigInteger.ONE.shiftLeft(260).modInverse(Fr.MODULUS);

    private Fr52() {}

    static long[] allocate(int n) {
        return new long[DIGITS * n];
    }

    private static long[] multiples() {
        long[] m = new long[16 * DIGITS];
        for (int q = 0; q < 16; q++) {
            System.arraycopy(
                    digits(Fr.MODULUS.multiply(BigInteger.valueOf(q))), 0, m, DIGITS * q, DIGITS);
        }
        return m;
    }

    private static long[] digits(BigInteger v) {
        long[] z = new long[DIGITS];
        for (int i = 0; i < DIGITS; i++) {
            z[i] = v.shiftRight(BITS * i).longValue() & MASK;
        }
        return z;
    }

    /**
     * z = x from Montgomery limbs with R = 2^256, n elements: 16x less about the right multiple of
     * r. The quotient is at most 1.13 too small, so the result is in {@code [0, 2.25r)}; digits are
     * within 2^52.
     */
    static void unpack(long[] z, long[] x, int n) {
        for (int i = 0, k = 0; k < DIGITS * n; i += Fr.LIMBS, k += DIGITS) {
            long x0 = x[i], x1 = x[i + 1], x2 = x[i + 2], x3 = x[i + 3];
            int q = DIGITS * (int) Math.multiplyHigh(x3, QUOTIENT);
            z[k] = (x0 << 4 & MASK) - MULTIPLES[q];
            z[k + 1] = ((x0 >>> 48 | x1 << 16) & MASK) - MULTIPLES[q + 1];
            z[k + 2] = ((x1 >>> 36 | x2 << 28) & MASK) - MULTIPLES[q + 2];
            z[k + 3] = ((x2 >>> 24 | x3 << 40) & MASK) - MULTIPLES[q + 3];
            z[k + 4] = (x3 >>> 12) - MULTIPLES[q + 4];
        }
    }

    /**
     * z = the digits of the Montgomery limbs x as they are, n elements: {@code x·2^256} instead of
     * {@code x·2^260}. A product with an element of this class is again in this form.
     */
    static void unpackLimbs(long[] z, long[] x, int n) {
        for (int i = 0, k = 0; k < DIGITS * n; i += Fr.LIMBS, k += DIGITS) {
            long x0 = x[i], x1 = x[i + 1], x2 = x[i + 2], x3 = x[i + 3];
            z[k] = x0 & MASK;
            z[k + 1] = (x0 >>> 52 | x1 << 12) & MASK;
            z[k + 2] = (x1 >>> 40 | x2 << 24) & MASK;
            z[k + 3] = (x2 >>> 28 | x3 << 36) & MASK;
            z[k + 4] = x3 >>> 16;
        }
    }

    /**
     * The inverse of {@link #unpackLimbs} for values in {@code (-r, 3r)}, n elements; x is carried.
     *
     * @param z reduced Montgomery limbs
     */
    static void packLimbs(long[] z, long[] x, int n) {
        for (int i = 0, k = 0; k < DIGITS * n; i += Fr.LIMBS, k += DIGITS) {
            carryOne(x, k);
            subtractOnce(x, k);
            // Only values just outside [0, 2r) come here: a branch that is hardly ever taken.
            while (x[k + 4] < 0) {
                addModulus(x, k);
            }
            if (x[k + 4] >= P4) {
                subtractOnce(x, k);
            }
            z[i] = x[k] | x[k + 1] << 52;
            z[i + 1] = x[k + 1] >>> 12 | x[k + 2] << 40;
            z[i + 2] = x[k + 2] >>> 24 | x[k + 3] << 28;
            z[i + 3] = x[k + 3] >>> 36 | x[k + 4] << 16;
        }
    }

    /** Subtracts r if the carried digits are at least r. */
    private static void subtractOnce(long[] x, int k) {
        long d0 = x[k] - P0;
        long d1 = x[k + 1] - P1 + (d0 >> BITS);
        long d2 = x[k + 2] - P2 + (d1 >> BITS);
        long d3 = x[k + 3] - P3 + (d2 >> BITS);
        long d4 = x[k + 4] - P4 + (d3 >> BITS);
        long keep = d4 >> 63;
        x[k] = keep & x[k] | ~keep & d0 & MASK;
        x[k + 1] = keep & x[k + 1] | ~keep & d1 & MASK;
        x[k + 2] = keep & x[k + 2] | ~keep & d2 & MASK;
        x[k + 3] = keep & x[k + 3] | ~keep & d3 & MASK;
        x[k + 4] = keep & x[k + 4] | ~keep & d4;
    }

    private static void addModulus(long[] x, int k) {
        x[k] += P0;
        x[k + 1] += P1;
        x[k + 2] += P2;
        x[k + 3] += P3;
        x[k + 4] += P4;
        carryOne(x, k);
    }

    /**
     * z = x as reduced Montgomery limbs, n elements with |x| of at most 2^10·r.
     *
     * @param t scratch as long as x
     */
    static void pack(long[] z, long[] x, long[] t, int n) {
        // The first product is below 14r in absolute value, the second within r/5 of [0, r].
        scale(t, x, TO_LIMBS, n);
        scale(t, t, ONE, n);
        packLimbs(z, t, n);
    }

    /** z = x + y over n elements. */
    static void add(long[] z, long[] x, long[] y, int n) {
        for (int i = 0; i < DIGITS * n; i++) {
            z[i] = x[i] + y[i];
        }
    }

    /** z = x - y over n elements. */
    static void sub(long[] z, long[] x, long[] y, int n) {
        for (int i = 0; i < DIGITS * n; i++) {
            z[i] = x[i] - y[i];
        }
    }

    /** z = x·y over n elements. */
    static void mul(long[] z, long[] x, long[] y, int n) {
        for (int i = 0; i < DIGITS * n; i += DIGITS) {
            mul(z, i, x, i, y, i);
        }
    }

    /** z = x·c over n elements. */
    static void scale(long[] z, long[] x, long[] c, int n) {
        for (int i = 0; i < DIGITS * n; i += DIGITS) {
            mul(z, i, x, i, c, 0);
        }
    }

    /** Carries all digits but the top one into {@code [0, 2^52)}, n elements in place. */
    static void carry(long[] z, int n) {
        for (int i = 0; i < DIGITS * n; i += DIGITS) {
            carryOne(z, i);
        }
    }

    private static void carryOne(long[] z, int i) {
        long c = z[i] >> BITS;
        z[i] &= MASK;
        c += z[i + 1];
        z[i + 1] = c & MASK;
        c = (c >> BITS) + z[i + 2];
        z[i + 2] = c & MASK;
        c = (c >> BITS) + z[i + 3];
        z[i + 3] = c & MASK;
        z[i + 4] += c >> BITS;
    }

    /** z = x·y·2^-260 modulo r, all digits but the top one in {@code [0, 2^52)}. */
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
            long m = l0 * Fr.M_INV_NEG & MASK;
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

    /**
     * sum += Σ x over n elements; the sum has six digits at {@code sum[at]}, normalised.
     *
     * @param n at most 2^6, digits of x at most 2^56
     */
    static void accumulate(long[] sum, int at, long[] x, int n) {
        long s0 = sum[at], s1 = sum[at + 1], s2 = sum[at + 2], s3 = sum[at + 3], s4 = sum[at + 4];
        for (int i = 0; i < DIGITS * n; i += DIGITS) {
            s0 += x[i];
            s1 += x[i + 1];
            s2 += x[i + 2];
            s3 += x[i + 3];
            s4 += x[i + 4];
        }
        s1 += s0 >> BITS;
        s2 += s1 >> BITS;
        s3 += s2 >> BITS;
        s4 += s3 >> BITS;
        sum[at] = s0 & MASK;
        sum[at + 1] = s1 & MASK;
        sum[at + 2] = s2 & MASK;
        sum[at + 3] = s3 & MASK;
        sum[at + 4] = s4 & MASK;
        sum[at + 5] += s4 >> BITS;
    }

    /**
     * Folds the sixth digit of a sum, which counts {@code 2^260}, into the others: ONE is that
     * power modulo r. The five digits are then an element below about 2^11·r.
     *
     * @param sum with a sixth digit of at most 2^10
     */
    static void fold(long[] sum, int at) {
        long top = sum[at + 5];
        for (int i = 0; i < DIGITS; i++) {
            sum[at + i] += top * ONE[i];
        }
        sum[at + 5] = 0;
        carryOne(sum, at);
    }

    /** The element of a six-digit sum. */
    static FrElement toElement(long[] sum, int at) {
        BigInteger v = BigInteger.ZERO;
        for (int i = SUM_DIGITS - 1; i >= 0; i--) {
            v = v.shiftLeft(BITS).add(BigInteger.valueOf(sum[at + i]));
        }
        return FrElement.reduce(v.multiply(SCALE));
    }
}
