// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/** Arithmetic on 64-bit words that the class library of Java 17 lacks. */
final class Words {
    private Words() {}

    /** ⌊x·y / 2^64⌋ for unsigned x and y. */
    static long multiplyHighUnsigned(long x, long y) {
        return Math.multiplyHigh(x, y) + ((x >> 63) & y) + ((y >> 63) & x);
    }

    /** ⌊x·y / 2^64⌋ for signed x and unsigned y. */
    static long multiplyHighSignedUnsigned(long x, long y) {
        return Math.multiplyHigh(x, y) + ((y >> 63) & x);
    }

    /** The bits of value selected by mask, compacted to the low end. */
    static long extract(long value, long mask) {
        int low = Long.numberOfTrailingZeros(mask);
        long run = mask >>> low;
        if ((run & (run + 1)) == 0) {
            return value >>> low & run;
        }
        long result = 0;
        int position = 0;
        for (long rest = mask; rest != 0; rest &= rest - 1) {
            result |= (value >>> Long.numberOfTrailingZeros(rest) & 1) << position++;
        }
        return result;
    }

    /** {@link #extract} sign-extended from the highest selected bit; 0 for an empty mask. */
    static long extractSigned(long value, long mask) {
        if (mask == 0) {
            return 0;
        }
        int unused = 64 - Long.bitCount(mask);
        return extract(value, mask) << unused >> unused;
    }

    /** Bit i of x at position 2i + 1, bit i of y at position 2i. */
    static long interleave(int x, int y) {
        return spread(x) << 1 | spread(y);
    }

    private static long spread(int value) {
        long v = value & 0xffffffffL;
        v = (v | v << 16) & 0x0000ffff0000ffffL;
        v = (v | v << 8) & 0x00ff00ff00ff00ffL;
        v = (v | v << 4) & 0x0f0f0f0f0f0f0f0fL;
        v = (v | v << 2) & 0x3333333333333333L;
        return (v | v << 1) & 0x5555555555555555L;
    }
}
