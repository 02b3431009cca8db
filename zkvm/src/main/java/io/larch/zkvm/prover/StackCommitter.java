// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.G1Affine;
import java.util.List;

/** Commits polynomials given as stacks of columns. */
@FunctionalInterface
interface StackCommitter {
    /**
     * The commitment to the concatenation of the columns, zero-padded.
     *
     * @param columns of one length
     */
    G1Affine commit(List<? extends FrColumn> columns);
}
