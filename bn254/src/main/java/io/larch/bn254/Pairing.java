// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/**
 * The optimal ate pairing e: G1 × G2 → Gt and products of it.
 *
 * <pre>
 * e(P, Q) = ( f_{6x₀+2, Q}(P) · l_{[6x₀+2]Q, ψ(Q)}(P) · l_{[6x₀+2]Q + ψ(Q), -ψ²(Q)}(P) )^E
 * E = 2x₀(6x₀² + 3x₀ + 1) · (p¹² - 1)/r
 * </pre>
 *
 * <p>The exponent carries a factor prime to r besides (p¹² - 1)/r, which makes the hard part cheap;
 * values are those of gnark-crypto, and a fixed power of those of the textbook. All pairs share the
 * squarings of the Miller loop and one final exponentiation.
 *
 * <p>Source: Vercauteren, "Optimal pairings", eprint 2008/096; Fuentes-Castañeda, Knapp,
 * Rodríguez-Henríquez, "Faster hashing to G2" (2011), for the final exponentiation.
 */
public final class Pairing {
    /** The seed x₀ of the curve: p, r and the loop length are polynomials of it. */
    public static final BigInteger SEED = BigInteger.valueOf(4965661367192848881L);

    /** The loop length 6x₀ + 2, in non-adjacent form, lowest digit first. */
    private static final byte[] LOOP =
            nonAdjacentForm(SEED.multiply(BigInteger.valueOf(6)).add(BigInteger.TWO));

    private static final byte[] SEED_DIGITS = nonAdjacentForm(SEED);

    private Pairing() {}

    /**
     * e(P, Q).
     *
     * @return one if either point is infinity
     */
    public static Fp12Element pair(G1Affine p, G2Affine q) {
        return pair(List.of(p), List.of(q));
    }

    /**
     * {@code Π e(ps[i], qs[i])}; one for empty lists.
     *
     * @throws IllegalArgumentException if the lists differ in length
     */
    public static Fp12Element pair(List<G1Affine> ps, List<G2Affine> qs) {
        return finalExponentiation(millerLoop(ps, qs));
    }

    /**
     * Whether {@code Π e(ps[i], qs[i]) = 1}.
     *
     * <p>Soundness: points must be in their groups, which decoding ensures.
     *
     * @throws IllegalArgumentException if the lists differ in length
     */
    public static boolean productIsOne(List<G1Affine> ps, List<G2Affine> qs) {
        return pair(ps, qs).isOne();
    }

    /**
     * The product of the Miller functions of all pairs, up to factors that {@link
     * #finalExponentiation} sends to one. Pairs with a point at infinity are left out.
     *
     * @throws IllegalArgumentException if the lists differ in length
     */
    public static Fp12Element millerLoop(List<G1Affine> ps, List<G2Affine> qs) {
        if (ps.size() != qs.size()) {
            throw new IllegalArgumentException(
                    ps.size() + " points of G1, " + qs.size() + " of G2");
        }
        List<MillerPair> pairs = new ArrayList<>();
        for (int i = 0; i < ps.size(); i++) {
            if (!ps.get(i).isInfinity() && !qs.get(i).isInfinity()) {
                pairs.add(new MillerPair(ps.get(i), qs.get(i)));
            }
        }
        Fp12Element f = Fp12Element.ONE;
        for (int i = LOOP.length - 2; i >= 0; i--) {
            f = f.square();
            for (MillerPair pair : pairs) {
                f = pair.doubleStep(f);
                f = pair.addStep(f, LOOP[i]);
            }
        }
        for (MillerPair pair : pairs) {
            f = pair.lastSteps(f);
        }
        return f;
    }

    /**
     * {@code f^E}, see the class comment; f is not zero.
     *
     * @throws ArithmeticException if f is zero
     */
    public static Fp12Element finalExponentiation(Fp12Element f) {
        // f^((p⁶ - 1)(p² + 1)), which lies in the cyclotomic subgroup
        Fp12Element g = f.conjugate().mul(f.inverse());
        return hardPart(g.frobenius().frobenius().mul(g));
    }

    /**
     * {@code f^(λ₀ + λ₁p + λ₂p² + λ₃p³)} with {@code λ₂ = 12x₀³ + 6x₀² + 6x₀, λ₁ = λ₂ - 2x₀, λ₃ =
     * λ₁ - 1, λ₀ = λ₂ + 6x₀² + 1}; the sum is {@code 2x₀(6x₀² + 3x₀ + 1)·(p⁴ - p² + 1)/r}.
     */
    private static Fp12Element hardPart(Fp12Element f) {
        Fp12Element f2x = powerOfSeed(f).cyclotomicSquare();
        Fp12Element f6x = f2x.cyclotomicSquare().mul(f2x);
        Fp12Element f6xx = powerOfSeed(f6x);
        Fp12Element f12xxx = powerOfSeed(f6xx.cyclotomicSquare());
        Fp12Element l2 = f12xxx.mul(f6xx).mul(f6x);
        Fp12Element l1 = l2.mul(f2x.conjugate());
        Fp12Element l3 = l1.mul(f.conjugate());
        Fp12Element l0 = l2.mul(f6xx).mul(f);
        Fp12Element high = l3.frobenius().mul(l2).frobenius().mul(l1).frobenius();
        return high.mul(l0);
    }

    /** f^x₀ in the cyclotomic subgroup, where the inverse is the conjugate. */
    private static Fp12Element powerOfSeed(Fp12Element f) {
        Fp12Element inverse = f.conjugate();
        Fp12Element z = f;
        for (int i = SEED_DIGITS.length - 2; i >= 0; i--) {
            z = z.cyclotomicSquare();
            if (SEED_DIGITS[i] != 0) {
                z = z.mul(SEED_DIGITS[i] > 0 ? f : inverse);
            }
        }
        return z;
    }

    /** Digits in {-1, 0, 1}, lowest first, no two neighbours nonzero, the last one 1. */
    private static byte[] nonAdjacentForm(BigInteger k) {
        BigInteger three = k.multiply(BigInteger.valueOf(3));
        byte[] digits = new byte[three.bitLength() - 1];
        for (int i = 0; i < digits.length; i++) {
            int plus = three.testBit(i + 1) ? 1 : 0;
            int minus = k.testBit(i + 1) ? 1 : 0;
            digits[i] = (byte) (plus - minus);
        }
        return digits;
    }
}
