// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.sumcheck.Check;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.GroupTerm;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.InvalidProofException.Reason;
import io.larch.sumcheck.KzgVerifierKey;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Points;
import io.larch.wrapper.WrappedProof.Term;
import io.larch.zkvm.shape.ProgramShape;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Verifier of wrapped proofs: recomputes the digests from the given bytes, points and scalars,
 * evaluates {@code e(L, [1]₂) = e(R, [τ]₂)}, and verifies the Groth16 proof with the digests as
 * public inputs.
 *
 * <p>Soundness: by the collision resistance of the digests, points and scalars are exactly those
 * that the circuit absorbed and computed; limbs are taken from canonical coordinates of points on
 * the curve. [1]₁ is a constant of the circuit, [1]₂ of this class; [τ]₂ comes from the verifier's
 * own key. Shape and program digest are the relying party's, never the proof's.
 */
public final class WrappedVerifier {
    private static final String STAGE = "wrap";

    private WrappedVerifier() {}

    /**
     * Verifies a proof under a key that is not for tests.
     *
     * @param key the verifier's own key
     * @param programDigest the program that the relying party means
     * @param proof its statement may be relied on when this method returns
     * @throws InvalidProofException if the proof is of another shape or program, or the group part
     *     fails
     * @throws InvalidGroth16ProofException if the Groth16 proof fails, or the key is for tests
     */
    public static void verify(WrapperVerifyingKey key, FrElement programDigest, WrappedProof proof)
            throws InvalidProofException, InvalidGroth16ProofException {
        if (key.test()) {
            throw new InvalidGroth16ProofException(
                    InvalidGroth16ProofException.Reason.TEST_KEY,
                    "somebody may know a trapdoor of this key; its proofs prove nothing");
        }
        verifyAllowingTestKeys(key, programDigest, proof);
    }

    /**
     * Verifies a proof, under a key for tests too.
     *
     * @throws InvalidProofException if the proof is of another shape or program, or the group part
     *     fails
     * @throws InvalidGroth16ProofException if the Groth16 proof fails
     */
    public static void verifyAllowingTestKeys(
            WrapperVerifyingKey key, FrElement programDigest, WrappedProof proof)
            throws InvalidProofException, InvalidGroth16ProofException {
        checkShape(key, proof);
        if (!proof.programDigest().equals(programDigest)) {
            throw reject(Reason.PROGRAM_DIGEST, "the proof is about another program");
        }
        checkGroup(key.commitments(), proof);
        PublicValues<FrElement> publics = publics(programDigest, proof);
        Groth16Verifier.verifyAllowingTestKeys(key.groth16(), publics.toList(), proof.groth16());
    }

    /**
     * The public inputs of the Groth16 part, recomputed: program digest, input digest, output
     * digest, group digest.
     *
     * @param programDigest the program that the relying party means
     */
    public static List<FrElement> publicInputs(FrElement programDigest, WrappedProof proof) {
        return publics(programDigest, proof).toList();
    }

    private static void checkShape(WrapperVerifyingKey key, WrappedProof proof)
            throws InvalidProofException {
        if (!proof.shape().equals(key.shape())) {
            throw reject(
                    Reason.SHAPE,
                    "the proof has shape "
                            + ShapeCodec.describe(proof.shape())
                            + ", the key is for "
                            + ShapeCodec.describe(key.shape()));
        }
    }

    /** Points on the curve, and the pairing equation. */
    private static void checkGroup(KzgVerifierKey commitments, WrappedProof proof)
            throws InvalidProofException {
        List<G1Affine> points = points(proof);
        for (G1Affine p : points) {
            if (!p.isOnCurve()) {
                throw reject(Reason.GROUP_ELEMENT, "a point is not on the curve");
            }
        }
        commitments.check(sums(proof), points::get, STAGE);
    }

    /** The public inputs, recomputed. */
    private static PublicValues<FrElement> publics(FrElement programDigest, WrappedProof proof) {
        ProgramShape shape = proof.shape().program();
        return PublicValues.of(
                new FrVerifierField(),
                shape,
                programDigest,
                VerifierWitness.words(shape, proof.statement()),
                sums(proof));
    }

    /** The points of L, then those of R. */
    private static List<G1Affine> points(WrappedProof proof) {
        return Stream.concat(proof.left().stream(), proof.right().stream())
                .map(Term::point)
                .toList();
    }

    /** The terms, each with a point of its own: its place in {@link #points}. */
    private static PairingSums<FrElement> sums(WrappedProof proof) {
        return new PairingSums<>(terms(0, proof.left()), terms(proof.left().size(), proof.right()));
    }

    private static List<GroupTerm<FrElement>> terms(int first, List<Term> terms) {
        List<GroupTerm<FrElement>> out = new ArrayList<>();
        for (Term t : terms) {
            out.add(new GroupTerm<>(Points.point(first + out.size(), t.point()), t.scalar()));
        }
        return out;
    }

    private static InvalidProofException reject(Reason reason, String message) {
        return new InvalidProofException(Check.of(reason, STAGE), message);
    }
}
