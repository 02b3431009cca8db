// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.sumcheck.Committer;
import io.larch.sumcheck.KzgVerifierKey;

/** Commits with a known τ: one multiplication of the generator. Tests only. */
public final class TrapdoorCommitter implements Committer {
    private static final int BLOCK = 1024;
    private final FrElement tau;

    /** A committer over τ. */
    public TrapdoorCommitter(FrElement tau) {
        this.tau = tau;
    }

    /** The verifier's part. */
    public KzgVerifierKey verifierKey() {
        return new KzgVerifierKey(G2Affine.GENERATOR.toJacobian().mul(tau).toAffine());
    }

    @Override
    public G1Affine commit(FrColumn coefficients) {
        long[] t = new long[Fr.LIMBS];
        tau.store(t, 0);
        long[] sum = new long[Fr.LIMBS];
        long[] block = new long[Fr.LIMBS * BLOCK];
        int n = coefficients.size();
        for (int from = (n - 1) / BLOCK * BLOCK; from >= 0; from -= BLOCK) {
            int length = Math.min(BLOCK, n - from);
            coefficients.load(from, block, 0, length);
            for (int i = length - 1; i >= 0; i--) {
                Fr.mul(sum, 0, sum, 0, t, 0);
                Fr.add(sum, 0, sum, 0, block, Fr.LIMBS * i);
            }
        }
        return G1Affine.GENERATOR.toJacobian().mul(FrElement.load(sum, 0)).toAffine();
    }
}
