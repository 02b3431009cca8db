// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** An immutable element {@code a0 + a1·u} of {@code Fp2 = Fp[u]/(u² + 1)}. */
public final class Fp2Element {
    /** Zero. */
    public static final Fp2Element ZERO = of(FpElement.ZERO, FpElement.ZERO);

    /** One. */
    public static final Fp2Element ONE = of(FpElement.ONE, FpElement.ZERO);

    /** ξ = 9 + u, neither a square nor a cube in Fp2; it defines the twist and the tower. */
    public static final Fp2Element NON_RESIDUE = of(FpElement.of(9), FpElement.ONE);

    private static final FpElement HALF = FpElement.of(2).inverse();

    private final long[] limbs;

    private Fp2Element(long[] limbs) {
        this.limbs = limbs;
    }

    /** The element a0 + a1·u. */
    public static Fp2Element of(FpElement a0, FpElement a1) {
        long[] z = new long[Fp2.LIMBS];
        a0.store(z, 0);
        a1.store(z, Fp.LIMBS);
        return new Fp2Element(z);
    }

    /** Reads eight Montgomery limbs. */
    public static Fp2Element load(long[] x, int xi) {
        return new Fp2Element(Arrays.copyOfRange(x, xi, xi + Fp2.LIMBS));
    }

    /** Writes eight Montgomery limbs. */
    public void store(long[] z, int zi) {
        System.arraycopy(limbs, 0, z, zi, Fp2.LIMBS);
    }

    /** The part a0. */
    public FpElement a0() {
        return FpElement.load(limbs, 0);
    }

    /** The part a1, the factor of u. */
    public FpElement a1() {
        return FpElement.load(limbs, Fp.LIMBS);
    }

    /** this + y. */
    public Fp2Element add(Fp2Element y) {
        long[] z = new long[Fp2.LIMBS];
        Fp2.add(z, 0, limbs, 0, y.limbs, 0);
        return new Fp2Element(z);
    }

    /** this - y. */
    public Fp2Element sub(Fp2Element y) {
        long[] z = new long[Fp2.LIMBS];
        Fp2.sub(z, 0, limbs, 0, y.limbs, 0);
        return new Fp2Element(z);
    }

    /** 2·this. */
    public Fp2Element twice() {
        return add(this);
    }

    /** -this. */
    public Fp2Element neg() {
        long[] z = new long[Fp2.LIMBS];
        Fp2.neg(z, 0, limbs, 0);
        return new Fp2Element(z);
    }

    /** this · y. */
    public Fp2Element mul(Fp2Element y) {
        long[] z = new long[Fp2.LIMBS];
        Fp2.mul(z, 0, limbs, 0, y.limbs, 0, new long[Fp2.SCRATCH]);
        return new Fp2Element(z);
    }

    /** this · k for k in Fp. */
    public Fp2Element mul(FpElement k) {
        long[] z = new long[Fp2.LIMBS];
        long[] s = new long[Fp.LIMBS];
        k.store(s, 0);
        Fp2.mulByFp(z, 0, limbs, 0, s, 0);
        return new Fp2Element(z);
    }

    /** this². */
    public Fp2Element square() {
        long[] z = new long[Fp2.LIMBS];
        Fp2.square(z, 0, limbs, 0, new long[Fp2.SCRATCH]);
        return new Fp2Element(z);
    }

    /** this · ξ. */
    public Fp2Element mulByNonResidue() {
        long[] z = new long[Fp2.LIMBS];
        Fp2.mulByNonResidue(z, 0, limbs, 0, new long[Fp2.SCRATCH]);
        return new Fp2Element(z);
    }

    /** a0 - a1·u = this^p. */
    public Fp2Element conjugate() {
        long[] z = new long[Fp2.LIMBS];
        Fp2.conjugate(z, 0, limbs, 0);
        return new Fp2Element(z);
    }

    /**
     * 1/this.
     *
     * @throws ArithmeticException if this is zero
     */
    public Fp2Element inverse() {
        if (isZero()) {
            throw new ArithmeticException("inverse of zero");
        }
        long[] z = new long[Fp2.LIMBS];
        Fp2.inverse(z, 0, limbs, 0, new long[Fp2.SCRATCH]);
        return new Fp2Element(z);
    }

    /**
     * this^e for e ≥ 0.
     *
     * @throws IllegalArgumentException if e is negative
     */
    public Fp2Element pow(BigInteger e) {
        if (e.signum() < 0) {
            throw new IllegalArgumentException("negative exponent");
        }
        Fp2Element z = ONE;
        for (int i = e.bitLength() - 1; i >= 0; i--) {
            z = z.square();
            if (e.testBit(i)) {
                z = z.mul(this);
            }
        }
        return z;
    }

    /**
     * A square root, or empty if this is not a square. Which of the two roots is not specified.
     *
     * <p>With {@code (x0 + x1·u)² = a0 + a1·u} and {@code n² = a0² + a1²}: {@code x0² = (a0 ± n)/2}
     * and {@code x1 = a1/(2·x0)}.
     */
    public Optional<Fp2Element> sqrt() {
        FpElement a0 = a0();
        FpElement a1 = a1();
        if (a1.isZero()) {
            // Either a0 or -a0 = a0·u² is a square, since -1 is not.
            return a0.sqrt()
                    .map(x -> of(x, FpElement.ZERO))
                    .or(() -> a0.neg().sqrt().map(x -> of(FpElement.ZERO, x)));
        }
        Optional<FpElement> norm = a0.square().add(a1.square()).sqrt();
        if (norm.isEmpty()) {
            return Optional.empty();
        }
        FpElement n = norm.get();
        return a0.add(n)
                .mul(HALF)
                .sqrt()
                .or(() -> a0.sub(n).mul(HALF).sqrt())
                .map(x0 -> of(x0, a1.mul(HALF).mul(x0.inverse())))
                .filter(root -> root.square().equals(this));
    }

    /** Whether this comes after -this, comparing a1 as integers and a0 when a1 is zero. */
    public boolean isLarger() {
        FpElement a1 = a1();
        return a1.isZero() ? a0().isLarger() : a1.isLarger();
    }

    /** Whether this is zero. */
    public boolean isZero() {
        return Fp2.isZero(limbs, 0);
    }

    /** Whether this is one. */
    public boolean isOne() {
        return equals(ONE);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Fp2Element e && Fp2.equal(limbs, 0, e.limbs, 0);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(limbs);
    }

    /** Both parts in decimal. */
    @Override
    public String toString() {
        return a0() + " + " + a1() + "·u";
    }
}
