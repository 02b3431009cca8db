// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import java.util.List;

/**
 * The two multi-scalar sums of the equation {@code e(L, [1]_2) = e(R, [τ]_2)} that is all the
 * verifier core leaves to group arithmetic. A point may occur in several terms.
 *
 * <p>Soundness: nothing is proved until somebody evaluates both sums and checks the equation.
 *
 * @param left the terms of L
 * @param right the terms of R
 */
public record PairingSums<E>(List<GroupTerm<E>> left, List<GroupTerm<E>> right) {
    /** Copies the lists. */
    public PairingSums {
        left = List.copyOf(left);
        right = List.copyOf(right);
    }
}
