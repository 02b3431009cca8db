// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrColumn;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Jacobian;
import io.larch.bn254.G1Vector;
import io.larch.bn254.Kernels;
import java.util.List;

/** Commits with the powers of a reference string; one multi-scalar sum for each column. */
final class KzgCommitter implements Committer {
    private final Kernels kernels;
    private final G1Vector powers;

    KzgCommitter(Kernels kernels, G1Vector powers) {
        this.kernels = kernels;
        this.powers = powers;
    }

    @Override
    public G1Affine commit(FrColumn coefficients) {
        return commit(coefficients, 0);
    }

    @Override
    public G1Affine commitStack(List<? extends FrColumn> columns) {
        G1Jacobian sum = G1Jacobian.INFINITY;
        int from = 0;
        for (FrColumn column : columns) {
            if (column.size() != columns.get(0).size()) {
                throw new IllegalArgumentException("columns of a stack differ in length");
            }
            sum = sum.add(commit(column, from).toJacobian());
            from = Math.addExact(from, column.size());
        }
        return sum.toAffine();
    }

    private G1Affine commit(FrColumn column, int from) {
        if (column.size() > powers.size() - from) {
            throw new IllegalArgumentException(
                    "the reference string has " + powers.size() + " powers");
        }
        return kernels.msm(powers.slice(from, column.size()), column);
    }
}
