// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.sumcheck.InvalidProofException;
import io.larch.wrapper.WrappedProof.Term;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is changed, exchanged or moved in a wrapped proof, it is rejected. */
class WrappedProofTamperTest {
    private static final WrappedProof HONEST = Fixture.wrapped();
    private static final WrappedProof OTHER = Fixture.wrappedSquare();
    private static final FrElement DIGEST = Fixture.tripled().program().digest();

    @Test
    void acceptsTheHonestProof() {
        assertDoesNotThrow(() -> verify(HONEST));
    }

    @Test
    void rejectsEveryAlteredLeaf() {
        List<Leaves.Altered<WrappedProof>> all = Leaves.alter(HONEST, WrappedProof.class);
        for (Leaves.Altered<WrappedProof> a : all) {
            assertRejected(a.value(), a.path());
        }
        for (String part : parts()) {
            assertTrue(all.stream().anyMatch(a -> a.path().startsWith(part)), part);
        }
    }

    /** Every component of the proof has a leaf that was altered. */
    private static List<String> parts() {
        List<String> parts = new ArrayList<>();
        for (var c : WrappedProof.class.getRecordComponents()) {
            parts.add("." + c.getName());
        }
        for (var c : Groth16Proof.class.getRecordComponents()) {
            parts.add(".groth16." + c.getName());
        }
        for (var c : ProofShape.class.getRecordComponents()) {
            parts.add(".shape." + c.getName());
        }
        for (String sum : List.of("left", "right")) {
            int n = sum.equals("left") ? HONEST.left().size() : HONEST.right().size();
            for (int i = 0; i < n; i++) {
                parts.add("." + sum + "[" + i + "].point");
                parts.add("." + sum + "[" + i + "].scalar");
            }
        }
        return parts;
    }

    @Test
    void rejectsExchangedNeighbours() {
        for (int i = 0; i + 1 < HONEST.left().size(); i++) {
            List<Term> terms = HONEST.left();
            Term a = terms.get(i);
            Term b = terms.get(i + 1);
            if (!a.point().equals(b.point())) {
                Term ab = new Term(a.point(), b.scalar());
                Term ba = new Term(b.point(), a.scalar());
                assertRejected(withLeft(set(set(terms, i, ab), i + 1, ba)), "scalars at " + i);
            }
            List<Term> permuted = new ArrayList<>(terms);
            Collections.swap(permuted, i, i + 1);
            if (!permuted.equals(terms)) {
                InvalidGroth16ProofException e =
                        assertThrows(
                                InvalidGroth16ProofException.class,
                                () -> verify(withLeft(permuted)),
                                "the sums are the same, the order is not");
                assertEquals(InvalidGroth16ProofException.Reason.EQUATION, e.reason());
            }
        }
    }

    /** The pairing equation holds for all of these; only the group digest tells them apart. */
    @Test
    void rejectsOtherTermsWithTheSameSums() {
        List<Term> left = HONEST.left();
        List<Term> more = new ArrayList<>(left);
        more.add(new Term(G1Affine.GENERATOR, FrElement.ZERO));
        Term t = left.get(0);
        FrElement half = t.scalar().sub(FrElement.ONE);
        List<Term> split = new ArrayList<>(set(left, 0, new Term(t.point(), half)));
        split.add(1, new Term(t.point(), FrElement.ONE));
        Term negated = new Term(t.point().neg(), t.scalar().neg());
        List<List<Term>> sums = List.of(more, split, set(left, 0, negated));
        for (List<Term> terms : sums) {
            assertThrows(InvalidGroth16ProofException.class, () -> verify(withLeft(terms)));
        }
        List<Term> nothing = List.of();
        assertThrows(
                InvalidGroth16ProofException.class,
                () -> verify(with(HONEST.statement(), HONEST.groth16(), nothing, nothing)),
                "0 = 0 proves nothing");
    }

    @Test
    void rejectsPartsOfAnotherProof() {
        assertRejected(
                with(HONEST.statement(), OTHER.groth16(), HONEST.left(), HONEST.right()),
                "Groth16 proof of another program");
        assertRejected(
                with(HONEST.statement(), HONEST.groth16(), OTHER.left(), OTHER.right()),
                "terms of another program");
        assertRejected(
                with(OTHER.statement(), OTHER.groth16(), OTHER.left(), OTHER.right()),
                "another program's proof under this digest");
    }

    @Test
    void rejectsAnotherProgram() {
        InvalidProofException e =
                assertThrows(
                        InvalidProofException.class,
                        () ->
                                WrappedVerifier.verifyAllowingTestKeys(
                                        Fixture.keys().verifying(), OTHER.programDigest(), HONEST));
        assertEquals(InvalidProofException.Reason.PROGRAM_DIGEST, e.reason());
    }

    @Test
    void acceptsARerandomisedProofOfTheSameRun() throws Exception {
        Fixture.Proved p = Fixture.tripled();
        WrappedProof again = Fixture.wrapper().wrap(p.program(), p.statement(), p.proof());
        assertFalse(again.groth16().equals(HONEST.groth16()));
        assertDoesNotThrow(() -> verify(again));
        assertDoesNotThrow(
                () ->
                        verify(
                                with(
                                        HONEST.statement(),
                                        again.groth16(),
                                        HONEST.left(),
                                        HONEST.right())),
                "both are about the same public values");
    }

    private static void verify(WrappedProof proof)
            throws InvalidProofException, InvalidGroth16ProofException {
        WrappedVerifier.verifyAllowingTestKeys(Fixture.keys().verifying(), DIGEST, proof);
    }

    private static void assertRejected(WrappedProof proof, String what) {
        Exception e = assertThrows(Exception.class, () -> verify(proof), what);
        assertTrue(
                e instanceof InvalidProofException || e instanceof InvalidGroth16ProofException,
                () -> what + ": " + e);
    }

    private static WrappedProof withLeft(List<Term> left) {
        return with(HONEST.statement(), HONEST.groth16(), left, HONEST.right());
    }

    private static WrappedProof with(
            Statement statement, Groth16Proof groth16, List<Term> left, List<Term> right) {
        return new WrappedProof(HONEST.shape(), DIGEST, statement, groth16, left, right);
    }

    private static List<Term> set(List<Term> terms, int i, Term term) {
        List<Term> copy = new ArrayList<>(terms);
        copy.set(i, term);
        return copy;
    }
}
