// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.SmallColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class OpeningBatchTest {
    private final Rng rng = Rng.of(OpeningBatchTest.class);
    private final Trapdoor trapdoor = new Trapdoor(rng.element());

    /** Stacks, a padded stack, padded polynomials and one without claims. */
    private final class Case {
        final OpeningBatch batch =
                new OpeningBatch(
                        "O",
                        6,
                        List.of(
                                new OpeningBatch.Polynomial("trace0", 2, 4),
                                new OpeningBatch.Polynomial("trace1", 2, 4),
                                new OpeningBatch.Polynomial("bytecode", 1, 3),
                                new OpeningBatch.Polynomial("P", 0, 4),
                                new OpeningBatch.Polynomial("full", 0, 6),
                                new OpeningBatch.Polynomial("word", 0, 0),
                                new OpeningBatch.Polynomial("idle", 0, 2)));
        final List<List<FrColumn>> columns = new ArrayList<>();
        final List<OpeningBatch.Claim<FrElement>> claims = new ArrayList<>();
        final Conversation conversation;

        Case() {
            columns.add(List.of(digits(16), digits(16), words(16), digits(16)));
            columns.add(List.of(words(16), digits(16)));
            columns.add(List.of(FrVector.of(rng.elements(8)), digits(8)));
            columns.add(List.of(FrVector.of(rng.elements(16))));
            columns.add(List.of(FrVector.of(rng.elements(64))));
            columns.add(List.of(FrVector.of(rng.elements(1))));
            columns.add(List.of(FrVector.of(rng.elements(4))));
            List<FrElement> r2 = rng.elements(4);
            List<FrElement> r3 = rng.elements(4);
            List<FrElement> row = rng.elements(3);
            claim(0, 2, r2);
            claim(0, 2, r3);
            claim(1, 0, r2);
            claim(1, 0, r3);
            for (int slot : new int[] {0, 1, 3}) {
                claim(0, slot, r3);
            }
            claim(1, 1, r3);
            claim(3, 0, r3);
            claim(3, 0, rng.elements(4));
            claim(2, 0, row);
            claim(2, 1, row);
            claim(2, 1, row);
            claim(4, 0, rng.elements(6));
            claim(5, 0, List.of());
            Schedule.Builder builder = new Schedule.Builder();
            batch.declare(builder);
            conversation = new Conversation(builder.build());
        }

        private FrColumn digits(int n) {
            byte[] values = new byte[n];
            rng.random.nextBytes(values);
            return SmallColumn.ofBytes(values);
        }

        private FrColumn words(int n) {
            long[] post = rng.random.longs(n).toArray();
            long[] pre = rng.random.longs(n).toArray();
            return SmallColumn.ofDifferences(post, pre);
        }

        private void claim(int polynomial, int slot, List<FrElement> point) {
            FrColumn column = columns.get(polynomial).get(slot);
            List<FrElement> values = FrVector.copyOf(column).toList();
            FrElement value = Multilinear.evaluate(Conversation.FIELD, values, point);
            claims.add(new OpeningBatch.Claim<>(polynomial, slot, point, value));
        }

        List<FrElement> full(int k) {
            List<FrElement> out = ReferenceLookup.zeros(1 << batch.variables());
            int at = 0;
            for (FrColumn column : columns.get(k)) {
                for (FrElement x : FrVector.copyOf(column).toList()) {
                    out.set(at++, x);
                }
            }
            return out;
        }

        ProverChannel prove(int threads) {
            ProverChannel channel = conversation.prover();
            ProverContext context = TestContext.threads(threads, trapdoor);
            new OpeningProver(context, batch, columns).prove(channel, claims);
            channel.finish();
            return channel;
        }

        /** The same proof from dense tables; repair changes a value so that the sumcheck ends. */
        ProverChannel reference(boolean repair) {
            ProverChannel channel = conversation.prover();
            FrElement lambda = channel.challenge("O.lambda");
            Map<String, FrVector> tables = new TreeMap<>();
            FrElement sum = FrElement.ZERO;
            List<FrElement> first = new ArrayList<>();
            for (int k = 0; k < columns.size(); k++) {
                List<FrElement> weight = ReferenceLookup.zeros(64);
                FrElement power = FrElement.ONE;
                for (OpeningBatch.Claim<FrElement> c : claims) {
                    if (c.polynomial() == k) {
                        sum = sum.add(power.mul(c.value()));
                        List<FrElement> eq = Multilinear.eqTable(Conversation.FIELD, c.point());
                        for (int x = 0; x < eq.size(); x++) {
                            int at = c.slot() * eq.size() + x;
                            weight.set(at, weight.get(at).add(power.mul(eq.get(x))));
                        }
                    }
                    power = power.mul(lambda);
                }
                String name = batch.polynomials().get(k).name();
                tables.put(name, FrVector.of(full(k)));
                tables.put("weight." + name, FrVector.of(weight));
                first.add(weight.get(0));
            }
            Batch sumcheck = batch.batch();
            DenseMember member =
                    new DenseMember(sumcheck.members().get(0).relation(), tables, Map.of());
            BatchVerifier.Reduction<FrElement> reduction =
                    BatchProver.prove(channel, sumcheck, List.of(member), List.of(sum));
            List<FrElement> values = new ArrayList<>();
            FrElement have = FrElement.ZERO;
            for (OpeningBatch.Polynomial p : batch.polynomials()) {
                FrElement value = member.finalValue(p.name());
                values.add(value);
                have = have.add(value.mul(member.finalValue("weight." + p.name())));
            }
            if (repair) {
                FrElement weight = member.finalValue("weight.trace0");
                FrElement shift = reduction.claim().sub(have).mul(weight.inverse());
                values.set(0, values.get(0).add(shift));
            }
            channel.sendScalars("O.values", values);
            List<FrElement> coefficients = channel.shortChallenges("O.coefficients");
            List<FrElement> f = ReferenceLookup.zeros(64);
            for (int k = 0; k < columns.size(); k++) {
                List<FrElement> full = full(k);
                for (int i = 0; i < 64; i++) {
                    f.set(i, f.get(i).add(coefficients.get(k).mul(full.get(i))));
                }
            }
            FrElement value = Multilinear.inner(Conversation.FIELD, coefficients, values);
            List<FrElement> u = reduction.point();
            ReferenceMercury.prove(channel, trapdoor, f, u, value, repair);
            return channel;
        }

        boolean accepts(ProverChannel proof) {
            return accepts(proof.scalars(), proof.points());
        }

        boolean accepts(List<FrElement> scalars, List<G1Affine> points) {
            try {
                VerifierChannel<FrElement> channel = conversation.verifier(scalars, points);
                List<Point<FrElement>> commitments = new ArrayList<>();
                for (int k = 0; k < columns.size(); k++) {
                    G1Affine c = trapdoor.commit(FrVector.of(full(k)));
                    commitments.add(Points.point(100 + k, c));
                }
                PairingSums<FrElement> sums = batch.verify(channel, commitments, claims);
                channel.finish();
                return trapdoor.holds(sums);
            } catch (InvalidProofException e) {
                return false;
            }
        }
    }

    @Test
    void acceptsTrueClaims() {
        Case c = new Case();
        assertTrue(c.accepts(c.reference(false)));
        assertTrue(c.accepts(c.prove(1)));
    }

    @Test
    void isTheSameProofAsTheReferenceForAnyNumberOfThreads() {
        Case c = new Case();
        ProverChannel reference = c.reference(false);
        for (int threads = 1; threads <= 3; threads++) {
            ProverChannel fast = c.prove(threads);
            assertEquals(reference.scalars(), fast.scalars());
            assertEquals(reference.points(), fast.points());
        }
    }

    @Test
    void rejectsEveryFalseClaim() {
        int n = new Case().claims.size();
        for (int i = 0; i < n; i++) {
            Case c = new Case();
            OpeningBatch.Claim<FrElement> k = c.claims.get(i);
            FrElement wrong = k.value().add(FrElement.ONE);
            c.claims.set(i, new OpeningBatch.Claim<>(k.polynomial(), k.slot(), k.point(), wrong));
            assertFalse(c.accepts(c.prove(1)), "claim " + i);
            assertFalse(c.accepts(c.reference(false)), "claim " + i);
            assertFalse(c.accepts(c.reference(true)), "claim " + i);
        }
    }

    @Test
    void rejectsEveryChangedElement() {
        Case c = new Case();
        ProverChannel proof = c.prove(1);
        for (int i = 0; i < proof.scalars().size(); i++) {
            List<FrElement> scalars = new ArrayList<>(proof.scalars());
            scalars.set(i, scalars.get(i).add(FrElement.ONE));
            assertFalse(c.accepts(scalars, proof.points()), "scalar " + i);
        }
        for (int i = 0; i < proof.points().size(); i++) {
            List<G1Affine> points = new ArrayList<>(proof.points());
            points.set(i, G1Affine.GENERATOR);
            assertFalse(c.accepts(proof.scalars(), points), "point " + i);
        }
    }
}
