// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class G1Test {
    private final Random random = TestRandom.of(G1Test.class);

    /** Points, their negatives and infinity, several times each with different Z. */
    private List<G1Jacobian> samples() {
        G1Affine p = TestRandom.g1(random);
        List<G1Affine> points =
                List.of(
                        G1Affine.INFINITY,
                        G1Affine.GENERATOR,
                        G1Affine.GENERATOR.neg(),
                        p,
                        p.neg(),
                        p.toJacobian().twice().toAffine());
        List<G1Jacobian> samples = new ArrayList<>();
        for (G1Affine a : points) {
            samples.add(a.toJacobian());
            samples.add(rescale(a));
        }
        long[] odd = new long[12];
        Fp.setOne(odd, 0);
        Fp.setOne(odd, 4);
        samples.add(G1Jacobian.load(odd, 0)); // infinity as (1, 1, 0)
        return samples;
    }

    private G1Jacobian rescale(G1Affine a) {
        FpElement z = TestRandom.fp(random);
        long[] limbs = new long[12];
        a.x().mul(z.square()).store(limbs, 0);
        a.y().mul(z.square().mul(z)).store(limbs, 4);
        (a.isInfinity() ? FpElement.ZERO : z).store(limbs, 8);
        return G1Jacobian.load(limbs, 0);
    }

    @Test
    void addsAndDoublesAsChordAndTangent() {
        for (G1Jacobian x : samples()) {
            var a = AffineOracle.of(x.toAffine());
            assertEquals(AffineOracle.add(a, a), AffineOracle.of(x.twice().toAffine()));
            for (G1Jacobian y : samples()) {
                var b = AffineOracle.of(y.toAffine());
                var sum = AffineOracle.add(a, b);
                assertEquals(sum, AffineOracle.of(x.add(y).toAffine()));
                assertEquals(sum, AffineOracle.of(x.addMixed(y.toAffine()).toAffine()));
            }
        }
    }

    @Test
    void worksInPlace() {
        for (G1Jacobian x : samples()) {
            for (G1Jacobian y : samples()) {
                long[] t = new long[G1.SCRATCH];
                long[] m = new long[32];
                x.store(m, 0);
                y.store(m, 12);
                y.toAffine().store(m, 24);
                long[] left = m.clone();
                G1.addJ(left, 0, left, 0, left, 12, t);
                assertEquals(x.add(y), G1Jacobian.load(left, 0));
                long[] right = m.clone();
                G1.addJ(right, 12, right, 0, right, 12, t);
                assertEquals(x.add(y), G1Jacobian.load(right, 12));
                long[] mixed = m.clone();
                G1.addMixed(mixed, 0, mixed, 0, mixed, 24, t);
                assertEquals(x.add(y), G1Jacobian.load(mixed, 0));
                assertArrayEquals(Arrays.copyOfRange(m, 12, 32), Arrays.copyOfRange(mixed, 12, 32));
            }
            long[] m = new long[12];
            x.store(m, 0);
            G1.addJ(m, 0, m, 0, m, 0, new long[G1.SCRATCH]);
            assertEquals(x.twice(), G1Jacobian.load(m, 0));
            x.store(m, 0);
            G1.doubleJ(m, 0, m, 0, new long[G1.SCRATCH]);
            assertEquals(x.twice(), G1Jacobian.load(m, 0));
            x.store(m, 0);
            G1.toAffine(m, 0, m, 0, new long[G1.SCRATCH]);
            assertEquals(x.toAffine(), G1Affine.load(m, 0));
        }
    }

    @Test
    void multipliesAsRepeatedAddition() {
        G1Affine p = TestRandom.g1(random);
        List<BigInteger> scalars = new ArrayList<>(TestRandom.edges(Fr.MODULUS));
        scalars.add(new BigInteger(254, random));
        for (BigInteger k : scalars) {
            var expected = AffineOracle.mul(AffineOracle.of(p), k);
            assertEquals(expected, AffineOracle.of(p.toJacobian().mul(k).toAffine()));
        }
        assertTrue(G1Jacobian.INFINITY.mul(FrElement.of(5)).isInfinity());
    }

    @Test
    void hasOrderR() {
        G1Jacobian p = TestRandom.g1(random).toJacobian();
        long[] z = new long[12];
        p.store(z, 0);
        long[] r = new long[4];
        for (int i = 0; i < 4; i++) {
            r[i] = Fr.MODULUS.shiftRight(64 * i).longValue();
        }
        G1.mulJ(z, 0, z, 0, r, 0, new long[G1.SCRATCH]);
        assertTrue(G1.isInfinityJ(z, 0));
        assertEquals(p.neg(), p.mul(BigInteger.valueOf(-1)));
    }

    @Test
    void comparesPointsNotCoordinates() {
        List<G1Jacobian> all = samples();
        for (G1Jacobian x : all) {
            for (G1Jacobian y : all) {
                boolean same = x.toAffine().equals(y.toAffine());
                assertEquals(same, x.equals(y));
                assertTrue(!same || x.hashCode() == y.hashCode());
                assertEquals(same, x.add(y.neg()).isInfinity());
            }
        }
        assertNotEquals(G1Affine.GENERATOR, G1Affine.GENERATOR.neg());
    }

    @Test
    void convertsBatchesToAffine() {
        List<G1Jacobian> all = samples();
        long[] x = new long[12 * all.size()];
        long[] z = new long[8 * all.size()];
        for (int i = 0; i < all.size(); i++) {
            all.get(i).store(x, 12 * i);
        }
        G1.batchToAffine(z, 0, x, 0, all.size());
        for (int i = 0; i < all.size(); i++) {
            assertEquals(all.get(i).toAffine(), G1Affine.load(z, 8 * i));
        }
        G1.batchToAffine(z, 0, x, 0, 0);
    }

    @Test
    void knowsItsCurve() {
        long[] t = new long[G1.SCRATCH];
        long[] a = new long[8];
        for (G1Jacobian x : samples()) {
            x.toAffine().store(a, 0);
            assertTrue(G1.isOnCurveAffine(a, 0, t));
            if (!x.isInfinity()) {
                Fp.add(a, 0, a, 0, a, 4);
                assertFalse(G1.isOnCurveAffine(a, 0, t));
            }
            long[] n = new long[8];
            x.toAffine().store(n, 0);
            G1.negAffine(n, 0, n, 0);
            assertEquals(x.toAffine().neg(), G1Affine.load(n, 0));
        }
    }
}
