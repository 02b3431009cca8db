// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Arrays;

/**
 * An immutable point of G1 in affine coordinates, or the point at infinity.
 *
 * <p>The curve {@code y² = x³ + 3} over Fp has prime order r, so every point on it is in the group.
 * The point at infinity has coordinates (0, 0), which is not on the curve. Every decoder checks
 * that coordinates are canonical and on the curve.
 *
 * <p>Encodings, as in gnark-crypto ecc/bn254/marshal.go: uncompressed {@code x ‖ y}, 64 bytes, all
 * zero for infinity; compressed {@code x}, 32 bytes, with the top two bits {@code 10} for the
 * smaller y, {@code 11} for the larger ({@code y > (p-1)/2}), {@code 01} for infinity (then the
 * rest is zero). Each point has exactly one encoding of either kind.
 */
public final class G1Affine {
    /** Bytes of an uncompressed point. */
    public static final int UNCOMPRESSED_BYTES = 2 * Fp.BYTES;

    /** Bytes of a compressed point. */
    public static final int COMPRESSED_BYTES = Fp.BYTES;

    /** The constant of the curve equation, 3. */
    public static final FpElement B = FpElement.of(3);

    /** The point at infinity, neutral in G1. */
    public static final G1Affine INFINITY = new G1Affine(FpElement.ZERO, FpElement.ZERO);

    /** The generator (1, 2). */
    public static final G1Affine GENERATOR = new G1Affine(FpElement.ONE, FpElement.of(2));

    private final FpElement x;
    private final FpElement y;

    private G1Affine(FpElement x, FpElement y) {
        this.x = x;
        this.y = y;
    }

    /**
     * The point (x, y); (0, 0) is infinity.
     *
     * @throws IllegalArgumentException if it is not on the curve
     */
    public static G1Affine of(FpElement x, FpElement y) {
        G1Affine p = new G1Affine(x, y);
        if (!p.isOnCurve()) {
            throw new IllegalArgumentException("not on the curve");
        }
        return p;
    }

    /** Reads eight Montgomery limbs in the layout of {@link G1}; the curve is not checked. */
    public static G1Affine load(long[] a, int ai) {
        return new G1Affine(FpElement.load(a, ai), FpElement.load(a, ai + Fp.LIMBS));
    }

    /** Writes eight Montgomery limbs in the layout of {@link G1}. */
    public void store(long[] z, int zi) {
        x.store(z, zi);
        y.store(z, zi + Fp.LIMBS);
    }

    /** The first coordinate, zero for infinity. */
    public FpElement x() {
        return x;
    }

    /** The second coordinate, zero for infinity. */
    public FpElement y() {
        return y;
    }

    /** Whether this is the point at infinity. */
    public boolean isInfinity() {
        return x.isZero() && y.isZero();
    }

    /** Whether this is infinity or satisfies the curve equation. */
    public boolean isOnCurve() {
        return isInfinity() || y.square().equals(curve(x));
    }

    /** -this. */
    public G1Affine neg() {
        return new G1Affine(x, y.neg());
    }

    /** This point in Jacobian coordinates. */
    public G1Jacobian toJacobian() {
        return G1Jacobian.of(this);
    }

    private static FpElement curve(FpElement x) {
        return x.square().mul(x).add(B);
    }

    /**
     * Decodes 64 bytes {@code x ‖ y}.
     *
     * @throws EncodingException if there are fewer bytes, a coordinate is not below p, or the point
     *     is not on the curve
     */
    public static G1Affine fromUncompressed(byte[] bytes, int offset) throws EncodingException {
        FpElement x = FpElement.fromCanonicalBytes(bytes, offset);
        FpElement y = FpElement.fromCanonicalBytes(bytes, offset + Fp.BYTES);
        G1Affine p = new G1Affine(x, y);
        if (!p.isOnCurve()) {
            throw new EncodingException("point is not on the curve");
        }
        return p;
    }

    /**
     * Decodes 32 bytes, x with flags.
     *
     * @throws EncodingException if there are fewer bytes, the flags are wrong, x is not below p, or
     *     no point has this x
     */
    public static G1Affine fromCompressed(byte[] bytes, int offset) throws EncodingException {
        PointFlags flags = PointFlags.read(bytes, offset, COMPRESSED_BYTES);
        if (flags == PointFlags.INFINITY) {
            return INFINITY;
        }
        byte[] b = Arrays.copyOfRange(bytes, offset, offset + COMPRESSED_BYTES);
        PointFlags.clear(b, 0);
        FpElement x = FpElement.fromCanonicalBytes(b, 0);
        FpElement y =
                curve(x).sqrt()
                        .orElseThrow(() -> new EncodingException("no point has this coordinate"));
        boolean larger = flags == PointFlags.LARGER;
        return new G1Affine(x, y.isLarger() == larger ? y : y.neg());
    }

    /** The 64 bytes {@code x ‖ y}. */
    public byte[] toUncompressed() {
        byte[] bytes = new byte[UNCOMPRESSED_BYTES];
        x.writeCanonicalBytes(bytes, 0);
        y.writeCanonicalBytes(bytes, Fp.BYTES);
        return bytes;
    }

    /** The 32 bytes of x with flags. */
    public byte[] toCompressed() {
        byte[] bytes = x.toCanonicalBytes();
        PointFlags.of(isInfinity(), y.isLarger()).write(bytes, 0);
        return bytes;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof G1Affine p && x.equals(p.x) && y.equals(p.y);
    }

    @Override
    public int hashCode() {
        return 31 * x.hashCode() + y.hashCode();
    }

    @Override
    public String toString() {
        return isInfinity() ? "infinity" : "(" + x + ", " + y + ")";
    }
}
