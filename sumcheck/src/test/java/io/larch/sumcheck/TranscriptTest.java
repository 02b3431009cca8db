// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TranscriptTest {
    private final Rng rng = Rng.of(TranscriptTest.class);

    private static SpongeTranscript<FrElement> sponge(FrElement capacity) {
        return new SpongeTranscript<>(Conversation.FIELD, capacity);
    }

    @Test
    void isTheSpongeWrittenOut() {
        FrElement capacity = rng.element();
        List<FrElement> in = rng.elements(4);
        SpongeTranscript<FrElement> t = sponge(capacity);
        in.forEach(t::absorb);
        List<FrElement> state = permute(List.of(in.get(0), in.get(1), in.get(2), capacity));
        state =
                permute(
                        List.of(
                                state.get(0).add(in.get(3)),
                                state.get(1),
                                state.get(2),
                                state.get(3)));
        for (int i = 0; i < 3; i++) {
            assertEquals(state.get(i), t.challenge());
        }
        state = permute(state);
        assertEquals(state.get(0), t.challenge());
        t.absorb(in.get(0));
        state =
                permute(
                        List.of(
                                state.get(0).add(in.get(0)),
                                state.get(1),
                                state.get(2),
                                state.get(3)));
        assertEquals(state.get(0), t.challenge());
    }

    private static List<FrElement> permute(List<FrElement> state) {
        return Conversation.FIELD.permute(state);
    }

    @Test
    void everyAbsorbedValueChangesTheChallenges() {
        FrElement capacity = rng.element();
        for (int n = 1; n <= 7; n++) {
            List<FrElement> values = rng.elements(n);
            Set<FrElement> seen = new HashSet<>();
            for (int changed = -1; changed < n; changed++) {
                SpongeTranscript<FrElement> t = sponge(capacity);
                for (int i = 0; i < n; i++) {
                    t.absorb(i == changed ? values.get(i).add(FrElement.ONE) : values.get(i));
                }
                seen.add(t.challenge());
            }
            assertEquals(n + 1, seen.size());
        }
    }

    @Test
    void sequencesOfAbsorbsAndDrawsGiveDifferentStates() {
        // All scripts of up to six steps of absorbing 1 or drawing, over their own schedules.
        Set<FrElement> seen = new HashSet<>();
        int scripts = 0;
        for (int length = 1; length <= 6; length++) {
            for (int script = 0; script < 1 << length; script++) {
                seen.add(play(length, script));
                scripts++;
            }
        }
        assertEquals(scripts, seen.size());
    }

    private static FrElement play(int length, int script) {
        Schedule.Builder b = new Schedule.Builder();
        for (int i = 0; i < length; i++) {
            if ((script >> i & 1) == 0) {
                b.scalars("s" + i, 1);
            } else {
                b.challenges("s" + i, 1);
            }
        }
        b.challenges("end", 1);
        ProverChannel channel = new Conversation(b.build()).prover();
        for (int i = 0; i < length; i++) {
            if ((script >> i & 1) == 0) {
                channel.sendScalars("s" + i, List.of(FrElement.ONE));
            } else {
                channel.challenge("s" + i);
            }
        }
        return channel.challenge("end");
    }

    @Test
    void capacityDependsOnEveryPartOfTheSchedule() {
        Set<FrElement> seen = new HashSet<>();
        seen.add(new Schedule.Builder().scalars("a", 2).build().capacity("v1"));
        seen.add(new Schedule.Builder().scalars("a", 2).build().capacity("v2"));
        seen.add(new Schedule.Builder().scalars("a", 3).build().capacity("v1"));
        seen.add(new Schedule.Builder().scalars("b", 2).build().capacity("v1"));
        seen.add(new Schedule.Builder().points("a", 2).build().capacity("v1"));
        seen.add(new Schedule.Builder().publics("a", 2).build().capacity("v1"));
        seen.add(new Schedule.Builder().challenges("a", 2).build().capacity("v1"));
        seen.add(new Schedule.Builder().shortChallenges("a", 2).build().capacity("v1"));
        seen.add(new Schedule.Builder().scalars("a", 1).scalars("a'", 1).build().capacity("v1"));
        assertEquals(9, seen.size());
    }

    @Test
    void proverAndVerifierDrawTheSame() throws InvalidProofException {
        Schedule schedule =
                new Schedule.Builder()
                        .publics("p", 2)
                        .scalars("s", 5)
                        .challenges("c", 4)
                        .points("g", 2)
                        .shortChallenges("d", 3)
                        .build();
        Conversation conversation = new Conversation(schedule);
        List<FrElement> publics = rng.elements(2);
        List<FrElement> scalars = rng.elements(5);
        List<G1Affine> points = List.of(G1Affine.GENERATOR, G1Affine.INFINITY);
        ProverChannel prover = conversation.prover();
        prover.publics("p", publics);
        prover.sendScalars("s", scalars);
        List<FrElement> c = prover.challenges("c");
        prover.sendPoints("g", points);
        List<FrElement> d = prover.shortChallenges("d");
        prover.finish();
        VerifierChannel<FrElement> verifier = conversation.verifier(prover);
        verifier.publics("p", publics);
        assertEquals(scalars, verifier.scalars("s"));
        assertEquals(c, verifier.challenges("c"));
        List<Point<FrElement>> seen = verifier.points("g");
        assertEquals(Points.generator(Conversation.FIELD).limbs(), seen.get(0).limbs());
        assertEquals(ReferenceLookup.zeros(4), seen.get(1).limbs());
        assertEquals(d, verifier.shortChallenges("d"));
        verifier.finish();
        d.forEach(x -> assertTrue(x.toBigInteger().bitLength() <= 128));
    }

    @Test
    void lowHalvesAreThoseOfTheCanonicalValue() {
        for (FrElement x : rng.elements(20)) {
            BigInteger low = x.toBigInteger().mod(BigInteger.ONE.shiftLeft(128));
            assertEquals(low, Conversation.FIELD.low128(x).toBigInteger());
        }
    }

    @Test
    void pointsAreAbsorbedInHalves() {
        G1Affine p = G1Affine.GENERATOR.toJacobian().mul(rng.element()).toAffine();
        List<FrElement> l = Points.limbs(p);
        BigInteger two128 = BigInteger.ONE.shiftLeft(128);
        for (int i = 0; i < 2; i++) {
            BigInteger whole =
                    l.get(2 * i)
                            .toBigInteger()
                            .add(l.get(2 * i + 1).toBigInteger().multiply(two128));
            assertEquals((i == 0 ? p.x() : p.y()).toBigInteger(), whole);
        }
    }

    @Test
    void insistsOnTheSchedule() {
        Schedule schedule =
                new Schedule.Builder().scalars("a", 2).challenges("b", 1).points("c", 1).build();
        Conversation c = new Conversation(schedule);
        ProverChannel channel = c.prover();
        assertThrows(IllegalStateException.class, () -> c.prover().challenge("b"));
        assertThrows(
                IllegalStateException.class, () -> c.prover().sendScalars("b", rng.elements(2)));
        assertThrows(
                IllegalStateException.class, () -> c.prover().sendScalars("a", rng.elements(3)));
        assertThrows(IllegalStateException.class, () -> c.prover().publics("a", rng.elements(2)));
        channel.sendScalars("a", rng.elements(2));
        assertThrows(IllegalStateException.class, channel::finish);
        channel.challenge("b");
        channel.sendPoints("c", List.of(G1Affine.GENERATOR));
        channel.finish();
        assertThrows(IllegalStateException.class, () -> channel.challenge("b"));
        assertThrows(
                IllegalStateException.class,
                () -> new Schedule.Builder().scalars("a", 1).points("a", 1).build());
        List<FrElement> three = new ArrayList<>(rng.elements(3));
        assertThrows(IllegalArgumentException.class, () -> c.verifier(three, List.of()));
    }

    @Test
    void zeroInverseIsARejection() {
        Check check = Check.of(InvalidProofException.Reason.DEGENERATE, "S6");
        InvalidProofException e =
                assertThrows(
                        InvalidProofException.class,
                        () -> Conversation.FIELD.inverse(FrElement.ZERO, check));
        assertEquals("S6", e.stage());
        assertNotEquals(0, e.round());
    }
}
