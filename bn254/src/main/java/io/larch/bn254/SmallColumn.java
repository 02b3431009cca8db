// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Objects;

/**
 * A column of integers of at most 64 bits and a sign, kept as they came.
 *
 * <p>Element i is {@code ±magnitude(i)}. The arrays are borrowed, not copied: whoever makes a
 * column must not change them while it is used.
 */
public sealed interface SmallColumn extends FrColumn {
    /** |element i| as an unsigned 64-bit word. */
    long magnitude(int i);

    /** Whether element i is below zero. */
    default boolean isNegative(int i) {
        return false;
    }

    /** Largest number of significant bits of a magnitude. */
    default int bits() {
        return 64;
    }

    @Override
    default void load(int from, long[] limbs, int at, int n) {
        Objects.checkFromIndexSize(from, n, size());
        for (int k = 0; k < n; k++) {
            int z = at + Fr.LIMBS * k;
            Fr.mulWord(limbs, z, Fr.WORD_UNIT, 0, magnitude(from + k));
            if (isNegative(from + k)) {
                Fr.neg(limbs, z, limbs, z);
            }
        }
    }

    /** Unsigned 8-bit elements; also Booleans. */
    static SmallColumn ofBytes(byte[] values) {
        return new Bytes(values);
    }

    /** Unsigned 16-bit elements. */
    static SmallColumn ofShorts(short[] values) {
        return new Shorts(values);
    }

    /** Unsigned 32-bit elements. */
    static SmallColumn ofInts(int[] values) {
        return new Ints(values);
    }

    /** Unsigned 64-bit elements. */
    static SmallColumn ofWords(long[] values) {
        return new Words(values);
    }

    /** The signed differences {@code post[i] - pre[i]} of unsigned 64-bit words. */
    static SmallColumn ofDifferences(long[] post, long[] pre) {
        return new Differences(post, pre);
    }

    /**
     * Unsigned 8-bit elements.
     *
     * @param values borrowed
     */
    record Bytes(byte[] values) implements SmallColumn {
        /** The elements 0 to 255: copying is cheaper than multiplying. */
        private static final long[] BYTE_ELEMENTS = byteElements();

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public long magnitude(int i) {
            return values[i] & 0xff;
        }

        @Override
        public int bits() {
            return 8;
        }

        @Override
        public void load(int from, long[] limbs, int at, int n) {
            Objects.checkFromIndexSize(from, n, size());
            for (int k = 0; k < n; k++) {
                int entry = Fr.LIMBS * (values[from + k] & 0xff);
                System.arraycopy(BYTE_ELEMENTS, entry, limbs, at + Fr.LIMBS * k, Fr.LIMBS);
            }
        }

        private static long[] byteElements() {
            long[] z = new long[Fr.LIMBS << 8];
            for (int i = 0; i < 256; i++) {
                Fr.mulWord(z, Fr.LIMBS * i, Fr.WORD_UNIT, 0, i);
            }
            return z;
        }
    }

    /**
     * Unsigned 16-bit elements.
     *
     * @param values borrowed
     */
    record Shorts(short[] values) implements SmallColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public long magnitude(int i) {
            return values[i] & 0xffff;
        }

        @Override
        public int bits() {
            return 16;
        }
    }

    /**
     * Unsigned 32-bit elements.
     *
     * @param values borrowed
     */
    record Ints(int[] values) implements SmallColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public long magnitude(int i) {
            return values[i] & 0xffffffffL;
        }

        @Override
        public int bits() {
            return 32;
        }
    }

    /**
     * Unsigned 64-bit elements.
     *
     * @param values borrowed
     */
    record Words(long[] values) implements SmallColumn {
        @Override
        public int size() {
            return values.length;
        }

        @Override
        public long magnitude(int i) {
            return values[i];
        }
    }

    /**
     * Differences of unsigned 64-bit words: 64 bits of magnitude and a sign.
     *
     * @param post borrowed
     * @param pre borrowed, as long as post
     */
    record Differences(long[] post, long[] pre) implements SmallColumn {
        /** Checks the lengths. */
        public Differences {
            if (post.length != pre.length) {
                throw new IllegalArgumentException(post.length + " post, " + pre.length + " pre");
            }
        }

        @Override
        public int size() {
            return post.length;
        }

        @Override
        public long magnitude(int i) {
            return isNegative(i) ? pre[i] - post[i] : post[i] - pre[i];
        }

        @Override
        public boolean isNegative(int i) {
            return Long.compareUnsigned(post[i], pre[i]) < 0;
        }
    }
}
