// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Sums and maps of points against single multiplications, and digits against their integer. */
class PointSumsTest {
    private static final Parallel PARALLEL = new Parallel(3);
    private static final int POINTS = 9;

    private final Random random = TestRandom.of(PointSumsTest.class);

    @AfterAll
    static void close() {
        PARALLEL.close();
    }

    private List<BigInteger> integers() {
        List<BigInteger> all = new ArrayList<>(TestRandom.edges(Fr.MODULUS));
        for (int i = 0; i < 200; i++) {
            all.add(new BigInteger(1 + random.nextInt(254), random).mod(Fr.MODULUS));
        }
        return all;
    }

    private static long[] limbs(BigInteger v) {
        long[] k = new long[Fr.LIMBS];
        for (int l = 0; l < Fr.LIMBS; l++) {
            k[l] = v.shiftRight(Long.SIZE * l).longValue();
        }
        return k;
    }

    @Test
    void digitsAddUpAndAreFarApart() {
        byte[] digits = new byte[SignedDigits.LENGTH + 1];
        for (BigInteger v : integers()) {
            int n = SignedDigits.recode(limbs(v), digits, 1);
            BigInteger sum = BigInteger.ZERO;
            int last = -5;
            for (int i = 0; i < SignedDigits.LENGTH; i++) {
                int d = digits[1 + i];
                if (d != 0) {
                    assertEquals(1, Math.abs(d) % 2);
                    assertEquals(true, Math.abs(d) < 16 && i - last >= 5 && i < n);
                    last = i;
                }
                sum = sum.add(BigInteger.valueOf(d).shiftLeft(i));
            }
            assertEquals(v, sum);
        }
    }

    @Test
    void theMagnitudeIsTheNumberOrItsNegative() {
        long[] k = new long[Fr.LIMBS];
        long[] out = new long[Fr.LIMBS];
        for (BigInteger v : integers()) {
            FrElement.reduce(v).store(k, 0);
            boolean negative = SignedDigits.magnitude(k, 0, out);
            BigInteger expected = negative ? Fr.MODULUS.subtract(v) : v;
            assertEquals(expected, limbsToInteger(out));
            assertEquals(true, expected.bitLength() <= 253);
        }
    }

    private static BigInteger limbsToInteger(long[] k) {
        BigInteger v = BigInteger.ZERO;
        for (int l = Fr.LIMBS - 1; l >= 0; l--) {
            v = v.shiftLeft(Long.SIZE).add(new BigInteger(Long.toUnsignedString(k[l])));
        }
        return v;
    }

    /** Sums of 0 to 80 terms, points repeated, opposite and infinity among them. */
    private SumTerms terms(int[] sizes) {
        int[] start = new int[sizes.length + 1];
        for (int s = 0; s < sizes.length; s++) {
            start[s + 1] = start[s] + sizes[s];
        }
        int n = start[sizes.length];
        List<BigInteger> values = integers();
        long[] coefficients = new long[Fr.LIMBS * values.size()];
        for (int i = 0; i < values.size(); i++) {
            FrElement.reduce(values.get(i)).store(coefficients, Fr.LIMBS * i);
        }
        int[] point = random.ints(n, 0, POINTS).toArray();
        int[] coefficient = random.ints(n, 0, values.size()).toArray();
        return new SumTerms(start, point, coefficient, coefficients);
    }

    private static FrElement coefficient(SumTerms terms, int e) {
        return FrElement.load(terms.coefficients(), Fr.LIMBS * terms.coefficient()[e]);
    }

    @Test
    void sumsInG1AreThoseOfSingleMultiples() {
        G1Vector points = G1Vector.allocate(POINTS);
        for (int i = 2; i < POINTS; i++) {
            points.set(i, TestRandom.g1(random));
        }
        points.set(1, points.get(2).neg());
        SumTerms first = terms(new int[] {0, 1, 2, 5, 32, 33, 80});
        SumTerms second = terms(new int[] {3, 0, 1, 1, 1, 40, 2});
        G1Vector sums =
                PointSums.g1(7).add(PARALLEL, first, points).add(PARALLEL, second, points).toG1();
        for (int s = 0; s < 7; s++) {
            G1Jacobian expected = G1Jacobian.INFINITY;
            for (SumTerms terms : List.of(first, second)) {
                for (int e = terms.start()[s]; e < terms.start()[s + 1]; e++) {
                    G1Jacobian p = points.get(terms.point()[e]).toJacobian();
                    expected = expected.add(p.mul(coefficient(terms, e)));
                }
            }
            assertEquals(expected.toAffine(), sums.get(s), "sum " + s);
        }
    }

    @Test
    void sumsInG2AreThoseOfSingleMultiples() {
        G2Vector points = G2Vector.allocate(POINTS);
        for (int i = 2; i < POINTS; i++) {
            points.set(i, TestRandom.g2(random));
        }
        points.set(1, points.get(2).neg());
        SumTerms terms = terms(new int[] {1, 0, 7, 35});
        G2Vector sums = PointSums.g2(4).add(PARALLEL, terms, points).toG2();
        for (int s = 0; s < 4; s++) {
            G2Jacobian expected = G2Jacobian.INFINITY;
            for (int e = terms.start()[s]; e < terms.start()[s + 1]; e++) {
                G2Jacobian p = points.get(terms.point()[e]).toJacobian();
                expected = expected.add(p.mul(coefficient(terms, e)));
            }
            assertEquals(expected.toAffine(), sums.get(s), "sum " + s);
        }
    }

    @Test
    void refusesTermsOfOtherSumsAndPointsOfTheOtherGroup() {
        SumTerms terms = terms(new int[] {1, 1});
        G1Vector points = G1Vector.allocate(POINTS);
        assertThrows(
                IllegalArgumentException.class, () -> PointSums.g1(3).add(PARALLEL, terms, points));
        assertThrows(
                IllegalArgumentException.class, () -> PointSums.g2(2).add(PARALLEL, terms, points));
    }

    /** The transform of the powers of t is ℓ_j(t), by the formula of the Lagrange basis. */
    @Test
    void transformsAndScalesPoints() {
        FrElement t = TestRandom.fr(random);
        FrElement k = TestRandom.fr(random);
        for (int log = 0; log <= 3; log++) {
            Domain domain = new Domain(log);
            G1Vector v1 = G1Vector.allocate(domain.size());
            G2Vector v2 = G2Vector.allocate(domain.size());
            for (int i = 0; i < domain.size(); i++) {
                v1.set(i, g1(t.pow(i)));
                v2.set(i, g2(t.pow(i)));
            }
            PointMaps.inverseFft(PARALLEL, v1, domain);
            PointMaps.inverseFft(PARALLEL, v2, domain);
            PointMaps.scale(PARALLEL, v1, k);
            for (int j = 0; j < domain.size(); j++) {
                FrElement w = domain.generator().pow(j);
                FrElement l =
                        domain.vanishing(t)
                                .mul(w)
                                .mul(t.sub(w).mul(FrElement.of(domain.size())).inverse());
                assertEquals(g1(l.mul(k)), v1.get(j));
                assertEquals(g2(l), v2.get(j));
            }
        }
    }

    private static G1Affine g1(FrElement k) {
        return G1Affine.GENERATOR.toJacobian().mul(k).toAffine();
    }

    private static G2Affine g2(FrElement k) {
        return G2Affine.GENERATOR.toJacobian().mul(k).toAffine();
    }
}
