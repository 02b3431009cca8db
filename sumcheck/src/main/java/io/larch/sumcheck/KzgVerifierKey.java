// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Jacobian;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Pairing;
import io.larch.sumcheck.InvalidProofException.Reason;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/**
 * What a KZG verifier needs of a structured reference string: [τ]_2. The generators are those of
 * {@link G1Affine} and {@link G2Affine}.
 *
 * @param tau [τ]_2, a point of G2 and not infinity
 */
public record KzgVerifierKey(G2Affine tau) {
    /** Validates the component. */
    public KzgVerifierKey {
        Objects.requireNonNull(tau);
        if (tau.isInfinity()) {
            throw new IllegalArgumentException("τ is zero");
        }
    }

    /**
     * Demands {@code e(L, [1]_2) = e(R, [τ]_2)}.
     *
     * @param points the group elements by {@link Point#index}; the generator is not asked for
     */
    public void check(PairingSums<FrElement> sums, IntFunction<G1Affine> points, String stage)
            throws InvalidProofException {
        G1Affine left = sum(sums.left(), points);
        G1Affine right = sum(sums.right(), points).neg();
        if (!Pairing.productIsOne(List.of(left, right), List.of(G2Affine.GENERATOR, tau))) {
            throw new InvalidProofException(
                    Check.of(Reason.PAIRING, stage), "the pairing equation fails");
        }
    }

    /** {@code Σ scalar·point}. */
    private static G1Affine sum(List<GroupTerm<FrElement>> terms, IntFunction<G1Affine> points) {
        G1Jacobian sum = G1Jacobian.INFINITY;
        for (GroupTerm<FrElement> term : terms) {
            int index = term.point().index();
            G1Affine p = index == Point.GENERATOR ? G1Affine.GENERATOR : points.apply(index);
            sum = sum.add(p.toJacobian().mul(term.scalar()));
        }
        return sum.toAffine();
    }
}
