// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

/** A proof that the verifier rejects. */
public final class InvalidGroth16ProofException extends Exception {
    private static final long serialVersionUID = 1L;

    /** Why a proof was rejected. */
    public enum Reason {
        /** The key was made for tests and the caller did not allow such keys. */
        TEST_KEY,
        /** The number of public inputs is not that of the key. */
        PUBLIC_INPUT_COUNT,
        /** The number of commitments is not that of the key. */
        COMMITMENT_COUNT,
        /** The proof of knowledge of a commitment does not hold. */
        COMMITMENT,
        /** A point is not in its group. */
        INVALID_POINT,
        /** The pairing equation does not hold: a wrong proof or wrong public inputs. */
        EQUATION
    }

    private final Reason reason;

    /** Gives the reason and details for people. */
    public InvalidGroth16ProofException(Reason reason, String message) {
        super(reason + ": " + message);
        this.reason = reason;
    }

    /** Why the proof was rejected. */
    public Reason reason() {
        return reason;
    }
}
