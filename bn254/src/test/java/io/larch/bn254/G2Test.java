// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class G2Test {
    private static final int J = G2.JACOBIAN_LIMBS;
    private static final int A = G2.AFFINE_LIMBS;

    private final Random random = TestRandom.of(G2Test.class);

    /** Points, their negatives and infinity, with different Z; one is not in the subgroup. */
    private List<G2Jacobian> samples() {
        G2Affine p = TestRandom.twist(random).toAffine();
        List<G2Affine> points =
                List.of(
                        G2Affine.INFINITY,
                        G2Affine.GENERATOR,
                        G2Affine.GENERATOR.neg(),
                        p,
                        p.neg(),
                        p.toJacobian().twice().toAffine());
        List<G2Jacobian> samples = new ArrayList<>();
        for (G2Affine a : points) {
            samples.add(a.toJacobian());
            samples.add(rescale(a));
        }
        long[] odd = new long[J];
        Fp2.setOne(odd, 0);
        Fp2.setOne(odd, Fp2.LIMBS);
        samples.add(G2Jacobian.load(odd, 0)); // infinity as (1, 1, 0)
        return samples;
    }

    private G2Jacobian rescale(G2Affine a) {
        Fp2Element z = TestRandom.fp2(random);
        long[] limbs = new long[J];
        a.x().mul(z.square()).store(limbs, 0);
        a.y().mul(z.square().mul(z)).store(limbs, Fp2.LIMBS);
        (a.isInfinity() ? Fp2Element.ZERO : z).store(limbs, 2 * Fp2.LIMBS);
        return G2Jacobian.load(limbs, 0);
    }

    /** The textbook group law. */
    private static G2Affine chordOrTangent(G2Affine p, G2Affine q) {
        if (p.isInfinity() || q.isInfinity()) {
            return p.isInfinity() ? q : p;
        }
        if (p.equals(q.neg())) {
            return G2Affine.INFINITY;
        }
        Fp2Element slope =
                p.equals(q)
                        ? p.x().square().mul(FpElement.of(3)).mul(p.y().twice().inverse())
                        : q.y().sub(p.y()).mul(q.x().sub(p.x()).inverse());
        Fp2Element x = slope.square().sub(p.x()).sub(q.x());
        long[] z = new long[A];
        x.store(z, 0);
        slope.mul(p.x().sub(x)).sub(p.y()).store(z, Fp2.LIMBS);
        return G2Affine.load(z, 0);
    }

    @Test
    void addsAndDoublesAsChordAndTangent() {
        for (G2Jacobian x : samples()) {
            assertEquals(chordOrTangent(x.toAffine(), x.toAffine()), x.twice().toAffine());
            for (G2Jacobian y : samples()) {
                G2Affine sum = chordOrTangent(x.toAffine(), y.toAffine());
                assertEquals(sum, x.add(y).toAffine());
                assertEquals(sum, x.addMixed(y.toAffine()).toAffine());
            }
        }
    }

    @Test
    void worksInPlace() {
        long[] t = new long[G2.SCRATCH];
        for (G2Jacobian x : samples()) {
            for (G2Jacobian y : samples()) {
                long[] m = new long[2 * J + A];
                x.store(m, 0);
                y.store(m, J);
                y.toAffine().store(m, 2 * J);
                long[] left = m.clone();
                G2.addJ(left, 0, left, 0, left, J, t);
                assertEquals(x.add(y), G2Jacobian.load(left, 0));
                long[] right = m.clone();
                G2.addJ(right, J, right, 0, right, J, t);
                assertEquals(x.add(y), G2Jacobian.load(right, J));
                long[] mixed = m.clone();
                G2.addMixed(mixed, 0, mixed, 0, mixed, 2 * J, t);
                assertEquals(x.add(y), G2Jacobian.load(mixed, 0));
                assertArrayEquals(
                        Arrays.copyOfRange(m, J, m.length), Arrays.copyOfRange(mixed, J, m.length));
            }
            long[] m = new long[J];
            x.store(m, 0);
            G2.addJ(m, 0, m, 0, m, 0, t);
            assertEquals(x.twice(), G2Jacobian.load(m, 0));
            x.store(m, 0);
            G2.doubleJ(m, 0, m, 0, t);
            assertEquals(x.twice(), G2Jacobian.load(m, 0));
            x.store(m, 0);
            G2.toAffine(m, 0, m, 0, t);
            assertEquals(x.toAffine(), G2Affine.load(m, 0));
        }
    }

    @Test
    void multipliesAsRepeatedAddition() {
        G2Jacobian p = TestRandom.twist(random);
        List<BigInteger> scalars = new ArrayList<>(TestRandom.edges(Fr.MODULUS));
        scalars.add(new BigInteger(253, random));
        for (BigInteger k : scalars) {
            assertEquals(TestRandom.multiply(p, k), p.mul(k));
        }
        assertTrue(G2Jacobian.INFINITY.mul(FrElement.of(5)).isInfinity());
    }

    @Test
    void comparesPointsNotCoordinates() {
        List<G2Jacobian> all = samples();
        for (G2Jacobian x : all) {
            for (G2Jacobian y : all) {
                boolean same = x.toAffine().equals(y.toAffine());
                assertEquals(same, x.equals(y));
                assertTrue(!same || x.hashCode() == y.hashCode());
                assertEquals(same, x.add(y.neg()).isInfinity());
            }
        }
    }

    @Test
    void convertsBatchesToAffine() {
        List<G2Jacobian> all = samples();
        long[] x = new long[J * all.size()];
        long[] z = new long[A * all.size()];
        for (int i = 0; i < all.size(); i++) {
            all.get(i).store(x, J * i);
        }
        G2.batchToAffine(z, 0, x, 0, all.size());
        for (int i = 0; i < all.size(); i++) {
            assertEquals(all.get(i).toAffine(), G2Affine.load(z, A * i));
        }
        G2.batchToAffine(z, 0, x, 0, 0);
    }

    @Test
    void knowsItsTwist() {
        long[] t = new long[G2.SCRATCH];
        long[] a = new long[A];
        for (G2Jacobian x : samples()) {
            x.toAffine().store(a, 0);
            assertTrue(G2.isOnCurveAffine(a, 0, t));
            if (!x.isInfinity()) {
                Fp2.add(a, 0, a, 0, a, Fp2.LIMBS);
                assertFalse(G2.isOnCurveAffine(a, 0, t));
            }
            long[] n = new long[A];
            x.toAffine().store(n, 0);
            G2.negAffine(n, 0, n, 0);
            assertEquals(x.toAffine().neg(), G2Affine.load(n, 0));
        }
    }

    @Test
    void subgroupIsTheKernelOfR() {
        assertTrue(G2Jacobian.INFINITY.isInSubgroup());
        assertTrue(G2Affine.GENERATOR.isInSubgroup());
        for (int i = 0; i < 5; i++) {
            G2Jacobian outside = TestRandom.twist(random);
            G2Jacobian inside = TestRandom.g2(random).toJacobian();
            assertFalse(outside.isInSubgroup());
            assertFalse(TestRandom.multiply(outside, Fr.MODULUS).isInfinity());
            assertTrue(inside.isInSubgroup());
            assertTrue(TestRandom.multiply(inside, Fr.MODULUS).isInfinity());
            assertFalse(inside.isInfinity());
            // Points of an order dividing the cofactor, alone and mixed with one of G2.
            G2Jacobian cofactorOnly = TestRandom.multiply(outside, Fr.MODULUS);
            assertFalse(cofactorOnly.isInSubgroup());
            assertFalse(cofactorOnly.add(inside).isInSubgroup());
        }
    }

    /**
     * The test of the subgroup is exact: {@code (x+1) + xψ + xψ² - 2xψ³} as a number of Z[ψ] with
     * {@code ψ² = tψ - p} has a norm that shares the factor r, and no other, with the order of the
     * twist.
     */
    @Test
    void subgroupTestHasNoOtherKernel() {
        BigInteger x = Pairing.SEED;
        BigInteger p = Fp.MODULUS;
        BigInteger r = Fr.MODULUS;
        BigInteger t = p.add(BigInteger.ONE).subtract(r);
        // ψ³ = (t² - p)ψ - tp
        BigInteger cubic = x.shiftLeft(1).negate();
        BigInteger b = x.add(x.multiply(t)).add(cubic.multiply(t.multiply(t).subtract(p)));
        BigInteger a =
                x.add(BigInteger.ONE)
                        .subtract(x.multiply(p))
                        .subtract(cubic.multiply(t).multiply(p));
        BigInteger norm =
                a.multiply(a).add(a.multiply(b).multiply(t)).add(b.multiply(b).multiply(p));
        BigInteger order = r.multiply(p.shiftLeft(1).subtract(r));
        assertEquals(r, norm.gcd(order));
    }

    @Test
    void psiIsMultiplicationByPOnTheSubgroup() {
        G2Jacobian p = TestRandom.g2(random).toJacobian();
        assertEquals(TestRandom.multiply(p, Fp.MODULUS), p.psi());
        assertEquals(p.psi().toAffine(), p.toAffine().psi());
        G2Jacobian q = TestRandom.twist(random);
        assertEquals(q.psi().add(p.psi()), q.add(p).psi());
        assertTrue(G2Jacobian.INFINITY.psi().isInfinity());
        assertTrue(G2Affine.INFINITY.psi().isInfinity());
    }
}
