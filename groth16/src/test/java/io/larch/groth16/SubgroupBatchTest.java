// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.Fp2Element;
import io.larch.bn254.FpElement;
import io.larch.bn254.Fr;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Jacobian;
import io.larch.bn254.G2Vector;
import java.math.BigInteger;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class SubgroupBatchTest {
    /** 2p - r. */
    private static final BigInteger COFACTOR =
            new BigInteger(
                    "21888242871839275222246405745257275088844257914179612981679871602714643921549");

    private static final BigInteger SMALLEST = BigInteger.valueOf(10069);

    private static G2Vector points(int n) {
        G2Vector points = G2Vector.allocate(n);
        for (int i = 0; i < n; i++) {
            G2Jacobian p = G2Affine.GENERATOR.toJacobian().mul(BigInteger.valueOf(17L * i + 1));
            points.set(i, p.toAffine());
        }
        return points;
    }

    /** A point of order 10069: some point of the twist times r and the rest of the cofactor. */
    static G2Affine smallOrder() {
        for (long x = 1; ; x++) {
            Fp2Element e = Fp2Element.of(FpElement.of(x), FpElement.ONE);
            Fp2Element square = e.square().mul(e).add(G2Affine.B);
            if (square.sqrt().isEmpty()) {
                continue;
            }
            long[] limbs = new long[16];
            e.store(limbs, 0);
            square.sqrt().orElseThrow().store(limbs, 8);
            BigInteger k = Fr.MODULUS.multiply(COFACTOR.divide(SMALLEST));
            G2Affine p = times(G2Affine.load(limbs, 0), k);
            if (!p.isInfinity()) {
                return p;
            }
        }
    }

    /** Without reducing k, which is only allowed inside the subgroup. */
    private static G2Affine times(G2Affine p, BigInteger k) {
        G2Jacobian z = G2Jacobian.INFINITY;
        for (int i = k.bitLength() - 1; i >= 0; i--) {
            z = z.twice();
            z = k.testBit(i) ? z.addMixed(p) : z;
        }
        return z.toAffine();
    }

    private static boolean check(G2Vector points) {
        return SubgroupBatch.allInSubgroup(Examples.KERNELS, points, new SecureRandom());
    }

    @Test
    void acceptsPointsOfTheSubgroup() {
        assertTrue(check(points(0)));
        assertTrue(check(points(1)));
        assertTrue(check(points(300)));
    }

    @Test
    void noticesOnePointWithASmallPartOutside() {
        assertEquals(BigInteger.ZERO, COFACTOR.mod(SMALLEST));
        G2Affine small = smallOrder();
        assertTrue(small.isOnCurve());
        assertTrue(times(small, SMALLEST).isInfinity());
        for (int at : new int[] {0, 7, 99}) {
            G2Vector points = points(100);
            points.set(at, points.get(at).toJacobian().addMixed(small).toAffine());
            assertFalse(check(points));
        }
        G2Vector pair = points(2);
        pair.set(0, pair.get(0).toJacobian().addMixed(small).toAffine());
        pair.set(1, pair.get(1).toJacobian().addMixed(small.neg()).toAffine());
        assertFalse(check(pair));
    }
}
