// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/**
 * An immutable element of Fr for protocol code, where the work is O(log T). Vectors live in {@link
 * FrVector}.
 */
public final class FrElement {
    /** Zero. */
    public static final FrElement ZERO = of(0);

    /** One. */
    public static final FrElement ONE = of(1);

    private final long[] limbs;

    private FrElement(long[] limbs) {
        this.limbs = limbs;
    }

    /** The element of a non-negative {@code long}. */
    public static FrElement of(long v) {
        if (v < 0) {
            throw new IllegalArgumentException("negative: use ofSigned or ofUnsigned");
        }
        return ofUnsigned(v);
    }

    /** The element of a two's-complement {@code long}: a negative value is subtracted from r. */
    public static FrElement ofSigned(long v) {
        return v < 0 ? ofUnsigned(-v).neg() : ofUnsigned(v);
    }

    /** The element of an unsigned 64-bit word. */
    public static FrElement ofUnsigned(long v) {
        long[] z = new long[Fr.LIMBS];
        Fr.mulWord(z, 0, Fr.WORD_UNIT, 0, v);
        return new FrElement(z);
    }

    /** The element {@code v mod r} of any integer. */
    public static FrElement reduce(BigInteger v) {
        long[] z = new long[Fr.LIMBS];
        Fr.fromBigInteger(z, 0, v);
        return new FrElement(z);
    }

    /** Reads four Montgomery limbs. */
    public static FrElement load(long[] x, int xi) {
        long[] z = new long[Fr.LIMBS];
        System.arraycopy(x, xi, z, 0, Fr.LIMBS);
        return new FrElement(z);
    }

    /** Writes four Montgomery limbs. */
    public void store(long[] z, int zi) {
        System.arraycopy(limbs, 0, z, zi, Fr.LIMBS);
    }

    /**
     * Decodes 32 big-endian bytes.
     *
     * @throws EncodingException if there are fewer bytes or the value is not below r
     */
    public static FrElement fromCanonicalBytes(byte[] bytes, int offset) throws EncodingException {
        if (bytes.length - offset < Fr.BYTES) {
            throw new EncodingException("scalar is cut short");
        }
        BigInteger v = new BigInteger(1, bytes, offset, Fr.BYTES);
        if (v.compareTo(Fr.MODULUS) >= 0) {
            throw new EncodingException("scalar is not below the field modulus");
        }
        return reduce(v);
    }

    /** The 32 big-endian bytes of the canonical value. */
    public byte[] toCanonicalBytes() {
        long[] c = new long[Fr.LIMBS];
        Fr.toCanonicalLimbs(c, 0, limbs, 0);
        byte[] bytes = new byte[Fr.BYTES];
        for (int i = 0; i < Fr.BYTES; i++) {
            bytes[Fr.BYTES - 1 - i] = (byte) (c[i >> 3] >>> (8 * (i & 7)));
        }
        return bytes;
    }

    /** The canonical value in {@code [0, r)}. */
    public BigInteger toBigInteger() {
        return Fr.toBigInteger(limbs, 0);
    }

    /** this + y. */
    public FrElement add(FrElement y) {
        long[] z = new long[Fr.LIMBS];
        Fr.add(z, 0, limbs, 0, y.limbs, 0);
        return new FrElement(z);
    }

    /** this - y. */
    public FrElement sub(FrElement y) {
        long[] z = new long[Fr.LIMBS];
        Fr.sub(z, 0, limbs, 0, y.limbs, 0);
        return new FrElement(z);
    }

    /** this · y. */
    public FrElement mul(FrElement y) {
        long[] z = new long[Fr.LIMBS];
        Fr.mul(z, 0, limbs, 0, y.limbs, 0);
        return new FrElement(z);
    }

    /** this². */
    public FrElement square() {
        long[] z = new long[Fr.LIMBS];
        Fr.square(z, 0, limbs, 0);
        return new FrElement(z);
    }

    /** -this. */
    public FrElement neg() {
        long[] z = new long[Fr.LIMBS];
        Fr.neg(z, 0, limbs, 0);
        return new FrElement(z);
    }

    /**
     * 1/this.
     *
     * @throws ArithmeticException if this is zero
     */
    public FrElement inverse() {
        if (isZero()) {
            throw new ArithmeticException("inverse of zero");
        }
        long[] z = new long[Fr.LIMBS];
        Fr.inverse(z, 0, limbs, 0);
        return new FrElement(z);
    }

    /** this^e for e ≥ 0. */
    public FrElement pow(BigInteger e) {
        if (e.signum() < 0) {
            throw new IllegalArgumentException("negative exponent");
        }
        long[] z = new long[Fr.LIMBS];
        Fr.setOne(z, 0);
        for (int i = e.bitLength() - 1; i >= 0; i--) {
            Fr.square(z, 0, z, 0);
            if (e.testBit(i)) {
                Fr.mul(z, 0, z, 0, limbs, 0);
            }
        }
        return new FrElement(z);
    }

    /** this^e for e ≥ 0. */
    public FrElement pow(long e) {
        return pow(BigInteger.valueOf(e));
    }

    /** Whether this is zero. */
    public boolean isZero() {
        return Fr.isZero(limbs, 0);
    }

    /** Whether this is one. */
    public boolean isOne() {
        return equals(ONE);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FrElement e && Fr.equal(limbs, 0, e.limbs, 0);
    }

    @Override
    public int hashCode() {
        return java.util.Arrays.hashCode(limbs);
    }

    /** The canonical value in decimal. */
    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
