// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import java.util.List;

/** Commits polynomials given by their coefficients. */
@FunctionalInterface
public interface Committer {
    /**
     * {@code [f(τ)]_1} for {@code f(X) = Σ coefficients[i]·X^i}.
     *
     * @param coefficients at most as many as the reference string has powers; small columns are
     *     cheaper than elements
     */
    G1Affine commit(FrColumn coefficients);

    /**
     * Commits a stack of columns: column s holds the coefficients from {@code s·length}.
     *
     * @param columns at least one, all of the same length
     */
    default G1Affine commitStack(List<? extends FrColumn> columns) {
        int length = columns.get(0).size();
        try (FrVector all = FrVector.allocate(Math.multiplyExact(length, columns.size()))) {
            for (int s = 0; s < columns.size(); s++) {
                all.slice(s * length, length).copyFrom(columns.get(s));
            }
            return commit(all);
        }
    }
}
