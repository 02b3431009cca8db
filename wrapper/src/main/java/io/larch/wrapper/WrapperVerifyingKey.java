// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.groth16.VerifyingKey;
import io.larch.sumcheck.KzgVerifierKey;
import io.larch.zkvm.shape.ProofShape;
import java.util.Objects;

/**
 * What the verifier of wrapped proofs of one shape must hold on its own: it takes none of it from a
 * proof.
 *
 * @param shape the proof shape
 * @param groth16 verifying key of the shape's circuit
 * @param commitments the verifier's part of the reference string of the polynomial commitments
 * @param test whether somebody may know a trapdoor of the circuit's key or of the commitments
 */
public record WrapperVerifyingKey(
        ProofShape shape, VerifyingKey groth16, KzgVerifierKey commitments, boolean test) {
    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the key is not of a wrapper circuit, or a test key is not
     *     marked
     */
    public WrapperVerifyingKey {
        Objects.requireNonNull(shape);
        if (groth16.publicInputs() != PublicValues.NAMES.size()
                || groth16.commitment().isPresent()) {
            throw new IllegalArgumentException("not the key of a wrapper circuit");
        }
        Objects.requireNonNull(commitments);
        if (groth16.testKey() && !test) {
            throw new IllegalArgumentException("the test mark was lost");
        }
    }
}
