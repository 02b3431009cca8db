// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** An immutable element of Fp, the field of the coordinates of G1. */
public final class FpElement {
    /** Zero. */
    public static final FpElement ZERO = of(0);

    /** One. */
    public static final FpElement ONE = of(1);

    // (p + 1) / 4: since p = 3 mod 4, v^((p+1)/4) is a root of every square v.
    private static final BigInteger ROOT_EXPONENT = Fp.MODULUS.add(BigInteger.ONE).shiftRight(2);
    private static final BigInteger HALF = Fp.MODULUS.shiftRight(1);

    private final long[] limbs;

    private FpElement(long[] limbs) {
        this.limbs = limbs;
    }

    /**
     * The element of a non-negative {@code long}.
     *
     * @throws IllegalArgumentException if v is negative
     */
    public static FpElement of(long v) {
        if (v < 0) {
            throw new IllegalArgumentException("negative: use reduce");
        }
        return reduce(BigInteger.valueOf(v));
    }

    /** The element {@code v mod p} of any integer. */
    public static FpElement reduce(BigInteger v) {
        long[] z = new long[Fp.LIMBS];
        Fp.fromBigInteger(z, 0, v);
        return new FpElement(z);
    }

    /** Reads four Montgomery limbs, reduced below p. */
    public static FpElement load(long[] x, int xi) {
        return new FpElement(Arrays.copyOfRange(x, xi, xi + Fp.LIMBS));
    }

    /** Writes four Montgomery limbs. */
    public void store(long[] z, int zi) {
        System.arraycopy(limbs, 0, z, zi, Fp.LIMBS);
    }

    /**
     * Decodes 32 big-endian bytes.
     *
     * @throws EncodingException if there are fewer bytes or the value is not below p
     */
    public static FpElement fromCanonicalBytes(byte[] bytes, int offset) throws EncodingException {
        if (bytes.length - offset < Fp.BYTES) {
            throw new EncodingException("coordinate is cut short");
        }
        return fromCanonical(new BigInteger(1, bytes, offset, Fp.BYTES));
    }

    static FpElement fromCanonical(BigInteger v) throws EncodingException {
        if (v.compareTo(Fp.MODULUS) >= 0) {
            throw new EncodingException("coordinate is not below the field modulus");
        }
        return reduce(v);
    }

    /** The 32 big-endian bytes of the canonical value. */
    public byte[] toCanonicalBytes() {
        byte[] bytes = new byte[Fp.BYTES];
        writeCanonicalBytes(bytes, 0);
        return bytes;
    }

    /** Writes the 32 big-endian bytes of the canonical value. */
    public void writeCanonicalBytes(byte[] bytes, int offset) {
        long[] c = new long[Fp.LIMBS];
        Fp.toCanonicalLimbs(c, 0, limbs, 0);
        for (int i = 0; i < Fp.BYTES; i++) {
            bytes[offset + Fp.BYTES - 1 - i] = (byte) (c[i >> 3] >>> (8 * (i & 7)));
        }
    }

    /** The canonical value in {@code [0, p)}. */
    public BigInteger toBigInteger() {
        return Fp.toBigInteger(limbs, 0);
    }

    /** this + y. */
    public FpElement add(FpElement y) {
        long[] z = new long[Fp.LIMBS];
        Fp.add(z, 0, limbs, 0, y.limbs, 0);
        return new FpElement(z);
    }

    /** this - y. */
    public FpElement sub(FpElement y) {
        long[] z = new long[Fp.LIMBS];
        Fp.sub(z, 0, limbs, 0, y.limbs, 0);
        return new FpElement(z);
    }

    /** this · y. */
    public FpElement mul(FpElement y) {
        long[] z = new long[Fp.LIMBS];
        Fp.mul(z, 0, limbs, 0, y.limbs, 0);
        return new FpElement(z);
    }

    /** this². */
    public FpElement square() {
        long[] z = new long[Fp.LIMBS];
        Fp.square(z, 0, limbs, 0);
        return new FpElement(z);
    }

    /** -this. */
    public FpElement neg() {
        long[] z = new long[Fp.LIMBS];
        Fp.neg(z, 0, limbs, 0);
        return new FpElement(z);
    }

    /**
     * 1/this.
     *
     * @throws ArithmeticException if this is zero
     */
    public FpElement inverse() {
        if (isZero()) {
            throw new ArithmeticException("inverse of zero");
        }
        long[] z = new long[Fp.LIMBS];
        Fp.inverse(z, 0, limbs, 0);
        return new FpElement(z);
    }

    /**
     * this^e for e ≥ 0.
     *
     * @throws IllegalArgumentException if e is negative
     */
    public FpElement pow(BigInteger e) {
        if (e.signum() < 0) {
            throw new IllegalArgumentException("negative exponent");
        }
        long[] z = new long[Fp.LIMBS];
        Fp.setOne(z, 0);
        for (int i = e.bitLength() - 1; i >= 0; i--) {
            Fp.square(z, 0, z, 0);
            if (e.testBit(i)) {
                Fp.mul(z, 0, z, 0, limbs, 0);
            }
        }
        return new FpElement(z);
    }

    /** A square root, or empty if this is not a square. Which of the two roots is not specified. */
    public Optional<FpElement> sqrt() {
        FpElement root = pow(ROOT_EXPONENT);
        return root.square().equals(this) ? Optional.of(root) : Optional.empty();
    }

    /** Whether the canonical value exceeds {@code (p-1)/2}, that is, exceeds that of -this. */
    public boolean isLarger() {
        return toBigInteger().compareTo(HALF) > 0;
    }

    /** Whether this is zero. */
    public boolean isZero() {
        return Fp.isZero(limbs, 0);
    }

    /** Whether this is one. */
    public boolean isOne() {
        return equals(ONE);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof FpElement e && Fp.equal(limbs, 0, e.limbs, 0);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(limbs);
    }

    /** The canonical value in decimal. */
    @Override
    public String toString() {
        return toBigInteger().toString();
    }
}
