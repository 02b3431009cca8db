// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MercuryTest {
    private final Rng rng = Rng.of(MercuryTest.class);
    private final Trapdoor trapdoor = new Trapdoor(rng.element());
    private final ProverContext context = TestContext.threads(1, trapdoor);

    /** A statement with the conversation about it. */
    private final class Case {
        final Conversation conversation;
        final List<FrElement> f;
        final List<FrElement> u;
        final FrElement value;

        Case(int n) {
            this(rng.elements(1 << n), n);
        }

        Case(List<FrElement> f, int n) {
            Schedule.Builder builder = new Schedule.Builder();
            Mercury.declare(builder);
            conversation = new Conversation(builder.build());
            this.f = f;
            this.u = rng.elements(n);
            List<FrElement> head = f.subList(0, 1 << n);
            this.value = Multilinear.evaluate(Conversation.FIELD, head, u);
        }

        ProverChannel prove() {
            ProverChannel channel = conversation.prover();
            MercuryProver.prove(context, channel, FrVector.of(f), u);
            channel.finish();
            return channel;
        }

        boolean accepts(ProverChannel proof, FrElement claimed) {
            return accepts(proof.scalars(), proof.points(), claimed);
        }

        boolean accepts(List<FrElement> scalars, List<G1Affine> points, FrElement claimed) {
            try {
                VerifierChannel<FrElement> channel = conversation.verifier(scalars, points);
                // The commitment enters in two shares, as a combination does.
                FrElement log = Univariate.evaluate(f, trapdoor.tau);
                FrElement half = FrElement.of(2).inverse();
                List<GroupTerm<FrElement>> combination =
                        List.of(
                                new GroupTerm<>(Points.point(90, trapdoor.point(log)), half),
                                new GroupTerm<>(Points.point(91, trapdoor.point(log)), half));
                PairingSums<FrElement> sums =
                        MercuryVerifier.verify(channel, combination, u, claimed);
                channel.finish();
                return trapdoor.holds(sums);
            } catch (InvalidProofException e) {
                return false;
            }
        }
    }

    @Test
    void acceptsTrueValuesOfEverySize() {
        for (int n = 1; n <= 8; n++) {
            Case c = new Case(n);
            assertTrue(c.accepts(c.prove(), c.value), "n = " + n);
        }
    }

    @Test
    void acceptsTheZeroPolynomialAndAConstant() {
        for (int n = 1; n <= 4; n++) {
            List<FrElement> f =
                    new ArrayList<>(java.util.Collections.nCopies(1 << n, FrElement.ZERO));
            Case zero = new Case(f, n);
            assertTrue(zero.accepts(zero.prove(), FrElement.ZERO));
            f.set(0, rng.element());
            Case constant = new Case(f, n);
            assertTrue(constant.accepts(constant.prove(), constant.value));
        }
    }

    @Test
    void isTheSameProofAsTheReference() {
        for (int n = 1; n <= 7; n++) {
            Case c = new Case(n);
            ProverChannel channel = c.conversation.prover();
            ReferenceMercury.prove(channel, trapdoor, c.f, c.u, c.value, false);
            ProverChannel fast = c.prove();
            assertEquals(channel.scalars(), fast.scalars());
            assertEquals(channel.points(), fast.points());
        }
    }

    @Test
    void rejectsFalseValues() {
        for (int n = 1; n <= 6; n++) {
            Case c = new Case(n);
            FrElement wrong = c.value.add(FrElement.ONE);
            assertFalse(c.accepts(c.prove(), wrong));
            ProverChannel pushed = c.conversation.prover();
            ReferenceMercury.prove(pushed, trapdoor, c.f, c.u, wrong, true);
            assertFalse(c.accepts(pushed, wrong), "h(α) shifted, n = " + n);
        }
    }

    @Test
    void readsOnlyTheCoefficientsBelowTwoToTheN() {
        // A polynomial with more coefficients than 2^N: its h has more rows, and only the value of
        // the whole, not of its head, could be claimed.
        for (int n = 2; n <= 5; n++) {
            Case c = new Case(rng.elements(3 << n), n);
            ProverChannel honest = c.conversation.prover();
            ReferenceMercury.prove(honest, trapdoor, c.f, c.u, c.value.add(FrElement.ONE), true);
            assertFalse(c.accepts(honest, c.value.add(FrElement.ONE)));
        }
    }

    @Test
    void rejectsEveryChangedElement() {
        Case c = new Case(3);
        ProverChannel proof = c.prove();
        for (int i = 0; i < proof.scalars().size(); i++) {
            List<FrElement> scalars = new ArrayList<>(proof.scalars());
            scalars.set(i, scalars.get(i).add(FrElement.ONE));
            assertFalse(c.accepts(scalars, proof.points(), c.value), "scalar " + i);
        }
        for (int i = 0; i < proof.points().size(); i++) {
            List<G1Affine> points = new ArrayList<>(proof.points());
            points.set(i, trapdoor.point(rng.element()));
            assertFalse(c.accepts(proof.scalars(), points, c.value), "point " + i);
        }
    }

    @Test
    void rejectsDegenerateChallenges() {
        FrElement a = FrElement.of(7);
        for (FrElement z :
                List.of(FrElement.ZERO, FrElement.ONE, FrElement.ONE.neg(), a, a.inverse())) {
            Case c = new Case(3);
            c.conversation.freeze(Mercury.ALPHA, a).freeze(Mercury.Z, z);
            assertThrows(IllegalStateException.class, c::prove);
            ProverChannel proof = new Case(3).prove();
            VerifierChannel<FrElement> channel = c.conversation.verifier(proof);
            InvalidProofException e =
                    assertThrows(
                            InvalidProofException.class,
                            () -> MercuryVerifier.verify(channel, List.of(), c.u, c.value));
            assertEquals(InvalidProofException.Reason.DEGENERATE, e.reason());
        }
    }

    @Test
    void acceptsAFalseValueWhenTheChallengesAreKnownInAdvance() {
        // With α, γ and z known, S can absorb the error at z: the order of the sites is needed.
        Case c = new Case(4);
        FrElement wrong = c.value.add(FrElement.ONE);
        FrElement gamma = rng.element();
        FrElement z = rng.element();
        c.conversation.freeze(Mercury.GAMMA, gamma).freeze(Mercury.Z, z);
        ProverChannel forged = c.conversation.prover();
        ReferenceMercury.proveWithKnownZ(forged, trapdoor, c.f, c.u, wrong, gamma, z);
        assertTrue(c.accepts(forged, wrong), "replayed");
        Case live = new Case(c.f, 4);
        ProverChannel again = live.conversation.prover();
        FrElement wrongLive = live.value.add(FrElement.ONE);
        ReferenceMercury.proveWithKnownZ(again, trapdoor, live.f, live.u, wrongLive, gamma, z);
        assertFalse(live.accepts(again, wrongLive), "live");
    }
}
