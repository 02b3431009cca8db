// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.Kernels;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.groth16.ProvingKey;
import io.larch.sumcheck.GroupTerm;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Point;
import io.larch.wrapper.WrappedProof.Term;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.Verifier;
import java.security.SecureRandom;
import java.util.List;

/**
 * Wraps zkVM proofs of one shape: verifies the proof, replays the verifier in the circuit, proves
 * the circuit.
 *
 * <p>The result is not zero knowledge: its points and scalars are functions of the trace.
 */
public final class Wrapper {
    private final WrapperCircuit circuit;
    private final WrapperVerifyingKey key;
    private final Groth16Prover prover;

    /**
     * A wrapper for one shape.
     *
     * @param random where the blinders of Groth16 come from
     * @throws KeyMismatchException if the keys are for another shape than the circuit, or the
     *     proving key is for another circuit
     */
    public Wrapper(Kernels kernels, WrapperCircuit circuit, WrapperKeys keys, SecureRandom random)
            throws KeyMismatchException {
        requireShape(keys, circuit.shape());
        this.circuit = circuit;
        this.key = keys.verifying();
        this.prover = prover(kernels, circuit, keys.proving().groth16(), random);
    }

    private static Groth16Prover prover(
            Kernels kernels, WrapperCircuit circuit, ProvingKey key, SecureRandom random)
            throws KeyMismatchException {
        try {
            return new Groth16Prover(kernels, circuit.circuit().r1cs(), key, random);
        } catch (IllegalArgumentException e) {
            throw new KeyMismatchException(e.getMessage() + ": make new keys", e);
        }
    }

    /**
     * Checks that keys are for a shape, before the work of recording its circuit.
     *
     * @throws KeyMismatchException if they are not
     */
    public static void requireShape(WrapperKeys keys, ProofShape shape)
            throws KeyMismatchException {
        if (!keys.shape().equals(shape)) {
            throw new KeyMismatchException(keys.shape(), shape);
        }
    }

    /**
     * Wraps a proof.
     *
     * @param program the key of the proved program
     * @param statement what the proof shows; a run that finished without panic
     * @throws KeyMismatchException if the proof is of another shape, or the keys do not belong
     *     together
     * @throws InvalidProofException if the proof does not show the statement, or the run panicked
     */
    public WrappedProof wrap(ProgramKey program, Statement statement, ZkvmProof proof)
            throws KeyMismatchException, InvalidProofException {
        requireShape(program, proof);
        WrapperInputs inputs = WrapperInputs.of(key.commitments(), program, statement, proof);
        PairingSums<FrElement> sums = inputs.sums();
        long[] assignment = circuit.circuit().program().solve(inputs.publics(), inputs.privates());
        Groth16Proof groth16 = prover.prove(assignment);
        List<G1Affine> points = Verifier.points(program, proof);
        WrappedProof wrapped =
                new WrappedProof(
                        circuit.shape(),
                        program.digest(),
                        statement,
                        groth16,
                        terms(sums.left(), points),
                        terms(sums.right(), points));
        requireAccepted(wrapped);
        return wrapped;
    }

    /** Catches keys of different setups and keys made for another version of the circuit. */
    private void requireAccepted(WrappedProof wrapped)
            throws KeyMismatchException, InvalidProofException {
        try {
            WrappedVerifier.verifyAllowingTestKeys(key, wrapped.programDigest(), wrapped);
        } catch (InvalidGroth16ProofException e) {
            throw new KeyMismatchException(
                    "proving and verifying key are not of one setup, or of another version of the"
                            + " circuit: make new keys",
                    e);
        }
    }

    /** The proof's shape is that of its program and t. */
    private void requireShape(ProgramKey program, ZkvmProof proof) throws KeyMismatchException {
        if (!program.shape().equals(circuit.shape().program())
                || proof.t() != circuit.shape().t()) {
            int t = Math.max(1, Math.min(proof.t(), ProofShape.MAX_T));
            throw new KeyMismatchException(circuit.shape(), ProofShape.of(program.shape(), t));
        }
    }

    /** The terms of a sum with the points that they refer to. */
    static List<Term> terms(List<GroupTerm<FrElement>> terms, List<G1Affine> points) {
        return terms.stream().map(t -> new Term(resolve(t.point(), points), t.scalar())).toList();
    }

    private static G1Affine resolve(Point<FrElement> point, List<G1Affine> points) {
        int index = point.index();
        return index == Point.GENERATOR ? G1Affine.GENERATOR : points.get(index);
    }
}
