// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fp2, Fp6 and Fp12 against {@link PolynomialOracle}. */
class TowerTest {
    private static final BigInteger P = Fp.MODULUS;

    private final Random random = TestRandom.of(TowerTest.class);
    private final List<BigInteger> edges = TestRandom.edges(P);

    private FpElement fp() {
        return random.nextInt(4) == 0
                ? FpElement.reduce(edges.get(random.nextInt(edges.size())))
                : TestRandom.fp(random);
    }

    private Fp2Element fp2() {
        return Fp2Element.of(fp(), fp());
    }

    private Fp6Element fp6() {
        return new Fp6Element(fp2(), fp2(), fp2());
    }

    private Fp12Element fp12() {
        return new Fp12Element(fp6(), fp6());
    }

    private static Fp12Element embed(Fp2Element a) {
        return embed(new Fp6Element(a, Fp2Element.ZERO, Fp2Element.ZERO));
    }

    private static Fp12Element embed(Fp6Element a) {
        return new Fp12Element(a, Fp6Element.ZERO);
    }

    private static void assertProduct(Fp12Element x, Fp12Element y, Fp12Element actual) {
        assertArrayEquals(
                PolynomialOracle.mul(PolynomialOracle.of(x), PolynomialOracle.of(y)),
                PolynomialOracle.of(actual));
    }

    private List<Fp2Element> fp2Samples() {
        List<Fp2Element> v = new ArrayList<>();
        for (BigInteger a : edges) {
            v.add(Fp2Element.of(FpElement.reduce(a), FpElement.ZERO));
            v.add(Fp2Element.of(FpElement.ZERO, FpElement.reduce(a)));
            v.add(fp2());
        }
        return v;
    }

    @Test
    void computesInFp2() {
        for (Fp2Element x : fp2Samples()) {
            assertProduct(embed(x), embed(x), embed(x.square()));
            assertProduct(embed(x), embed(Fp2Element.NON_RESIDUE), embed(x.mulByNonResidue()));
            FpElement k = fp();
            assertProduct(embed(x), embed(Fp2Element.of(k, FpElement.ZERO)), embed(x.mul(k)));
            assertEquals(Fp2Element.of(x.a0(), x.a1().neg()), x.conjugate());
            assertEquals(Fp2Element.ZERO, x.add(x.neg()));
            assertEquals(x, x.twice().sub(x));
            for (int i = 0; i < 10; i++) {
                Fp2Element y = fp2();
                assertProduct(embed(x), embed(y), embed(x.mul(y)));
                assertEquals(Fp2Element.of(x.a0().add(y.a0()), x.a1().add(y.a1())), x.add(y));
                assertEquals(Fp2Element.of(x.a0().sub(y.a0()), x.a1().sub(y.a1())), x.sub(y));
            }
            if (x.isZero()) {
                assertThrows(ArithmeticException.class, x::inverse);
            } else {
                assertProduct(embed(x), embed(x.inverse()), Fp12Element.ONE);
            }
        }
    }

    @Test
    void computesInFp2InPlace() {
        for (Fp2Element x : fp2Samples()) {
            Fp2Element y = fp2();
            long[] t = new long[Fp2.SCRATCH];
            long[] m = new long[16];
            x.store(m, 0);
            y.store(m, 8);
            Fp2.mul(m, 0, m, 0, m, 8, t);
            assertEquals(x.mul(y), Fp2Element.load(m, 0));
            x.store(m, 0);
            Fp2.mul(m, 8, m, 0, m, 8, t);
            assertEquals(x.mul(y), Fp2Element.load(m, 8));
            Fp2.mul(m, 0, m, 0, m, 0, t);
            assertEquals(x.square(), Fp2Element.load(m, 0));
            x.store(m, 0);
            Fp2.square(m, 0, m, 0, t);
            assertEquals(x.square(), Fp2Element.load(m, 0));
            x.store(m, 0);
            Fp2.mulByNonResidue(m, 0, m, 0, t);
            assertEquals(x.mulByNonResidue(), Fp2Element.load(m, 0));
            x.store(m, 0);
            Fp2.conjugate(m, 0, m, 0);
            assertEquals(x.conjugate(), Fp2Element.load(m, 0));
            x.store(m, 0);
            Fp2.inverse(m, 0, m, 0, t);
            assertEquals(x.isZero() ? x : x.inverse(), Fp2Element.load(m, 0));
        }
    }

