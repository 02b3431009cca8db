// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrColumn;
import io.larch.bn254.G1Affine;

/** Commits polynomials given by their coefficients. */
@FunctionalInterface
public interface Committer {
    /**
     * {@code [f(τ)]_1} for {@code f(X) = Σ coefficients[i]·X^i}.
     *
     * @param coefficients at most as many as the reference string has powers
     */
    G1Affine commit(FrColumn coefficients);
}
