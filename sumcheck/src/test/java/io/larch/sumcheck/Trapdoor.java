// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1;
import io.larch.bn254.G1Affine;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * KZG by whoever knows τ: commitments cost one scalar multiplication, and a pairing equation is an
 * equation between the discrete logarithms that were noted.
 */
final class Trapdoor implements Committer {
    final FrElement tau;
    private final Map<List<FrElement>, FrElement> logarithms = new HashMap<>();

    Trapdoor(FrElement tau) {
        this.tau = tau;
        logarithms.put(Points.limbs(G1Affine.GENERATOR), FrElement.ONE);
        logarithms.put(Points.limbs(G1Affine.INFINITY), FrElement.ZERO);
    }

    @Override
    public G1Affine commit(FrColumn coefficients) {
        return point(Univariate.evaluate(FrVector.copyOf(coefficients).toList(), tau));
    }

    /** {@code x·[1]_1}, noted. */
    G1Affine point(FrElement x) {
        long[] p = new long[G1.JACOBIAN_LIMBS];
        long[] a = new long[G1.AFFINE_LIMBS];
        long[] t = new long[G1.SCRATCH];
        G1Affine.GENERATOR.store(a, 0);
        G1.fromAffine(p, 0, a, 0);
        G1.mulJ(p, 0, p, 0, limbs(x.toBigInteger()), 0, t);
        G1.toAffine(a, 0, p, 0, t);
        G1Affine point = G1Affine.load(a, 0);
        logarithms.put(Points.limbs(point), x);
        return point;
    }

    private static long[] limbs(BigInteger v) {
        long[] out = new long[4];
        for (int i = 0; i < 4; i++) {
            out[i] = v.shiftRight(64 * i).longValue();
        }
        return out;
    }

    /** Whether {@code e(L, [1]_2) = e(R, [τ]_2)}. */
    boolean holds(PairingSums<FrElement> sums) {
        return sum(sums.left()).equals(tau.mul(sum(sums.right())));
    }

    private FrElement sum(List<GroupTerm<FrElement>> terms) {
        FrElement sum = FrElement.ZERO;
        for (GroupTerm<FrElement> term : terms) {
            FrElement log = logarithms.get(term.point().limbs());
            if (log == null) {
                throw new IllegalStateException("a point of unknown logarithm");
            }
            sum = sum.add(log.mul(term.scalar()));
        }
        return sum;
    }
}
