// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * An immutable element {@code c0 + c1·v + c2·v²} of {@code Fp6 = Fp2[v]/(v³ - ξ)}, ξ = 9 + u.
 *
 * <p>Costs are in multiplications of Fp2. Source: Devegili, Ó hÉigeartaigh, Scott, Dahab,
 * "Multiplication and squaring on pairing-friendly fields", eprint 2006/471.
 *
 * @param c0 the constant part
 * @param c1 the factor of v
 * @param c2 the factor of v²
 */
public record Fp6Element(Fp2Element c0, Fp2Element c1, Fp2Element c2) {
    /** Zero. */
    public static final Fp6Element ZERO =
            new Fp6Element(Fp2Element.ZERO, Fp2Element.ZERO, Fp2Element.ZERO);

    /** One. */
    public static final Fp6Element ONE =
            new Fp6Element(Fp2Element.ONE, Fp2Element.ZERO, Fp2Element.ZERO);

    /** this + y. */
    public Fp6Element add(Fp6Element y) {
        return new Fp6Element(c0.add(y.c0), c1.add(y.c1), c2.add(y.c2));
    }

    /** this - y. */
    public Fp6Element sub(Fp6Element y) {
        return new Fp6Element(c0.sub(y.c0), c1.sub(y.c1), c2.sub(y.c2));
    }

    /** -this. */
    public Fp6Element neg() {
        return new Fp6Element(c0.neg(), c1.neg(), c2.neg());
    }

    /** this · y; 6M (Karatsuba). */
    public Fp6Element mul(Fp6Element y) {
        Fp2Element t0 = c0.mul(y.c0);
        Fp2Element t1 = c1.mul(y.c1);
        Fp2Element t2 = c2.mul(y.c2);
        Fp2Element s12 = c1.add(c2).mul(y.c1.add(y.c2)).sub(t1).sub(t2);
        Fp2Element s01 = c0.add(c1).mul(y.c0.add(y.c1)).sub(t0).sub(t1);
        Fp2Element s02 = c0.add(c2).mul(y.c0.add(y.c2)).sub(t0).sub(t2);
        return new Fp6Element(
                t0.add(s12.mulByNonResidue()), s01.add(t2.mulByNonResidue()), s02.add(t1));
    }

    /** this · (b0 + b1·v); 5M. */
    public Fp6Element mulBy01(Fp2Element b0, Fp2Element b1) {
        Fp2Element t0 = c0.mul(b0);
        Fp2Element t1 = c1.mul(b1);
        Fp2Element s01 = c0.add(c1).mul(b0.add(b1)).sub(t0).sub(t1);
        return new Fp6Element(t0.add(c2.mul(b1).mulByNonResidue()), s01, c2.mul(b0).add(t1));
    }

    /** this · k for k in Fp2; 3M. */
    public Fp6Element mul(Fp2Element k) {
        return new Fp6Element(c0.mul(k), c1.mul(k), c2.mul(k));
    }

    /** this². */
    public Fp6Element square() {
        return mul(this);
    }

    /** this · v. */
    public Fp6Element mulByV() {
        return new Fp6Element(c2.mulByNonResidue(), c0, c1);
    }

    /**
     * 1/this, by the adjoint and the norm to Fp2.
     *
     * @throws ArithmeticException if this is zero
     */
    public Fp6Element inverse() {
        Fp2Element a = c0.square().sub(c1.mul(c2).mulByNonResidue());
        Fp2Element b = c2.square().mulByNonResidue().sub(c0.mul(c1));
        Fp2Element c = c1.square().sub(c0.mul(c2));
        Fp2Element norm = c0.mul(a).add(c2.mul(b).add(c1.mul(c)).mulByNonResidue());
        return new Fp6Element(a, b, c).mul(norm.inverse());
    }

    /** Whether this is zero. */
    public boolean isZero() {
        return equals(ZERO);
    }
}
