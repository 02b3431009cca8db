// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.zkvm.shape.ProofShape;

/** Keys of one proof shape used for a proof of another. */
public final class KeyMismatchException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient ProofShape keys;
    private final transient ProofShape proof;

    /** Names both shapes. */
    public KeyMismatchException(ProofShape keys, ProofShape proof) {
        super(
                "the keys are for proofs of shape "
                        + ShapeCodec.describe(keys)
                        + ", this proof has shape "
                        + ShapeCodec.describe(proof)
                        + ": make keys for it, or prove with the shape of the keys");
        this.keys = keys;
        this.proof = proof;
    }

    /** The shape of the keys. */
    public ProofShape keys() {
        return keys;
    }

    /** The shape of the proof. */
    public ProofShape proof() {
        return proof;
    }
}
