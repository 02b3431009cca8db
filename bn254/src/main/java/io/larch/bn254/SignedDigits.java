// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;

/**
 * Integers as sums of few signed powers of two: {@code k = Σ d_i·2^i} with every {@code d_i} zero
 * or odd and below {@code 2^4} in size, and of five neighbours at most one not zero (width-5
 * non-adjacent form). About every sixth digit is not zero.
 *
 * <p>Source: Hankerson, Menezes, Vanstone, "Guide to Elliptic Curve Cryptography" (2004), algorithm
 * 3.35.
 */
final class SignedDigits {
    /** Odd multiples 1, 3, …, 15 that a sum needs of its point. */
    static final int MULTIPLES = 8;

    /** Room for the digits of an integer below 2^256. */
    static final int LENGTH = Long.SIZE * Fr.LIMBS + 1;

    private static final int WIDTH = 5;
    private static final int MASK = (1 << WIDTH) - 1;
    private static final int HALF = 1 << (WIDTH - 1);

    /** Highest limb of r/2: which of two halves a number near it counts to does not matter. */
    private static final long HALF_MODULUS_TOP =
            Fr.MODULUS.shiftRight(1 + Long.SIZE * (Fr.LIMBS - 1)).longValue();

    private SignedDigits() {}

    /**
     * Writes the digits of k, the lowest first, and zeros behind them.
     *
     * @param k four plain limbs, little-endian; overwritten by zero
     * @param digits {@link #LENGTH} bytes at {@code at}
     * @return number of digits up to the last that is not zero
     */
    static int recode(long[] k, byte[] digits, int at) {
        Arrays.fill(digits, at, at + LENGTH, (byte) 0);
        int i = 0;
        int length = 0;
        while ((k[0] | k[1] | k[2] | k[3]) != 0) {
            int skip = Math.min(Long.numberOfTrailingZeros(k[0]), Long.SIZE - 1);
            if (skip > 0) {
                shift(k, skip);
                i += skip;
                continue;
            }
            int d = (int) k[0] & MASK;
            d = d >= HALF ? d - MASK - 1 : d;
            digits[at + i] = (byte) d;
            length = i + 1;
            subtract(k, d);
        }
        return length;
    }

    private static void shift(long[] k, int n) {
        for (int l = 0; l < Fr.LIMBS; l++) {
            long above = l + 1 < Fr.LIMBS ? k[l + 1] << (Long.SIZE - n) : 0;
            k[l] = k[l] >>> n | above;
        }
    }

    /** k -= d; a carry cannot leave the highest limb of a number below 2^255. */
    private static void subtract(long[] k, int d) {
        long before = k[0];
        k[0] -= d;
        boolean carry = d < 0 && Long.compareUnsigned(k[0], before) < 0;
        for (int l = 1; carry && l < Fr.LIMBS; l++) {
            carry = ++k[l] == 0;
        }
    }

    /**
     * The smaller of k and r - k as plain limbs.
     *
     * @param k Montgomery limbs below r at {@code ki}
     * @param out four limbs
     * @return whether it is r - k
     */
    static boolean magnitude(long[] k, int ki, long[] out) {
        Fr.toCanonicalLimbs(out, 0, k, ki);
        if (Long.compareUnsigned(out[Fr.LIMBS - 1], HALF_MODULUS_TOP) <= 0) {
            return false;
        }
        Fr.neg(out, 0, k, ki);
        Fr.toCanonicalLimbs(out, 0, out, 0);
        return true;
    }
}
