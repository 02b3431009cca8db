// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Jacobian;
import io.larch.bn254.Pairing;
import io.larch.groth16.InvalidGroth16ProofException.Reason;
import java.util.List;

/**
 * Accepts iff e(Ar, Bs) = e(α, β) · e(L, γ) · e(Krs, δ) with L = K_0 + Σ x_i K_{i+1}.
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
        checkCounts(key, publicInputs, proof);
        checkPoints(proof);
        G1Affine l = inputPoint(key, publicInputs);
        boolean holds =
                Pairing.productIsOne(
                        List.of(proof.ar(), key.alpha1().neg(), l.neg(), proof.krs().neg()),
                        List.of(proof.bs(), key.beta2(), key.gamma2(), key.delta2()));
        if (!holds) {
            throw new InvalidGroth16ProofException(
                    Reason.EQUATION, "the pairing equation does not hold");
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
        if (!proof.commitments().isEmpty() || !proof.commitmentPok().isInfinity()) {
            throw new InvalidGroth16ProofException(
                    Reason.COMMITMENT_COUNT, "the key has no commitments");
        }
    }

    private static void checkPoints(Groth16Proof proof) throws InvalidGroth16ProofException {
        boolean valid =
                proof.ar().isOnCurve() && proof.krs().isOnCurve() && proof.bs().isInSubgroup();
        if (!valid) {
            throw new InvalidGroth16ProofException(
                    Reason.INVALID_POINT, "a point of the proof is not in its group");
        }
    }

    private static G1Affine inputPoint(VerifyingKey key, List<FrElement> publicInputs) {
        G1Jacobian sum = key.k().get(0).toJacobian();
        for (int i = 0; i < publicInputs.size(); i++) {
            sum = sum.add(key.k().get(i + 1).toJacobian().mul(publicInputs.get(i)));
        }
        return sum.toAffine();
    }
}
