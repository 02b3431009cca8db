// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.verifier;

import io.larch.bn254.Fr;
import io.larch.sumcheck.Batch;
import io.larch.sumcheck.IndexedLookup;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.relation.Stage;
import io.larch.zkvm.relation.Stages;
import io.larch.zkvm.shape.ProofShape;

/**
 * The statistical soundness error of a proof shape, as bits: an upper bound on the probability with
 * which one interactive run accepts a false statement.
 *
 * <p>Besides this there are the combination coefficients of S6 (2^-128), the sponge (about 2^-127)
 * and the discrete logarithm of BN254 (about 2^-100 to 2^-110), which is the limit.
 */
public final class SoundnessBound {
    private SoundnessBound() {}

    /**
     * {@code floor(log2(|F| / n))} for n = the sum of the degrees of everything that must vanish at
     * a random point: rounds, combinations, poles, and the univariate identities of the opening.
     */
    public static int algebraicBits(ProofShape shape) {
        long degrees = 0;
        for (Stage stage : Stages.all(shape)) {
            degrees += rounds(stage.batch());
            int drawn = stage.draws().stream().mapToInt(Stage.Draw::count).sum();
            degrees += drawn + (long) stage.batch().outputs().size();
        }
        IndexedLookup lookup = ProofSchedule.lookup(shape);
        int variables = lookup.columnVariables() + lookup.rowVariables();
        long poles = 1L << variables;
        degrees += 2 * poles + shape.columnCount() * 2L;
        degrees += 3L * variables * (variables + 1) / 2 + 2L * variables;
        degrees += 2L * lookup.pushForwardVariables();
        degrees += 2L * shape.n() + 4L * shape.columnCount();
        degrees += 8L << shape.n();
        return Fr.MODULUS.bitLength() - 1 - (64 - Long.numberOfLeadingZeros(degrees));
    }

    private static long rounds(Batch batch) {
        long sum = 0;
        for (int round = 0; round < batch.rounds(); round++) {
            sum += batch.degree(round);
        }
        return sum;
    }
}
