// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.product;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.sumcheck.InvalidProofException.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class BatchTest {
    private static final Check FINAL = Check.of(Reason.SUMCHECK, "T");

    private final Rng rng = Rng.of(BatchTest.class);

    /** A relation with random tables. */
    private final class Instance {
        final Relation relation;
        final Map<String, List<FrElement>> tables = new TreeMap<>();
        final Map<String, FrElement> scalars = new TreeMap<>();

        Instance(String name, int rounds, int declaredDegree, Expression summand) {
            List<String> openings = summand.leaves(Expression.Kind.OPENING);
            relation =
                    new Relation(
                            name,
                            Collections.nCopies(rounds, declaredDegree),
                            challenge("claim"),
                            summand,
                            openings);
            summand.forEachLeaf(
                    leaf -> {
                        if (leaf.kind() == Expression.Kind.CHALLENGE) {
                            scalars.put(leaf.name(), rng.element());
                        } else {
                            tables.put(leaf.name(), rng.elements(1 << rounds));
                        }
                    });
        }

        DenseMember member() {
            Map<String, FrVector> columns = new TreeMap<>();
            tables.forEach((name, table) -> columns.put(name, FrVector.of(table)));
            return new DenseMember(relation, columns, scalars);
        }

        /** The summand at a point, from the definition. */
        FrElement at(List<FrElement> point) {
            return relation.summand()
                    .evaluate(
                            new FrField(),
                            leaf ->
                                    leaf.kind() == Expression.Kind.CHALLENGE
                                            ? scalars.get(leaf.name())
                                            : Multilinear.evaluate(
                                                    new FrField(), tables.get(leaf.name()), point));
        }
    }

    private Instance cubic(String name, int rounds) {
        return new Instance(
                name,
                rounds,
                3,
                product(
                        derived("e"),
                        opening("a")
                                .times(opening("b"))
                                .plus(challenge("x").times(opening("c")))
                                .minus(Expression.constant(5))));
    }

    private Instance line(String name, int rounds) {
        return new Instance(name, rounds, 1, opening("l").plus(Expression.constant(3)));
    }

    private static Conversation conversation(Batch batch) {
        Schedule.Builder builder = new Schedule.Builder();
        batch.declare(builder);
        return new Conversation(builder.build());
    }

    private static boolean accepts(
            Conversation conversation,
            Batch batch,
            List<Instance> instances,
            List<FrElement> claims,
            List<FrElement> scalars) {
        VerifierChannel<FrElement> channel = conversation.verifier(scalars, List.of());
        BatchVerifier.Reduction<FrElement> reduction = BatchVerifier.verify(channel, batch, claims);
        channel.finish();
        List<FrElement> finals = new ArrayList<>();
        for (int i = 0; i < instances.size(); i++) {
            int from = batch.members().get(i).offset();
            int to = from + instances.get(i).relation.rounds();
            finals.add(instances.get(i).at(reduction.point().subList(from, to)));
        }
        try {
            BatchVerifier.checkFinal(Conversation.FIELD, reduction, finals, FINAL);
            return true;
        } catch (InvalidProofException e) {
            assertEquals(Reason.SUMCHECK, e.reason());
            return false;
        }
    }

    private static ProverChannel prove(
            Conversation conversation,
            Batch batch,
            List<Instance> instances,
            List<FrElement> claims) {
        ProverChannel channel = conversation.prover();
        BatchProver.prove(
                channel, batch, instances.stream().map(Instance::member).toList(), claims);
        channel.finish();
        return channel;
    }

    private static List<FrElement> claims(List<Instance> instances) {
        return instances.stream().map(i -> i.member().total()).toList();
    }

    private static Batch windows(List<Instance> instances, int rounds, int... offsets) {
        List<Batch.Member> members = new ArrayList<>();
        for (int i = 0; i < offsets.length; i++) {
            members.add(new Batch.Member(instances.get(i).relation, offsets[i]));
        }
        return new Batch("T", rounds, members);
    }

    @Test
    void acceptsTrueSumsInEveryWindow() {
        for (int offset = 0; offset <= 3; offset++) {
            List<Instance> instances =
                    List.of(cubic("long", 5), line("short", 2), cubic("other", 2));
            Batch batch = windows(instances, 5, 0, offset, 3 - offset);
            Conversation c = conversation(batch);
            List<FrElement> claims = claims(instances);
            ProverChannel proof = prove(c, batch, instances, claims);
            assertTrue(accepts(c, batch, instances, claims, proof.scalars()), "" + offset);
        }
    }

    @Test
    void batchOfOneDrawsNoCoefficient() {
        List<Instance> instances = List.of(cubic("only", 3));
        Batch batch = Batch.of("T", instances.get(0).relation);
        Conversation c = conversation(batch);
        assertEquals("T.round0", c.schedule.sites().get(0).label());
        List<FrElement> claims = claims(instances);
        ProverChannel proof = prove(c, batch, instances, claims);
        assertTrue(accepts(c, batch, instances, claims, proof.scalars()));
    }

    @Test
    void rejectsAFalseSumOfAnyMember() {
        List<Instance> instances = List.of(cubic("long", 4), line("short", 2));
        Batch batch = windows(instances, 4, 0, 1);
        for (int i = 0; i < 2; i++) {
            Conversation c = conversation(batch);
            List<FrElement> claims = new ArrayList<>(claims(instances));
            claims.set(i, claims.get(i).add(FrElement.ONE));
            ProverChannel proof = prove(c, batch, instances, claims);
            assertFalse(accepts(c, batch, instances, claims, proof.scalars()));
        }
    }

    @Test
    void rejectsEveryChangedCoefficientAndSwappedRounds() {
        List<Instance> instances = List.of(cubic("long", 4), line("short", 2));
        Batch batch = windows(instances, 4, 0, 2);
        Conversation c = conversation(batch);
        List<FrElement> claims = claims(instances);
        List<FrElement> good = prove(c, batch, instances, claims).scalars();
        for (int i = 0; i < good.size(); i++) {
            List<FrElement> bad = new ArrayList<>(good);
            bad.set(i, bad.get(i).add(FrElement.ONE));
            assertFalse(accepts(c, batch, instances, claims, bad), "coefficient " + i);
        }
        List<FrElement> swapped = new ArrayList<>(good);
        for (int i = 0; i < 3; i++) {
            Collections.swap(swapped, i, 3 + i);
        }
        assertFalse(accepts(c, batch, instances, claims, swapped));
    }

    @Test
    void rejectsASummandAboveTheDeclaredDegree() {
        Expression quartic = product(opening("a"), opening("b"), opening("c"), opening("d"));
        Instance tooHigh = new Instance("quartic", 3, 3, quartic);
        Batch batch = Batch.of("T", tooHigh.relation);
        Conversation c = conversation(batch);
        List<FrElement> claims = claims(List.of(tooHigh));
        ProverChannel proof = prove(c, batch, List.of(tooHigh), claims);
        assertFalse(accepts(c, batch, List.of(tooHigh), claims, proof.scalars()));
    }

    @Test
    void rejectsAnotherNumberOfRounds() {
        Instance instance = cubic("only", 4);
        Batch batch = Batch.of("T", instance.relation);
        Conversation c = conversation(batch);
        List<FrElement> claims = claims(List.of(instance));
        List<FrElement> good = prove(c, batch, List.of(instance), claims).scalars();
        for (List<FrElement> bad : List.of(good.subList(0, 9), good.subList(3, 12))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> accepts(c, batch, List.of(instance), claims, bad));
        }
    }

    @Test
    void lateChallengesAreWhatMakesItSound() {
        // Knowing the challenges, a prover of a false sum bends each round; live it is rejected.
        Instance instance = cubic("only", 3);
        Batch batch = Batch.of("T", instance.relation);
        FrElement wrong = instance.member().total().add(FrElement.ONE);
        Conversation frozen = conversation(batch);
        List<FrElement> known = rng.elements(3);
        for (int i = 0; i < 3; i++) {
            frozen.freeze(batch.challengeLabel(i), known.get(i));
        }
        List<FrElement> honest = prove(frozen, batch, List.of(instance), List.of(wrong)).scalars();
        // The last round's c0 enters its value at x with slope 1 - 2x.
        FrElement x = known.get(2);
        FrElement slope = FrElement.ONE.sub(x).sub(x);
        FrElement have = lastClaim(batch, honest, wrong, known);
        FrElement shift = instance.at(known).sub(have).mul(slope.inverse());
        List<FrElement> forged = new ArrayList<>(honest);
        forged.set(6, forged.get(6).add(shift));
        assertTrue(accepts(frozen, batch, List.of(instance), List.of(wrong), forged), "replayed");
        Conversation live = conversation(batch);
        assertFalse(accepts(live, batch, List.of(instance), List.of(wrong), forged), "live");
    }

    private static FrElement lastClaim(
            Batch batch, List<FrElement> scalars, FrElement claim, List<FrElement> challenges) {
        FrElement running = claim;
        for (int i = 0; i < batch.rounds(); i++) {
            List<FrElement> message = scalars.subList(3 * i, 3 * i + 3);
            running = BatchVerifier.nextClaim(new FrField(), message, running, challenges.get(i));
        }
        return running;
    }

    @Test
    void refusesBatchesThatAreNot() {
        Relation relation = cubic("only", 3).relation;
        List<Batch.Member> outside = List.of(new Batch.Member(relation, 2));
        assertThrows(IllegalArgumentException.class, () -> new Batch("T", 4, outside));
        List<Batch.Member> gap = List.of(new Batch.Member(relation, 0));
        assertThrows(IllegalArgumentException.class, () -> new Batch("T", 4, gap));
    }
}
