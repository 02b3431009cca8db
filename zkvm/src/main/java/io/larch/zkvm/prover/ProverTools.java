// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.sumcheck.ProverContext;
import java.util.List;

/**
 * What the stages work with.
 *
 * @param context kernels, threads, memory
 * @param members maker of the cycle rounds' members
 */
record ProverTools(ProverContext context, CycleMembers members) {

    /** The threads. */
    Parallel parallel() {
        return context.parallel();
    }

    /** The kernels. */
    Kernels kernels() {
        return context.kernels();
    }

    /** A copy of an array in a vector of the pool; the caller closes it. */
    FrVector vector(long[] a) {
        FrVector v = context.pool().take(a.length / Fr.LIMBS);
        v.store(0, a, 0, v.size());
        return v;
    }

    /** {@code scale·eq(point, ·)} in a vector of the pool; the caller closes it. */
    FrVector eqTable(List<FrElement> point, FrElement scale) {
        FrVector z = context.pool().take(1 << point.size());
        kernels().eqTable(z, point, scale);
        return z;
    }
}
