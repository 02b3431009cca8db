// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** The top two bits of a compressed point; see {@link G1Affine}. */
enum PointFlags {
    /** Infinity; all other bits are zero. */
    INFINITY(0x40),
    /** The smaller of y and -y. */
    SMALLER(0x80),
    /** The larger of y and -y. */
    LARGER(0xc0);

    private static final int MASK = 0xc0;

    private final int bits;

    PointFlags(int bits) {
        this.bits = bits;
    }

    static PointFlags of(boolean infinity, boolean larger) {
        return infinity ? INFINITY : larger ? LARGER : SMALLER;
    }

    /** Reads the flags of a compressed point of {@code length} bytes. */
    static PointFlags read(byte[] bytes, int offset, int length) throws EncodingException {
        if (bytes.length - offset < length) {
            throw new EncodingException("point is cut short");
        }
        for (PointFlags f : values()) {
            if (f.bits == (bytes[offset] & MASK)) {
                if (f == INFINITY) {
                    requireZero(bytes, offset, length);
                }
                return f;
            }
        }
        throw new EncodingException("flags are not those of a compressed point");
    }

    private static void requireZero(byte[] bytes, int offset, int length) throws EncodingException {
        int rest = bytes[offset] & ~MASK;
        for (int i = 1; i < length; i++) {
            rest |= bytes[offset + i];
        }
        if (rest != 0) {
            throw new EncodingException("infinity carries a coordinate");
        }
    }

    /** Sets the flags in the first byte of a canonical coordinate. */
    void write(byte[] bytes, int offset) {
        bytes[offset] |= (byte) bits;
    }

    /** Clears the flags. */
    static void clear(byte[] bytes, int offset) {
        bytes[offset] &= (byte) ~MASK;
    }
}
