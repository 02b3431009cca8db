// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/**
 * An immutable element {@code c0 + c1·w} of {@code Fp12 = Fp6[w]/(w² - v)}. The values of the
 * pairing, the group Gt, are the elements of order r in it.
 *
 * <p>As a polynomial in w over Fp2, {@code Σ a_i·w^i} with {@code w⁶ = ξ}, the coefficients are
 * {@code a0, a2, a4 = c0} and {@code a1, a3, a5 = c1}.
 *
 * @param c0 the constant part
 * @param c1 the factor of w
 */
public record Fp12Element(Fp6Element c0, Fp6Element c1) {
    /** Zero. */
    public static final Fp12Element ZERO = new Fp12Element(Fp6Element.ZERO, Fp6Element.ZERO);

    /** One. */
    public static final Fp12Element ONE = new Fp12Element(Fp6Element.ONE, Fp6Element.ZERO);

    /** this · y; three multiplications of Fp6 (Karatsuba). */
    public Fp12Element mul(Fp12Element y) {
        Fp6Element t0 = c0.mul(y.c0);
        Fp6Element t1 = c1.mul(y.c1);
        Fp6Element s = c0.add(c1).mul(y.c0.add(y.c1));
        return new Fp12Element(t0.add(t1.mulByV()), s.sub(t0).sub(t1));
    }

    /** this²; two multiplications of Fp6. */
    public Fp12Element square() {
        Fp6Element t = c0.mul(c1);
        Fp6Element s = c0.add(c1).mul(c0.add(c1.mulByV()));
        return new Fp12Element(s.sub(t).sub(t.mulByV()), t.add(t));
    }

    /** this · (1 + b1·w + b3·w³), the shape of a line of the Miller loop; ten products in Fp2. */
    public Fp12Element mulByLine(Fp2Element b1, Fp2Element b3) {
        return new Fp12Element(c0.add(c1.mulBy01(b1, b3).mulByV()), c1.add(c0.mulBy01(b1, b3)));
    }

    /**
     * this² for an element of the cyclotomic subgroup, whose order divides {@code p⁴ - p² + 1}; 18
     * multiplications of Fp.
     *
     * <p>Source: Granger, Scott, "Faster squaring in the cyclotomic subgroup of sixth degree
     * extensions", eprint 2009/565, section 3.2.
     */
    public Fp12Element cyclotomicSquare() {
        Quartic a = Quartic.square(c0.c0(), c1.c1());
        Quartic b = Quartic.square(c1.c0(), c0.c2());
        Quartic c = Quartic.square(c0.c1(), c1.c2());
        return new Fp12Element(
                new Fp6Element(
                        threeMinusTwo(a.s0, c0.c0()),
                        threeMinusTwo(b.s0, c0.c1()),
                        threeMinusTwo(c.s0, c0.c2())),
                new Fp6Element(
                        threePlusTwo(c.s1.mulByNonResidue(), c1.c0()),
                        threePlusTwo(a.s1, c1.c1()),
                        threePlusTwo(b.s1, c1.c2())));
    }

    /** An element s0 + s1·y of Fp2[y]/(y² - ξ). */
    private record Quartic(Fp2Element s0, Fp2Element s1) {
        static Quartic square(Fp2Element x, Fp2Element y) {
            Fp2Element xx = x.square();
            Fp2Element yy = y.square();
            Fp2Element cross = x.add(y).square().sub(xx).sub(yy);
            return new Quartic(xx.add(yy.mulByNonResidue()), cross);
        }
    }

    private static Fp2Element threeMinusTwo(Fp2Element t, Fp2Element z) {
        return t.sub(z).twice().add(t);
    }

    private static Fp2Element threePlusTwo(Fp2Element t, Fp2Element z) {
        return t.add(z).twice().add(t);
    }

    /** c0 - c1·w, which is {@code this^(p^6)}, and the inverse in the cyclotomic subgroup. */
    public Fp12Element conjugate() {
        return new Fp12Element(c0, c1.neg());
    }

    /**
     * {@code this^p}: every coefficient of w^i is conjugated and multiplied by {@code
     * ξ^(i·(p-1)/6)}.
     */
    public Fp12Element frobenius() {
        return new Fp12Element(
                new Fp6Element(frobenius(0, c0.c0()), frobenius(2, c0.c1()), frobenius(4, c0.c2())),
                new Fp6Element(
                        frobenius(1, c1.c0()), frobenius(3, c1.c1()), frobenius(5, c1.c2())));
    }

    private static Fp2Element frobenius(int i, Fp2Element a) {
        return a.conjugate().mul(Frobenius.factor(i));
    }

    /**
     * 1/this.
     *
     * @throws ArithmeticException if this is zero
     */
    public Fp12Element inverse() {
        Fp6Element norm = c0.square().sub(c1.square().mulByV()).inverse();
        return new Fp12Element(c0.mul(norm), c1.mul(norm).neg());
    }

    /**
     * this^e for e ≥ 0.
     *
     * @throws IllegalArgumentException if e is negative
     */
    public Fp12Element pow(BigInteger e) {
        if (e.signum() < 0) {
            throw new IllegalArgumentException("negative exponent");
        }
        Fp12Element z = ONE;
        for (int i = e.bitLength() - 1; i >= 0; i--) {
            z = z.square();
            if (e.testBit(i)) {
                z = z.mul(this);
            }
        }
        return z;
    }

    /** Whether this is one. */
    public boolean isOne() {
        return equals(ONE);
    }
}
