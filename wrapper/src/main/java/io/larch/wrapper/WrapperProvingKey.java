// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.groth16.ProvingKey;
import io.larch.zkvm.shape.ProofShape;
import java.util.Objects;

/**
 * What wrapping proofs of one shape needs.
 *
 * @param shape the proof shape
 * @param groth16 proving key of the shape's circuit
 */
public record WrapperProvingKey(ProofShape shape, ProvingKey groth16) {
    /**
     * Validates the components.
     *
     * @throws IllegalArgumentException if the key is not of a wrapper circuit
     */
    public WrapperProvingKey {
        Objects.requireNonNull(shape);
        if (groth16.publicWires() != 1 + PublicValues.NAMES.size()) {
            throw new IllegalArgumentException("not the key of a wrapper circuit");
        }
    }

    /** Whether somebody knows the trapdoor. */
    public boolean test() {
        return groth16.testKey();
    }
}
