// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.zkvm.shape.ProofShape;

/** Keys that do not fit a proof, a circuit or each other. The message says what to do. */
public final class KeyMismatchException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Keys for proofs of one shape, used for a proof of another. */
    public KeyMismatchException(ProofShape keys, ProofShape proof) {
        super(
                "the keys are for proofs of shape "
                        + ShapeCodec.describe(keys)
                        + ", this proof has shape "
                        + ShapeCodec.describe(proof)
                        + ": make keys for it, or prove with the shape of the keys");
    }

    /** Keys of the right shape that do not belong together or to this version of the circuit. */
    public KeyMismatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
