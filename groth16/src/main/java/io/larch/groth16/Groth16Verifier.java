// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Jacobian;
import io.larch.bn254.Pairing;
import io.larch.groth16.InvalidGroth16ProofException.Reason;
import java.util.List;

/**
 * Accepts iff e(Ar, Bs) = e(α, β) · e(L, γ) · e(Krs, δ) with L = K_0 + Σ x_i K_{i+1}. For a circuit
 * with a commitment C the challenge is one more x_i, C is added to L, and the proof of knowledge
 * must satisfy e(C, [-σ]G) · e(PoK, G) = 1.
 *
 * <p>Numbers of inputs and commitments and the groups of all points are checked before any pairing.
 * Public inputs are canonical by their type.
 */
public final class Groth16Verifier {
    private Groth16Verifier() {}

    /**
     * Verifies a proof under a key that is not a test key.
     *
     * @throws InvalidGroth16ProofException unless the proof is valid for the key and these inputs
     */
    public static void verify(VerifyingKey key, List<FrElement> publicInputs, Groth16Proof proof)
            throws InvalidGroth16ProofException {
        if (key.testKey()) {
            throw new InvalidGroth16ProofException(
                    Reason.TEST_KEY, "the trapdoor of this key is known; its proofs prove nothing");
        }
        verifyAllowingTestKeys(key, publicInputs, proof);
    }

    /**
     * Verifies a proof, under a test key too.
     *
     * @throws InvalidGroth16ProofException unless the proof is valid for the key and these inputs
     */
    public static void verifyAllowingTestKeys(
            VerifyingKey key, List<FrElement> publicInputs, Groth16Proof proof)
            throws InvalidGroth16ProofException {
        verifyAllowingTestKeys(key, publicInputs, proof, CommitmentHash.SHA256_XMD);
    }

    /**
     * Verifies a proof, under a test key too.
     *
     * @param hash makes the challenge of a commitment
     * @throws InvalidGroth16ProofException unless the proof is valid for the key and these inputs
     */
    public static void verifyAllowingTestKeys(
            VerifyingKey key, List<FrElement> publicInputs, Groth16Proof proof, CommitmentHash hash)
            throws InvalidGroth16ProofException {
        checkCounts(key, publicInputs, proof);
        checkPoints(proof);
        G1Affine l = inputPoint(key, publicInputs, proof, hash);
        boolean holds =
                Pairing.productIsOne(
                        List.of(proof.ar(), key.alpha1().neg(), l.neg(), proof.krs().neg()),
                        List.of(proof.bs(), key.beta2(), key.gamma2(), key.delta2()));
        if (!holds) {
            throw new InvalidGroth16ProofException(
                    Reason.EQUATION, "the pairing equation does not hold");
        }
        checkKnowledge(key, proof);
    }

    private static void checkKnowledge(VerifyingKey key, Groth16Proof proof)
            throws InvalidGroth16ProofException {
        if (key.commitment().isEmpty()) {
            return;
        }
        CommitmentKey c = key.commitment().get();
        boolean holds =
                Pairing.productIsOne(
                        List.of(proof.commitments().get(0), proof.commitmentPok()),
                        List.of(c.gSigmaNeg(), c.g()));
        if (!holds) {
            throw new InvalidGroth16ProofException(
                    Reason.COMMITMENT, "the proof of knowledge does not hold");
        }
    }

    private static void checkCounts(
            VerifyingKey key, List<FrElement> publicInputs, Groth16Proof proof)
            throws InvalidGroth16ProofException {
        if (publicInputs.size() != key.publicInputs()) {
            throw new InvalidGroth16ProofException(
                    Reason.PUBLIC_INPUT_COUNT,
                    publicInputs.size() + " given, " + key.publicInputs() + " expected");
        }
        int commitments = key.commitment().isPresent() ? 1 : 0;
        if (proof.commitments().size() != commitments
                || (commitments == 0 && !proof.commitmentPok().isInfinity())) {
            throw new InvalidGroth16ProofException(
                    Reason.COMMITMENT_COUNT, "the key has " + commitments + " commitments");
        }
    }

    private static void checkPoints(Groth16Proof proof) throws InvalidGroth16ProofException {
        boolean valid =
                proof.ar().isOnCurve()
                        && proof.krs().isOnCurve()
                        && proof.bs().isInSubgroup()
                        && proof.commitments().stream().allMatch(G1Affine::isOnCurve)
                        && proof.commitmentPok().isOnCurve();
        if (!valid) {
            throw new InvalidGroth16ProofException(
                    Reason.INVALID_POINT, "a point of the proof is not in its group");
        }
    }

    private static G1Affine inputPoint(
            VerifyingKey key,
            List<FrElement> publicInputs,
            Groth16Proof proof,
            CommitmentHash hash) {
        G1Jacobian sum = key.k().get(0).toJacobian();
        for (int i = 0; i < publicInputs.size(); i++) {
            sum = sum.add(key.k().get(i + 1).toJacobian().mul(publicInputs.get(i)));
        }
        if (key.commitment().isPresent()) {
            G1Affine commitment = proof.commitments().get(0);
            List<FrElement> committed =
                    key.commitment().get().committedInputs().stream()
                            .map(wire -> publicInputs.get(wire - 1))
                            .toList();
            G1Jacobian k = key.k().get(publicInputs.size() + 1).toJacobian();
            FrElement challenge = hash.challenge(commitment, committed);
            sum = sum.add(k.mul(challenge)).add(commitment.toJacobian());
        }
        return sum.toAffine();
    }
}
