// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Multi-scalar sums of a tier against sums of single products. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AbstractMsmTest {
    private final Random random = TestRandom.of(AbstractMsmTest.class);
    private Parallel one;
    private Parallel three;
    private List<Kernels> tiers;

    /** The tier under test on the given threads. */
    abstract Kernels kernels(Parallel parallel);

    @BeforeAll
    void start() {
        one = new Parallel(1);
        three = new Parallel(3);
        tiers = List.of(kernels(one), kernels(three));
    }

    @AfterAll
    void stop() {
        one.close();
        three.close();
    }

    private void check(List<G1Affine> points, FrColumn scalars) {
        G1Jacobian sum = G1Jacobian.INFINITY;
        List<FrElement> k = FrVector.copyOf(scalars).toList();
        for (int i = 0; i < points.size(); i++) {
            sum = sum.add(points.get(i).toJacobian().mul(k.get(i)));
        }
        for (Kernels tier : tiers) {
            assertEquals(sum.toAffine(), tier.msm(G1Vector.of(points), scalars));
        }
    }

    private List<G1Affine> points(int n) {
        List<G1Affine> points = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            points.add(TestRandom.g1(random));
        }
        return points;
    }

    private FrVector scalars(int n) {
        FrVector scalars = FrVector.allocate(n);
        for (int i = 0; i < n; i++) {
            scalars.set(i, TestRandom.fr(random));
        }
        return scalars;
    }

    private long[] words(int n) {
        long[] words = new long[n];
        for (int i = 0; i < n; i++) {
            words[i] = random.nextInt(4) == 0 ? -random.nextInt(3) : random.nextLong();
        }
        return words;
    }

    private List<SmallColumn> smallColumns(int n) {
        byte[] bytes = new byte[n];
        random.nextBytes(bytes);
        short[] shorts = new short[n];
        int[] ints = new int[n];
        for (int i = 0; i < n; i++) {
            shorts[i] = (short) random.nextInt();
            ints[i] = random.nextInt();
        }
        return List.of(
                SmallColumn.ofBytes(bytes),
                SmallColumn.ofShorts(shorts),
                SmallColumn.ofInts(ints),
                SmallColumn.ofWords(words(n)),
                SmallColumn.ofDifferences(words(n), words(n)));
    }

    @Test
    void equalsTheNaiveSum() {
        for (int n : new int[] {0, 1, 2, 7, 8, 9, 100}) {
            List<G1Affine> points = points(n);
            check(points, scalars(n));
            smallColumns(n).forEach(column -> check(points, column));
        }
    }

    @Test
    void handlesExtremeScalars() {
        FrElement[] extremes =
                TestRandom.edges(Fr.MODULUS).stream()
                        .map(FrElement::reduce)
                        .toArray(FrElement[]::new);
        check(points(extremes.length), FrVector.of(extremes));
        long[] words = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, -1, 0};
        long[] others = {-1, 1, 0, -1, 0, -2, 0};
        check(points(7), SmallColumn.ofWords(words));
        check(points(7), SmallColumn.ofDifferences(words, others));
        check(points(7), SmallColumn.ofDifferences(others, words));
    }

    @Test
    void handlesEqualOppositeAndInfinitePoints() {
        G1Affine p = TestRandom.g1(random);
        G1Affine q = p.neg();
        List<G1Affine> points = List.of(p, p, q, G1Affine.INFINITY, p, q, q, G1Affine.INFINITY, p);
        int n = points.size();
        check(points, scalars(n));
        FrElement[] same = new FrElement[n];
        Arrays.fill(same, TestRandom.fr(random));
        check(points, FrVector.of(same));
        check(Collections.nCopies(n, p), FrVector.of(same));
        check(Collections.nCopies(n, G1Affine.INFINITY), FrVector.of(same));
        check(points.subList(0, 3), SmallColumn.ofBytes(new byte[] {5, 5, 10}));
        check(points, SmallColumn.ofBytes(new byte[n]));
        for (SmallColumn column : smallColumns(n)) {
            check(points, column);
        }
    }

    /** Points i·G, so that a long sum has a short answer. */
    private static G1Vector multiples(int n) {
        long[] jacobian = new long[G1.JACOBIAN_LIMBS * n];
        long[] generator = new long[G1.AFFINE_LIMBS];
        long[] t = new long[G1.SCRATCH];
        G1Affine.GENERATOR.store(generator, 0);
        for (int i = 1; i < n; i++) {
            int at = G1.JACOBIAN_LIMBS * i;
            G1.addMixed(jacobian, at, jacobian, at - G1.JACOBIAN_LIMBS, generator, 0, t);
        }
        long[] affine = new long[G1.AFFINE_LIMBS * n];
        G1.batchToAffine(affine, 0, jacobian, 0, n);
        G1Vector points = G1Vector.allocate(n);
        points.store(0, affine, 0, n);
        return points;
    }

    @Test
    void sumsManyPoints() {
        int n = 70_000;
        G1Vector points = multiples(n);
        byte[] constant = new byte[n];
        Arrays.fill(constant, (byte) 1);
        List<FrColumn> columns = new ArrayList<>(smallColumns(n));
        columns.add(SmallColumn.ofBytes(constant));
        columns.add(scalars(n));
        for (FrColumn column : columns) {
            G1Affine expected = expected(column);
            for (Kernels tier : tiers) {
                assertEquals(expected, tier.msm(points, column));
            }
        }
    }

    /** (Σ i·k_i)·G. */
    private static G1Affine expected(FrColumn column) {
        List<FrElement> k = FrVector.copyOf(column).toList();
        BigInteger sum = BigInteger.ZERO;
        for (int i = 0; i < k.size(); i++) {
            sum = sum.add(k.get(i).toBigInteger().multiply(BigInteger.valueOf(i)));
        }
        return G1Affine.GENERATOR.toJacobian().mul(sum).toAffine();
    }

    @Test
    void sumsSlices() {
        G1Vector points = multiples(50);
        FrVector scalars = scalars(50);
        for (Kernels tier : tiers) {
            G1Affine first = tier.msm(points.slice(0, 20), scalars.slice(0, 20));
            G1Affine second = tier.msm(points.slice(20, 30), scalars.slice(20, 30));
            G1Jacobian sum = first.toJacobian().addMixed(second);
            assertEquals(tier.msm(points, scalars), sum.toAffine());
        }
    }

    @Test
    void sumsInTheSecondGroup() {
        for (int n : new int[] {0, 1, 2, 9, 40}) {
            G2Vector points = G2Vector.allocate(n);
            FrVector scalars = scalars(n);
            G2Jacobian sum = G2Jacobian.INFINITY;
            G2Jacobian p = G2Affine.GENERATOR.toJacobian();
            for (int i = 0; i < n; i++) {
                points.set(i, i % 5 == 4 ? G2Affine.INFINITY : p.toAffine());
                sum = sum.add(points.get(i).toJacobian().mul(scalars.get(i)));
                p = i % 3 == 0 ? p.neg() : p.twice();
            }
            for (Kernels tier : tiers) {
                assertEquals(sum.toAffine(), tier.msm(points, scalars));
            }
        }
    }

    @Test
    void multipliesAFixedBase() {
        for (int n : new int[] {0, 1, 7, 60}) {
            FrVector scalars = scalars(n);
            if (n > 2) {
                scalars.set(1, FrElement.ZERO);
                scalars.set(2, FrElement.ONE.neg());
            }
            G1Affine p = TestRandom.g1(random);
            G2Affine q = G2Affine.GENERATOR;
            for (Kernels tier : tiers) {
                G1Vector z = G1Vector.allocate(n);
                G2Vector w = G2Vector.allocate(n);
                tier.multiplyBase(z, p, scalars);
                tier.multiplyBase(w, q, scalars);
                for (int i = 0; i < n; i++) {
                    FrElement k = scalars.get(i);
                    assertEquals(p.toJacobian().mul(k).toAffine(), z.get(i));
                    assertEquals(q.toJacobian().mul(k).toAffine(), w.get(i));
                }
                tier.multiplyBase(z, G1Affine.INFINITY, scalars);
                assertEquals(Collections.nCopies(n, G1Affine.INFINITY), z.toList());
            }
        }
    }

    @Test
    void multipliesAFixedBaseByManyScalars() {
        int n = 5000;
        FrVector scalars = scalars(n);
        FrElement weight = TestRandom.fr(random);
        FrVector weights = FrVector.allocate(n);
        for (Kernels tier : tiers) {
            G1Vector z = G1Vector.allocate(n);
            tier.multiplyBase(z, G1Affine.GENERATOR, scalars);
            tier.powers(weights, weight, FrElement.ONE);
            FrElement sum = tier.innerProduct(weights, scalars);
            assertEquals(G1Affine.GENERATOR.toJacobian().mul(sum).toAffine(), tier.msm(z, weights));
        }
    }

    @Test
    void refusesUnequalLengths() {
        for (Kernels tier : tiers) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> tier.msm(G1Vector.allocate(2), FrVector.allocate(3)));
        }
    }
}
