// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.verifier;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.GroupTerm;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.InvalidProofException.Reason;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Point;
import io.larch.sumcheck.Schedule.Kind;
import io.larch.sumcheck.Schedule.Site;
import io.larch.sumcheck.SpongeTranscript;
import io.larch.sumcheck.Transcript;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.HonestProof;
import io.larch.zkvm.prover.Toy;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final ProgramKey KEY = HonestProof.PROGRAM.key();
    private static final Verifier VERIFIER = new Verifier(Toy.COMMITTER.verifierKey(), false);

    /** Draws from a sponge and remembers. */
    private static final class Recorder implements Transcript<FrElement> {
        private final SpongeTranscript<FrElement> sponge =
                new SpongeTranscript<>(
                        new FrVerifierField(), ProofSchedule.capacity(HonestProof.SHAPE));
        private final List<FrElement> drawn = new ArrayList<>();

        @Override
        public void absorb(FrElement value) {
            sponge.absorb(value);
        }

        @Override
        public FrElement challenge() {
            drawn.add(sponge.challenge());
            return drawn.get(drawn.size() - 1);
        }
    }

    /** Challenges known in advance. */
    private record Replay(Iterator<FrElement> drawn) implements Transcript<FrElement> {
        @Override
        public void absorb(FrElement value) {}

        @Override
        public FrElement challenge() {
            return drawn.next();
        }
    }

    @Test
    void anotherDigestIsRejected() {
        FrElement other = KEY.digest().add(FrElement.ONE);
        assertRejected(Reason.PROGRAM_DIGEST, other, KEY, HonestProof.STATEMENT);
    }

    @Test
    void theCoreChecksTheDigestItself() {
        FrElement other = KEY.digest().add(FrElement.ONE);
        List<Point<FrElement>> points = Verifier.limbs(KEY, HonestProof.PROOF);
        InvalidProofException e =
                assertThrows(
                        InvalidProofException.class,
                        () ->
                                ZkvmVerifier.verify(
                                        new FrVerifierField(),
                                        HonestProof.SHAPE,
                                        Verifier.inputs(other, KEY, HonestProof.STATEMENT, points),
                                        HonestProof.PROOF.scalars(),
                                        points.subList(0, HonestProof.PROOF.points().size())));
        assertEquals(Reason.PROGRAM_DIGEST, e.reason());
    }

    @Test
    void anotherKeyUnderTheHonestDigestIsRejected() {
        ProgramShape s = KEY.shape();
        for (ProgramKey bad :
                List.of(
                        new ProgramKey(s, 2, KEY.bytecode(), KEY.image()),
                        new ProgramKey(s, 1, KEY.image(), KEY.image()),
                        new ProgramKey(s, 1, KEY.bytecode(), KEY.bytecode()),
                        new ProgramKey(
                                new ProgramShape(s.b(), 3, s.k(), s.io(), s.a()),
                                1,
                                KEY.bytecode(),
                                KEY.image()))) {
            assertRejected(Reason.PROGRAM_DIGEST, KEY.digest(), bad, HonestProof.STATEMENT);
        }
    }

    @Test
    void everySizeOfTheShapeIsDigested() {
        List<ProgramShape> shapes =
                List.of(
                        new ProgramShape(4, 2, 8, 3, 4),
                        new ProgramShape(5, 2, 8, 3, 4),
                        new ProgramShape(4, 3, 8, 3, 4),
                        new ProgramShape(4, 2, 9, 3, 4),
                        new ProgramShape(4, 2, 8, 4, 4),
                        new ProgramShape(4, 2, 8, 3, 5));
        List<FrElement> digests = new ArrayList<>();
        for (ProgramShape s : shapes) {
            digests.add(new ProgramKey(s, 1, KEY.bytecode(), KEY.image()).digest());
        }
        assertEquals(shapes.size(), digests.stream().distinct().count());
    }

    @Test
    void anotherProgramOfTheSameShapeIsRejected() {
        ProgramKey other = new Toy().base().finish(Toy.SHAPE, 3).program(Toy.SHAPE, 7, 9).key();
        assertRejected(Reason.SUMCHECK, other.digest(), other, HonestProof.STATEMENT);
    }

    @Test
    void statementsThatDoNotFitAreRejected() {
        ProgramShape s = KEY.shape();
        byte[] input = new byte[IoBlock.maxInputBytes(s) + 1];
        byte[] output = new byte[IoBlock.maxOutputBytes(s) + 1];
        Statement wide = Statement.finished(input, new byte[0]);
        assertRejected(Reason.STATEMENT, KEY.digest(), KEY, wide);
        Statement loud = Statement.finished(new byte[0], output);
        assertRejected(Reason.STATEMENT, KEY.digest(), KEY, loud);
    }

    @Test
    void commitmentsAreBoundByTheTranscript() throws InvalidProofException {
        // Shift one commitment and repair the opened combination with another.
        Recorder recorder = new Recorder();
        List<GroupTerm<FrElement>> left = reduce(HonestProof.PROOF, recorder).left();
        FrElement ratio = left.get(0).scalar().mul(left.get(4).scalar().inverse());
        assertEquals(0, left.get(0).point().index());
        assertEquals(1, left.get(4).point().index());
        List<G1Affine> points = new ArrayList<>(HonestProof.PROOF.points());
        points.set(0, plus(points.get(0), FrElement.ONE));
        points.set(1, plus(points.get(1), ratio.neg()));
        ZkvmProof forged =
                new ZkvmProof(HonestProof.PROOF.t(), points, HonestProof.PROOF.scalars());
        PairingSums<FrElement> replayed = reduce(forged, new Replay(recorder.drawn.iterator()));
        assertDoesNotThrow(
                () ->
                        Toy.COMMITTER
                                .verifierKey()
                                .check(replayed, Verifier.points(KEY, forged)::get, "S6"));
        InvalidProofException e =
                assertThrows(
                        InvalidProofException.class,
                        () -> VERIFIER.verify(KEY.digest(), KEY, HonestProof.STATEMENT, forged));
        assertEquals("S1", e.stage());
    }

    @Test
    void roundsAreBoundByTheTranscript() throws InvalidProofException {
        // c0 += 1 and c2 += d such that the round polynomial keeps its value at the known challenge
        Recorder recorder = new Recorder();
        reduce(HonestProof.PROOF, recorder);
        int scalar = 0;
        int drawn = 0;
        Map<String, Integer> tried = new TreeMap<>();
        List<Site> sites = ProofSchedule.of(HonestProof.SHAPE).sites();
        for (int i = 0; i < sites.size(); i++) {
            Site site = sites.get(i);
            boolean round = site.label().contains(".round") && site.count() >= 2;
            String kind = site.label().replaceAll("[0-9]+$", "");
            if (round && tried.merge(kind, 1, Integer::sum) <= 2) {
                FrElement x = recorder.drawn.get(drawn);
                FrElement numerator = x.add(x).sub(FrElement.ONE);
                FrElement d = numerator.mul(x.square().sub(x).inverse());
                List<FrElement> scalars = new ArrayList<>(HonestProof.PROOF.scalars());
                scalars.set(scalar, scalars.get(scalar).add(FrElement.ONE));
                scalars.set(scalar + 1, scalars.get(scalar + 1).add(d));
                assertAcceptedOnlyUnderReplay(
                        new ZkvmProof(HonestProof.PROOF.t(), HonestProof.PROOF.points(), scalars),
                        recorder,
                        site.label());
            }
            scalar += site.kind() == Kind.SCALARS ? site.count() : 0;
            boolean draws = site.kind() == Kind.CHALLENGES || site.kind() == Kind.SHORT_CHALLENGES;
            drawn += draws ? site.count() : 0;
        }
        assertTrue(tried.keySet().containsAll(List.of("S1.round", "S2.round", "S3.round")));
    }

    private static void assertAcceptedOnlyUnderReplay(
            ZkvmProof forged, Recorder recorder, String what) throws InvalidProofException {
        PairingSums<FrElement> replayed = reduce(forged, new Replay(recorder.drawn.iterator()));
        assertDoesNotThrow(
                () ->
                        Toy.COMMITTER
                                .verifierKey()
                                .check(replayed, Verifier.points(KEY, forged)::get, "S6"),
                what);
        assertThrows(
                InvalidProofException.class,
                () -> VERIFIER.verify(KEY.digest(), KEY, HonestProof.STATEMENT, forged),
                what);
    }

    private static G1Affine plus(G1Affine p, FrElement k) {
        return p.toJacobian().add(G1Affine.GENERATOR.toJacobian().mul(k)).toAffine();
    }

    private static PairingSums<FrElement> reduce(ZkvmProof proof, Transcript<FrElement> transcript)
            throws InvalidProofException {
        List<Point<FrElement>> points = Verifier.limbs(KEY, proof);
        return ZkvmVerifier.verify(
                new FrVerifierField(),
                HonestProof.SHAPE,
                Verifier.inputs(KEY.digest(), KEY, HonestProof.STATEMENT, points),
                proof.scalars(),
                points.subList(0, proof.points().size()),
                transcript);
    }

    private static void assertRejected(
            Reason reason, FrElement digest, ProgramKey key, Statement statement) {
        InvalidProofException e =
                assertThrows(
                        InvalidProofException.class,
                        () -> VERIFIER.verify(digest, key, statement, HonestProof.PROOF));
        assertEquals(reason, e.reason());
    }
}
