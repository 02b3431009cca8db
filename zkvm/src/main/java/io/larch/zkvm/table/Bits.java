// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

/** Bit shuffles on words. */
public final class Bits {
    private static final long EVEN = 0x5555555555555555L;

    private Bits() {}

    /** The bits of x that the mask selects, packed to the right in order. */
    public static long compress(long x, long mask) {
        int zeros = Long.numberOfTrailingZeros(mask);
        if (zeros == 64) {
            return 0;
        }
        long run = mask >>> zeros;
        if ((run & (run + 1)) == 0) {
            return (x & mask) >>> zeros;
        }
        long packed = 0;
        int at = 0;
        for (long m = mask; m != 0; m &= m - 1) {
            packed |= (x >>> Long.numberOfTrailingZeros(m) & 1) << at++;
        }
        return packed;
    }

    /** High word of the interleaved index of x and y. */
    public static long interleaveHigh(long x, long y) {
        return spread(x >>> 32) << 1 | spread(y >>> 32);
    }

    /** Low word of the interleaved index of x and y. */
    public static long interleaveLow(long x, long y) {
        return spread(x & 0xffffffffL) << 1 | spread(y & 0xffffffffL);
    }

    /** The left word x of an interleaved index. */
    public static long left(long high, long low) {
        return gather(high >>> 1) << 32 | gather(low >>> 1);
    }

    /** The right word y of an interleaved index. */
    public static long right(long high, long low) {
        return gather(high) << 32 | gather(low);
    }

    /** Moves bit i of a 32-bit value to position 2i. */
    private static long spread(long v) {
        long x = (v | v << 16) & 0x0000ffff0000ffffL;
        x = (x | x << 8) & 0x00ff00ff00ff00ffL;
        x = (x | x << 4) & 0x0f0f0f0f0f0f0f0fL;
        x = (x | x << 2) & 0x3333333333333333L;
        return (x | x << 1) & EVEN;
    }

    /** The inverse of {@link #spread}, ignoring the odd positions. */
    private static long gather(long v) {
        long x = v & EVEN;
        x = (x | x >>> 1) & 0x3333333333333333L;
        x = (x | x >>> 2) & 0x0f0f0f0f0f0f0f0fL;
        x = (x | x >>> 4) & 0x00ff00ff00ff00ffL;
        x = (x | x >>> 8) & 0x0000ffff0000ffffL;
        return (x | x >>> 16) & 0xffffffffL;
    }
}
