// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * An immutable point of G2 in affine coordinates, or the point at infinity.
 *
 * <p>G2 is the subgroup of order r of the twist {@code y² = x³ + 3/(9 + u)} over Fp2, whose order
 * is {@code r·(2p - r)}. The point at infinity has coordinates (0, 0), which is not on the twist.
 * Every decoder checks that coordinates are canonical, on the twist, and in the subgroup.
 *
 * <p>Encodings, as in gnark-crypto ecc/bn254/marshal.go: uncompressed {@code x.a1 ‖ x.a0 ‖ y.a1 ‖
 * y.a0}, 128 bytes, all zero for infinity; compressed {@code x.a1 ‖ x.a0}, 64 bytes, with flags in
 * the top two bits: {@code 10} for the smaller y, {@code 11} for the larger ({@link
 * Fp2Element#isLarger}), {@code 01} for infinity (then the rest is zero). Each point has exactly
 * one encoding of either kind.
 */
public final class G2Affine {
    /** Bytes of an uncompressed point. */
    public static final int UNCOMPRESSED_BYTES = 2 * Fp2.BYTES;

    /** Bytes of a compressed point. */
    public static final int COMPRESSED_BYTES = Fp2.BYTES;

    /** The constant of the equation of the twist, 3/(9 + u). */
    public static final Fp2Element B = Fp2Element.NON_RESIDUE.inverse().mul(G1Affine.B);

    /** The point at infinity, neutral in G2. */
    public static final G2Affine INFINITY = new G2Affine(Fp2Element.ZERO, Fp2Element.ZERO);

    /** The generator that EIP-197 and gnark use. */
    public static final G2Affine GENERATOR =
            new G2Affine(
                    fp2(
                            "10857046999023057135944570762232829481370756359578518086990519993285655852781",
                            "11559732032986387107991004021392285783925812861821192530917403151452391805634"),
                    fp2(
                            "8495653923123431417604973247489272438418190587263600148770280649306958101930",
                            "4082367875863433681332203403145435568316851327593401208105741076214120093531"));

    private final Fp2Element x;
    private final Fp2Element y;

    private G2Affine(Fp2Element x, Fp2Element y) {
        this.x = x;
        this.y = y;
    }

    /**
     * The point (x, y); (0, 0) is infinity.
     *
     * @throws IllegalArgumentException if it is not in G2
     */
    public static G2Affine of(Fp2Element x, Fp2Element y) {
        G2Affine p = new G2Affine(x, y);
        if (!p.isOnCurve() || !p.isInSubgroup()) {
            throw new IllegalArgumentException("not in G2");
        }
        return p;
    }

    /**
     * Reads sixteen Montgomery limbs in the layout of {@link G2}; neither the equation nor the
     * order is checked.
     */
    public static G2Affine load(long[] a, int ai) {
        return new G2Affine(Fp2Element.load(a, ai), Fp2Element.load(a, ai + Fp2.LIMBS));
    }

    /** Writes sixteen Montgomery limbs in the layout of {@link G2}. */
    public void store(long[] z, int zi) {
        x.store(z, zi);
        y.store(z, zi + Fp2.LIMBS);
    }

    /** The first coordinate, zero for infinity. */
    public Fp2Element x() {
        return x;
    }

    /** The second coordinate, zero for infinity. */
    public Fp2Element y() {
        return y;
    }

    /** Whether this is the point at infinity. */
    public boolean isInfinity() {
        return x.isZero() && y.isZero();
    }

    /** Whether this is infinity or satisfies the equation of the twist. */
    public boolean isOnCurve() {
        return isInfinity() || y.square().equals(curve(x));
    }

    /** Whether this point of the twist is in G2, see {@link G2Jacobian#isInSubgroup}. */
    public boolean isInSubgroup() {
        return toJacobian().isInSubgroup();
    }

    /** The endomorphism ψ, see {@link G2Jacobian#psi}; infinity is mapped to itself. */
    G2Affine psi() {
        return new G2Affine(
                x.conjugate().mul(Frobenius.factor(2)), y.conjugate().mul(Frobenius.factor(3)));
    }

    /** -this. */
    public G2Affine neg() {
        return new G2Affine(x, y.neg());
    }

    /** This point in Jacobian coordinates. */
    public G2Jacobian toJacobian() {
        return G2Jacobian.of(this);
    }

    private static Fp2Element curve(Fp2Element x) {
        return x.square().mul(x).add(B);
    }

    /**
     * Decodes 128 bytes {@code x.a1 ‖ x.a0 ‖ y.a1 ‖ y.a0}.
     *
     * @throws EncodingException if there are fewer bytes, a coordinate is not below p, or the point
     *     is not in G2
     */
    public static G2Affine fromUncompressed(byte[] bytes, int offset) throws EncodingException {
        Fp2Element x = read(bytes, offset);
        Fp2Element y = read(bytes, offset + Fp2.BYTES);
        G2Affine p = new G2Affine(x, y);
        if (!p.isOnCurve()) {
            throw new EncodingException("point is not on the twist");
        }
        return inSubgroup(p);
    }

    /**
     * Decodes 64 bytes, x with flags.
     *
     * @throws EncodingException if there are fewer bytes, the flags are wrong, a part of x is not
     *     below p, or no point of G2 has this x
     */
    public static G2Affine fromCompressed(byte[] bytes, int offset) throws EncodingException {
        PointFlags flags = PointFlags.read(bytes, offset, COMPRESSED_BYTES);
        if (flags == PointFlags.INFINITY) {
            return INFINITY;
        }
        byte[] b = Arrays.copyOfRange(bytes, offset, offset + COMPRESSED_BYTES);
        PointFlags.clear(b, 0);
        Fp2Element x = read(b, 0);
        Fp2Element y =
                curve(x).sqrt()
                        .orElseThrow(() -> new EncodingException("no point has this coordinate"));
        boolean larger = flags == PointFlags.LARGER;
        return inSubgroup(new G2Affine(x, y.isLarger() == larger ? y : y.neg()));
    }

    private static G2Affine inSubgroup(G2Affine p) throws EncodingException {
        if (!p.isInSubgroup()) {
            throw new EncodingException("point is on the twist but not in G2");
        }
        return p;
    }

    private static Fp2Element read(byte[] bytes, int offset) throws EncodingException {
        FpElement a1 = FpElement.fromCanonicalBytes(bytes, offset);
        FpElement a0 = FpElement.fromCanonicalBytes(bytes, offset + Fp.BYTES);
        return Fp2Element.of(a0, a1);
    }

    private static void write(byte[] bytes, int offset, Fp2Element v) {
        v.a1().writeCanonicalBytes(bytes, offset);
        v.a0().writeCanonicalBytes(bytes, offset + Fp.BYTES);
    }

    /** The 128 bytes {@code x.a1 ‖ x.a0 ‖ y.a1 ‖ y.a0}. */
    public byte[] toUncompressed() {
        byte[] bytes = new byte[UNCOMPRESSED_BYTES];
        write(bytes, 0, x);
        write(bytes, Fp2.BYTES, y);
        return bytes;
    }

    /** The 64 bytes of x with flags. */
    public byte[] toCompressed() {
        byte[] bytes = new byte[COMPRESSED_BYTES];
        write(bytes, 0, x);
        PointFlags.of(isInfinity(), y.isLarger()).write(bytes, 0);
        return bytes;
    }

    private static Fp2Element fp2(String a0, String a1) {
        return Fp2Element.of(
                FpElement.reduce(new BigInteger(a0)), FpElement.reduce(new BigInteger(a1)));
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof G2Affine p && x.equals(p.x) && y.equals(p.y);
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
