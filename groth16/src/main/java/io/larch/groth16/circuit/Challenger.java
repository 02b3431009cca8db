// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.FrElement;

/** Commits to wires and hashes the commitment; a prover knows how. */
@FunctionalInterface
public interface Challenger {
    /** For circuits without a commitment. */
    Challenger NONE =
            w -> {
                throw new IllegalStateException("the circuit has a commitment: ask a prover");
            };

    /**
     * The challenge.
     *
     * @param assignment one element per wire, Montgomery limbs, those of the committed wires filled
     *     in; borrowed
     */
    FrElement challenge(long[] assignment);
}
