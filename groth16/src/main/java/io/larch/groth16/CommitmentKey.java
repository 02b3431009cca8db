// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.G2Affine;
import java.util.List;

/**
 * What a verifier needs to know of the commitment of a circuit: a Pedersen key with one secret σ.
 *
 * @param g a random point G
 * @param gSigmaNeg [-σ]G
 * @param committedInputs which public inputs are hashed with the commitment: their wires, ascending
 *     from 1
 */
public record CommitmentKey(G2Affine g, G2Affine gSigmaNeg, List<Integer> committedInputs) {
    /** Copies the list. */
    public CommitmentKey {
        committedInputs = List.copyOf(committedInputs);
    }
}
