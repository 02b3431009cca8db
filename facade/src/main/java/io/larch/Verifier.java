// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.bn254.FrElement;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.KzgVerifierKey;
import io.larch.wrapper.WrappedVerifier;
import io.larch.wrapper.WrapperVerifyingKey;

/** Verifies proofs. A method that returns normally has accepted; there is no boolean to forget. */
public final class Verifier {
    private final KzgVerifierKey parameters;
    private final boolean allowPanic;

    /**
     * A verifier.
     *
     * @param parameters [τ] of the reference string under which proofs are made
     * @param allowPanic whether proofs of runs that panicked are accepted
     */
    public Verifier(KzgVerifierKey parameters, boolean allowPanic) {
        this.parameters = parameters;
        this.allowPanic = allowPanic;
    }

    /**
     * Verifies a zkVM proof; then its statement may be relied on.
     *
     * @param programDigest the program that the relying party means
     * @throws InvalidProofException if the proof does not show its statement for that program
     */
    public void verify(FrElement programDigest, Proof proof) throws InvalidProofException {
        new io.larch.zkvm.verifier.Verifier(parameters, allowPanic)
                .verify(programDigest, proof.key(), proof.statement(), proof.proof());
    }

    /**
     * Verifies a wrapped proof under a key that is not for tests; then its statement may be relied
     * on.
     *
     * @param key the verifier's own key, for the same reference string
     * @param programDigest the program that the relying party means
     * @throws InvalidProofException if the proof is of another shape or program, or its group part
     *     fails
     * @throws InvalidGroth16ProofException if the Groth16 proof fails, or the key is for tests
     * @throws IllegalArgumentException if the key is for another reference string
     */
    public void verify(FrElement programDigest, WrappedProof proof, WrapperVerifyingKey key)
            throws InvalidProofException, InvalidGroth16ProofException {
        requireSameString(key);
        WrappedVerifier.verify(key, programDigest, proof.wrapped());
    }

    /**
     * Verifies a wrapped proof, under a key for tests too: then whoever knows its trapdoor may have
     * forged the proof. Ask {@link WrapperVerifyingKey#test} and tell the user.
     *
     * @throws InvalidProofException if the proof is of another shape or program, or its group part
     *     fails
     * @throws InvalidGroth16ProofException if the Groth16 proof fails
     * @throws IllegalArgumentException if the key is for another reference string
     */
    public void verifyAllowingTestKeys(
            FrElement programDigest, WrappedProof proof, WrapperVerifyingKey key)
            throws InvalidProofException, InvalidGroth16ProofException {
        requireSameString(key);
        WrappedVerifier.verifyAllowingTestKeys(key, programDigest, proof.wrapped());
    }

    private void requireSameString(WrapperVerifyingKey key) {
        if (!key.commitments().equals(parameters)) {
            throw new IllegalArgumentException("the key is for another reference string");
        }
    }
}
