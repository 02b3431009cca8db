// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.JavaKernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.VectorPool;

/** Provers' surroundings in tests. */
final class TestContext {
    private TestContext() {}

    static ProverContext threads(int n, Committer committer) {
        Parallel parallel = new Parallel(n);
        return new ProverContext(new JavaKernels(parallel), parallel, new VectorPool(), committer);
    }
}