    @Test
    void findsRootsOfSquaresInFp2() {
        assertTrue(Fp2Element.NON_RESIDUE.sqrt().isEmpty());
        for (Fp2Element x : fp2Samples()) {
            Fp2Element square = x.square();
            assertEquals(square, square.sqrt().orElseThrow().square());
            // A square times a non-square is not a square, unless it is zero.
            assertEquals(x.isZero(), square.mulByNonResidue().sqrt().isPresent());
            // A square in Fp2 is one whose norm is a square in Fp.
            boolean square2 = x.a0().square().add(x.a1().square()).sqrt().isPresent();
            assertEquals(square2, x.sqrt().isPresent());
            assertEquals(!x.isZero(), x.isLarger() != x.neg().isLarger());
        }
    }

    @Test
    void computesInFp6() {
        for (int i = 0; i < 40; i++) {
            Fp6Element x = fp6();
            Fp6Element y = fp6();
            Fp2Element a = fp2();
            Fp2Element b = fp2();
            assertProduct(embed(x), embed(y), embed(x.mul(y)));
            assertProduct(embed(x), embed(x), embed(x.square()));
            assertProduct(embed(x), embed(a), embed(x.mul(a)));
            Fp6Element v = new Fp6Element(Fp2Element.ZERO, Fp2Element.ONE, Fp2Element.ZERO);
            assertProduct(embed(x), embed(v), embed(x.mulByV()));
            Fp6Element sparse = new Fp6Element(a, b, Fp2Element.ZERO);
            assertProduct(embed(x), embed(sparse), embed(x.mulBy01(a, b)));
            assertEquals(Fp6Element.ONE, x.mul(x.inverse()));
            assertEquals(x, x.add(y).sub(y));
            assertTrue(x.add(x.neg()).isZero());
        }
        assertThrows(ArithmeticException.class, Fp6Element.ZERO::inverse);
    }

    @Test
    void computesInFp12() {
        for (int i = 0; i < 40; i++) {
            Fp12Element x = fp12();
            Fp12Element y = fp12();
            assertProduct(x, y, x.mul(y));
            assertProduct(x, x, x.square());
            Fp2Element a = fp2();
            Fp2Element b = fp2();
            Fp12Element line =
                    new Fp12Element(Fp6Element.ONE, new Fp6Element(a, b, Fp2Element.ZERO));
            assertProduct(x, line, x.mulByLine(a, b));
            assertTrue(x.mul(x.inverse()).isOne());
        }
        assertThrows(ArithmeticException.class, Fp12Element.ZERO::inverse);
        assertFalse(Fp12Element.ZERO.isOne());
    }

    @Test
    void raisesToPowers() {
        Fp12Element x = fp12();
        BigInteger[] oracle = PolynomialOracle.of(x);
        for (BigInteger e : List.of(BigInteger.ZERO, BigInteger.ONE, new BigInteger(100, random))) {
            assertArrayEquals(PolynomialOracle.pow(oracle, e), PolynomialOracle.of(x.pow(e)));
        }
        assertThrows(IllegalArgumentException.class, () -> x.pow(BigInteger.valueOf(-1)));
    }

    @Test
    void frobeniusIsThePowerP() {
        Fp12Element x = fp12();
        assertArrayEquals(
                PolynomialOracle.pow(PolynomialOracle.of(x), P),
                PolynomialOracle.of(x.frobenius()));
        Fp12Element z = x;
        for (int i = 0; i < 6; i++) {
            z = z.frobenius();
        }
        assertEquals(x.conjugate(), z);
    }

    @Test
    void squaresInTheCyclotomicSubgroup() {
        for (int i = 0; i < 20; i++) {
            Fp12Element f = fp12();
            Fp12Element g = f.conjugate().mul(f.inverse());
            Fp12Element h = g.frobenius().frobenius().mul(g);
            assertEquals(h.square(), h.cyclotomicSquare());
            assertTrue(h.mul(h.conjugate()).isOne());
        }
        assertTrue(Fp12Element.ONE.cyclotomicSquare().isOne());
    }
}
