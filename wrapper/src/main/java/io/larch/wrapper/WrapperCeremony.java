// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.groth16.Phase2;
import io.larch.zkvm.shape.ProofShape;
import java.util.Objects;

/**
 * A state of the ceremony that makes the keys of a shape.
 *
 * @param shape the shape that it claims to be for; only a verification tells
 * @param phase2 the contributions so far, and the keys
 */
public record WrapperCeremony(ProofShape shape, Phase2 phase2) {
    /** Validates the components. */
    public WrapperCeremony {
        Objects.requireNonNull(shape);
        Objects.requireNonNull(phase2);
    }
}
