// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * Sums of products of {@link Fr52} elements at double length, reduced once: a product costs half of
 * a multiplication, the reduction the other half.
 *
 * <p>A wide element has ten signed digits of 52 bits and spare room. {@link BlockProgram} sees to
 * it that digits stay below 2^62.5.
 */
final class Fr52Wide {
    /** Digits of a wide element. */
    static final int DIGITS = 10;

    private static final int BITS = Fr52.BITS;
    private static final long MASK = Fr52.MASK;
    private static final long P0 = Fr52.P0;
    private static final long P1 = Fr52.P1;
    private static final long P2 = Fr52.P2;
    private static final long P3 = Fr52.P3;
    private static final long P4 = Fr52.P4;

    private Fr52Wide() {}

    /**
     * w += ±x·y without reduction over n elements; an element of w has ten signed digits.
     *
     * @param sign 0 to add, -1 to subtract
     */
    static void addProduct(long[] w, long[] x, long[] y, long sign, int n) {
        for (int i = 0, k = 0; i < Fr52.DIGITS * n; i += Fr52.DIGITS, k += DIGITS) {
            addProduct(w, k, x, i, y, i, sign);
        }
    }

    private static void addProduct(
            long[] w, int wi, long[] x, int xi, long[] y, int yi, long sign) {
        long b0 = (y[yi] ^ sign) - sign, b1 = (y[yi + 1] ^ sign) - sign;
        long b2 = (y[yi + 2] ^ sign) - sign, b3 = (y[yi + 3] ^ sign) - sign;
        long b4 = (y[yi + 4] ^ sign) - sign;
        long c0 = b0 << 6, c1 = b1 << 6, c2 = b2 << 6, c3 = b3 << 6, c4 = b4 << 6;
        long l0 = 0, l1 = 0, l2 = 0, l3 = 0, h0 = 0, h1 = 0, h2 = 0, h3 = 0;
        long below = 0;
        for (int i = 0; i < Fr52.DIGITS; i++) {
            long a = x[xi + i];
            long s = a << 6;
            l0 += a * b0;
            h0 += Math.multiplyHigh(s, c0);
            w[wi + i] += l0 - (h0 << BITS) + below;
            below = h0;
            l0 = l1 + a * b1;
            h0 = h1 + Math.multiplyHigh(s, c1);
            l1 = l2 + a * b2;
            h1 = h2 + Math.multiplyHigh(s, c2);
            l2 = l3 + a * b3;
            h2 = h3 + Math.multiplyHigh(s, c3);
            l3 = a * b4;
            h3 = Math.multiplyHigh(s, c4);
        }
        w[wi + 5] += l0 - (h0 << BITS) + below;
        w[wi + 6] += l1 - (h1 << BITS) + h0;
        w[wi + 7] += l2 - (h2 << BITS) + h1;
        w[wi + 8] += l3 - (h3 << BITS) + h2;
        w[wi + 9] += h3;
    }

    /** w += ±x·2^260 over n elements, which reduction turns into ±x. */
    static void addShifted(long[] w, long[] x, long sign, int n) {
        for (int i = 0, k = Fr52.DIGITS; i < Fr52.DIGITS * n; i += Fr52.DIGITS, k += DIGITS) {
            for (int j = 0; j < Fr52.DIGITS; j++) {
                w[k + j] += (x[i + j] ^ sign) - sign;
            }
        }
    }

    /** Carries all digits of w but the top one into {@code [0, 2^52)}, n elements in place. */
    static void carry(long[] w, int n) {
        for (int k = 0; k < DIGITS * n; k += DIGITS) {
            long c = 0;
            for (int j = 0; j < DIGITS - 1; j++) {
                c += w[k + j];
                w[k + j] = c & MASK;
                c >>= BITS;
            }
            w[k + DIGITS - 1] += c;
        }
    }

    /**
     * z = (w ± x·y)·2^-260 modulo r over n elements: the last product of a sum and the reduction.
     *
     * @param sign 0 to add, -1 to subtract
     */
    static void mulAddReduce(long[] z, long[] w, long[] x, long[] y, long sign, int n) {
        for (int i = 0, k = 0; i < Fr52.DIGITS * n; i += Fr52.DIGITS, k += DIGITS) {
            mulAddReduce(z, w, k, x, y, i, sign);
        }
    }

    private static void mulAddReduce(
            long[] z, long[] w, int wi, long[] x, long[] y, int at, long sign) {
        long b0 = (y[at] ^ sign) - sign, b1 = (y[at + 1] ^ sign) - sign;
        long b2 = (y[at + 2] ^ sign) - sign, b3 = (y[at + 3] ^ sign) - sign;
        long b4 = (y[at + 4] ^ sign) - sign;
        long c0 = b0 << 6, c1 = b1 << 6, c2 = b2 << 6, c3 = b3 << 6, c4 = b4 << 6;
        long l0 = 0, l1 = 0, l2 = 0, l3 = 0, h0 = 0, h1 = 0, h2 = 0, h3 = 0;
        for (int i = 0; i < Fr52.DIGITS; i++) {
            long a = x[at + i];
            long s = a << 6;
            l0 += w[wi + i] + a * b0;
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
        long v = l0 - (h0 << BITS) + w[wi + 5];
        z[at] = v & MASK;
        v = l1 - (h1 << BITS) + h0 + w[wi + 6] + (v >> BITS);
        z[at + 1] = v & MASK;
        v = l2 - (h2 << BITS) + h1 + w[wi + 7] + (v >> BITS);
        z[at + 2] = v & MASK;
        v = l3 - (h3 << BITS) + h2 + w[wi + 8] + (v >> BITS);
        z[at + 3] = v & MASK;
        z[at + 4] = h3 + w[wi + 9] + (v >> BITS);
    }

    /** z = w·2^-260 modulo r over n elements, all digits but the top one in {@code [0, 2^52)}. */
    static void reduce(long[] z, long[] w, int n) {
        for (int i = 0, k = 0; i < Fr52.DIGITS * n; i += Fr52.DIGITS, k += DIGITS) {
            reduceOne(z, i, w, k);
        }
    }

    private static void reduceOne(long[] z, int zi, long[] w, int wi) {
        long t0 = w[wi], t1 = w[wi + 1], t2 = w[wi + 2], t3 = w[wi + 3], t4 = w[wi + 4];
        for (int i = 0; i < Fr52.DIGITS; i++) {
            long m = t0 * Fr.M_INV_NEG & MASK;
            long s = m << 6;
            long h0 = Math.multiplyHigh(s, P0 << 6);
            long h1 = Math.multiplyHigh(s, P1 << 6);
            long h2 = Math.multiplyHigh(s, P2 << 6);
            long h3 = Math.multiplyHigh(s, P3 << 6);
            long h4 = Math.multiplyHigh(s, P4 << 6);
            long carry = t0 + (m * P0 - (h0 << BITS)) >> BITS;
            t0 = t1 + (m * P1 - (h1 << BITS)) + h0 + carry;
            t1 = t2 + (m * P2 - (h2 << BITS)) + h1;
            t2 = t3 + (m * P3 - (h3 << BITS)) + h2;
            t3 = t4 + (m * P4 - (h4 << BITS)) + h3;
            t4 = w[wi + Fr52.DIGITS + i] + h4;
        }
        z[zi] = t0 & MASK;
        t1 += t0 >> BITS;
        z[zi + 1] = t1 & MASK;
        t2 += t1 >> BITS;
        z[zi + 2] = t2 & MASK;
        t3 += t2 >> BITS;
        z[zi + 3] = t3 & MASK;
        z[zi + 4] = t4 + (t3 >> BITS);
    }
}
