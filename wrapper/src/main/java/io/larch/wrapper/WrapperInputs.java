// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.KzgVerifierKey;
import io.larch.sumcheck.PairingSums;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.Verifier;
import java.util.List;

/**
 * What the circuit of a shape is given to show that a zkVM proof holds.
 *
 * <p>The private inputs are the proof, which says as much about the private input of its run as the
 * proof itself.
 *
 * @param publics the public inputs, in order
 * @param privates the private inputs, in order
 * @param sums the pairing equation that is left to group arithmetic
 */
public record WrapperInputs(
        List<FrElement> publics, List<FrElement> privates, PairingSums<FrElement> sums) {
    /** Copies the lists. */
    public WrapperInputs {
        publics = List.copyOf(publics);
        privates = List.copyOf(privates);
    }

    /**
     * The inputs that belong to a proof, which is verified first.
     *
     * @param commitments the verifier's part of the reference string of the proof
     * @param program the key of the proved program
     * @param statement what the proof shows; a run that finished without panic
     * @throws InvalidProofException if the proof does not show the statement, or the run panicked
     */
    public static WrapperInputs of(
            KzgVerifierKey commitments, ProgramKey program, Statement statement, ZkvmProof proof)
            throws InvalidProofException {
        FrElement digest = program.digest();
        Verifier verifier = new Verifier(commitments, false);
        verifier.verify(digest, program, statement, proof);
        PairingSums<FrElement> sums = verifier.reduce(digest, program, statement, proof);
        ProofShape shape = ProofShape.of(program.shape(), proof.t());
        VerifierWitness<FrElement> witness = VerifierWitness.of(shape, program, statement, proof);
        PublicValues<FrElement> publics =
                PublicValues.of(
                        new FrVerifierField(), shape.program(), digest, witness.ioWords(), sums);
        return new WrapperInputs(publics.toList(), witness.flatten(), sums);
    }
}
