// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.VectorPool;
import io.larch.sumcheck.ProverContext;
import io.larch.sumcheck.Srs;

/** Threads, kernels and memory of a prover, shared by everything it does. */
final class Engine implements AutoCloseable {
    private final Parallel parallel;
    private final Kernels kernels;
    private final VectorPool pool = new VectorPool();
    private final PublicParameters parameters;
    private Srs srs;

    Engine(PublicParameters parameters, int threads) {
        this.parameters = parameters;
        this.parallel = new Parallel(threads);
        this.kernels = new JavaKernels(parallel);
    }

    Kernels kernels() {
        return kernels;
    }

    PublicParameters parameters() {
        return parameters;
    }

    /** The reference string with at least 2^n powers. */
    Srs srs(int n) throws PublicParametersException {
        if (srs == null || srs.size() < 1 << n) {
            srs = parameters.load(1 << n, kernels);
        }
        return srs;
    }

    /** A context whose committer has at least 2^n powers. */
    ProverContext context(int n) throws PublicParametersException {
        return new ProverContext(kernels, parallel, pool, srs(n).committer(kernels));
    }

    @Override
    public void close() {
        parallel.close();
    }
}
