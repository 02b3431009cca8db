// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * Scalars cut into digits of c bits for a multi-scalar sum.
 *
 * <p>With more than one window the digits are signed, {@code -2^(c-1) <= d < 2^(c-1)}, by adding
 * {@code 2^(c-1)} at every window but the top one and subtracting it from each digit, so that
 * windows do not depend on each other; the top digit is at most {@code 2^(c-1)}. A single window
 * has unsigned digits.
 */
final class ScalarWindows {
    /** Widest window. */
    static final int MAX_WIDTH = 16;

    /** An addition to a bucket is the unit of cost; summing the buckets takes two for each. */
    private static final double BUCKET_COST = 2.2;

    private final int width;
    private final int windows;
    private final int limbCount;
    private final long[] offset;

    private ScalarWindows(int width, int windows, int limbCount) {
        this.width = width;
        this.windows = windows;
        this.limbCount = limbCount;
        this.offset = new long[limbCount];
        for (int w = 0; w < windows - 1; w++) {
            int bit = width * w + width - 1;
            offset[bit >> 6] |= 1L << bit;
        }
    }

    /** The cheapest windows for n scalars below r. */
    static ScalarWindows forField(int n) {
        return cheapest(n, Fr.MODULUS.bitLength(), Fr.LIMBS, Integer.MAX_VALUE);
    }

    /** The cheapest windows for n magnitudes of the given number of bits, at most 64. */
    static ScalarWindows forMagnitudes(int n, int bits) {
        return cheapest(n, bits, 2, bits);
    }

    private static ScalarWindows cheapest(int n, int bits, int limbCount, int unsignedBits) {
        ScalarWindows best = null;
        double least = Double.MAX_VALUE;
        if (unsignedBits <= MAX_WIDTH) {
            best = new ScalarWindows(unsignedBits, 1, limbCount);
            least = best.cost(n);
        }
        for (int c = 4; c <= MAX_WIDTH; c++) {
            ScalarWindows w = new ScalarWindows(c, Math.max(2, bits / c + 1), limbCount);
            if (w.cost(n) < least) {
                least = w.cost(n);
                best = w;
            }
        }
        return best;
    }

    private double cost(int n) {
        return windows * (n + BUCKET_COST * buckets());
    }

    int width() {
        return width;
    }

    int windows() {
        return windows;
    }

    /** Largest absolute value of a digit. */
    int buckets() {
        return windows == 1 ? (1 << width) - 1 : 1 << (width - 1);
    }

    /**
     * Canonical limbs of scalars {@code from .. from+n-1}, ready for {@link #digits}; the
     * conversion is paid once for all windows.
     */
    void prepare(FrColumn scalars, int from, int n, long[] limbs, int at) {
        scalars.load(from, limbs, at, n);
        for (int i = at; i < at + Fr.LIMBS * n; i += Fr.LIMBS) {
            Fr.toCanonicalLimbs(limbs, i, limbs, i);
            addOffset(limbs, i);
        }
    }

    /** The digits in a window of n scalars prepared at {@code limbs[at ..]}. */
    void digits(long[] limbs, int at, int window, int n, int[] keys) {
        for (int k = 0; k < n; k++) {
            keys[k] = digit(limbs, at + Fr.LIMBS * k, window);
        }
    }

    /** The digits in a window of scalars {@code from .. from+n-1}. */
    void digits(SmallColumn scalars, int from, int window, int n, int[] keys) {
        long[] s = new long[limbCount];
        for (int k = 0; k < n; k++) {
            s[0] = scalars.magnitude(from + k);
            s[1] = 0;
            addOffset(s, 0);
            int d = digit(s, 0, window);
            keys[k] = scalars.isNegative(from + k) ? -d : d;
        }
    }

    private void addOffset(long[] s, int at) {
        long carry = 0;
        for (int i = 0; i < limbCount; i++) {
            long sum = s[at + i] + offset[i];
            long c = Long.compareUnsigned(sum, offset[i]) < 0 ? 1 : 0;
            s[at + i] = sum + carry;
            carry = c + (sum == -1 ? carry : 0);
        }
    }

    private int digit(long[] s, int at, int window) {
        int bit = width * window;
        int word = bit >> 6;
        long v = word < limbCount ? s[at + word] >>> bit : 0;
        if ((bit & 63) + width > 64 && word + 1 < limbCount) {
            v |= s[at + word + 1] << -bit;
        }
        int d = (int) v & (1 << width) - 1;
        return window == windows - 1 ? d : d - (1 << (width - 1));
    }
}
