// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.groth16.VerifyingKey;
import io.larch.groth16.circuit.Circuit;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.KzgVerifierKey;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Srs;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.verifier.Verifier;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrappedVerifierTest {
    @Test
    void acceptsWrappedProofsOfTwoProgramsUnderOneKey() throws Exception {
        WrappedVerifier.verifyAllowingTestKeys(
                Fixture.keys().verifying(),
                Fixture.tripled().program().digest(),
                Fixture.wrapped());
        WrappedVerifier.verifyAllowingTestKeys(
                Fixture.keys().verifying(),
                Fixture.squared().program().digest(),
                Fixture.wrappedSquare());
    }

    /**
     * A cheating prover alters the last point that it sends, W'. No check of the circuit depends on
     * it, so there is a valid Groth16 proof; the pairing equation outside refutes it.
     */
    @Test
    void rejectsAProofThatOnlyThePairingEquationRefutes() throws Exception {
        Fixture.Proved honest = Fixture.tripled();
        ZkvmProof p = honest.proof();
        List<G1Affine> points = new ArrayList<>(p.points());
        points.set(points.size() - 1, points.get(points.size() - 1).neg());
        ZkvmProof proof = new ZkvmProof(p.t(), points, p.scalars());
        Fixture.Proved altered = new Fixture.Proved(honest.program(), honest.statement(), proof);
        FrElement digest = honest.program().digest();
        VerifierWitness<FrElement> witness = altered.witness();
        LenientField field = new LenientField();
        PairingSums<FrElement> sums = Fixture.verify(field, digest, witness);
        assertTrue(field.failed().isEmpty());
        PublicValues<FrElement> publics =
                PublicValues.of(field, Fixture.SHAPE.program(), digest, witness.ioWords(), sums);
        Circuit circuit = Fixture.circuit().circuit();
        Groth16Proof groth16 =
                new Groth16Prover(
                                Fixture.KERNELS,
                                circuit.r1cs(),
                                Fixture.keys().proving().groth16(),
                                new SecureRandom())
                        .prove(circuit.program().solve(publics.toList(), witness.flatten()));
        Groth16Verifier.verifyAllowingTestKeys(
                Fixture.keys().verifying().groth16(), publics.toList(), groth16);
        List<G1Affine> all = Verifier.points(honest.program(), proof);
        WrappedProof wrapped =
                new WrappedProof(
                        Fixture.SHAPE,
                        digest,
                        honest.statement(),
                        groth16,
                        Wrapper.terms(sums.left(), all),
                        Wrapper.terms(sums.right(), all));
        InvalidProofException e =
                assertThrows(
                        InvalidProofException.class,
                        () ->
                                WrappedVerifier.verifyAllowingTestKeys(
                                        Fixture.keys().verifying(), digest, wrapped));
        assertEquals(InvalidProofException.Reason.PAIRING, e.reason());
    }

    /** The same keys without their marks, as if nobody knew the trapdoors. */
    @Test
    void acceptsInProductionUnderUnmarkedKeys() throws Exception {
        VerifyingKey k = Fixture.keys().verifying().groth16();
        VerifyingKey unmarked =
                new VerifyingKey(
                        k.alpha1(),
                        k.beta1(),
                        k.beta2(),
                        k.gamma2(),
                        k.delta1(),
                        k.delta2(),
                        k.k(),
                        k.commitment(),
                        false);
        WrapperVerifyingKey key =
                new WrapperVerifyingKey(Fixture.SHAPE, unmarked, Fixture.SRS.verifierKey(), false);
        WrappedVerifier.verify(key, Fixture.tripled().program().digest(), Fixture.wrapped());
    }

    /** No decoder makes such a point, but limbs can be loaded unchecked. */
    @Test
    void rejectsAPointOffTheCurve() {
        WrappedProof honest = Fixture.wrapped();
        long[] limbs = new long[8];
        honest.left().get(0).point().store(limbs, 0);
        limbs[0] ^= 1;
        List<WrappedProof.Term> left = new ArrayList<>(honest.left());
        left.set(0, new WrappedProof.Term(G1Affine.load(limbs, 0), left.get(0).scalar()));
        WrappedProof bad =
                new WrappedProof(
                        honest.shape(),
                        honest.programDigest(),
                        honest.statement(),
                        honest.groth16(),
                        left,
                        honest.right());
        InvalidProofException e =
                assertThrows(
                        InvalidProofException.class,
                        () ->
                                WrappedVerifier.verifyAllowingTestKeys(
                                        Fixture.keys().verifying(), honest.programDigest(), bad));
        assertEquals(InvalidProofException.Reason.GROUP_ELEMENT, e.reason());
    }

    /** The verifier's [τ]₂ is its own. */
    @Test
    void rejectsUnderAnotherReferenceString() {
        WrapperVerifyingKey key = Fixture.keys().verifying();
        KzgVerifierKey other = Srs.insecure(4, 2, Fixture.KERNELS).verifierKey();
        WrapperVerifyingKey wrong =
                new WrapperVerifyingKey(key.shape(), key.groth16(), other, true);
        InvalidProofException e =
                assertThrows(
                        InvalidProofException.class,
                        () ->
                                WrappedVerifier.verifyAllowingTestKeys(
                                        wrong,
                                        Fixture.tripled().program().digest(),
                                        Fixture.wrapped()));
        assertEquals(InvalidProofException.Reason.PAIRING, e.reason());
    }

    @Test
    void refusesTestKeysInProduction() {
        InvalidGroth16ProofException e =
                assertThrows(
                        InvalidGroth16ProofException.class,
                        () ->
                                WrappedVerifier.verify(
                                        Fixture.keys().verifying(),
                                        Fixture.tripled().program().digest(),
                                        Fixture.wrapped()));
        assertEquals(InvalidGroth16ProofException.Reason.TEST_KEY, e.reason());
    }
}
