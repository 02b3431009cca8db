// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.VectorPool;
import java.util.Objects;

/**
 * What a prover works with; none of it changes a proof.
 *
 * @param kernels the tier of kernels
 * @param parallel the threads
 * @param pool where vectors come from
 * @param committer the commitment key
 */
public record ProverContext(
        Kernels kernels, Parallel parallel, VectorPool pool, Committer committer) {
    /** Validates the components. */
    public ProverContext {
        Objects.requireNonNull(kernels);
        Objects.requireNonNull(parallel);
        Objects.requireNonNull(pool);
        Objects.requireNonNull(committer);
    }
}
