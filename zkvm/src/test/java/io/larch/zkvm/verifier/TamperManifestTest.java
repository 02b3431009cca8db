// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.verifier;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.InvalidProofException.Reason;
import io.larch.sumcheck.Schedule;
import io.larch.sumcheck.Schedule.Kind;
import io.larch.sumcheck.Schedule.Site;
import io.larch.zkvm.Seeds;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.HonestProof;
import io.larch.zkvm.prover.Toy;
import io.larch.zkvm.relation.ProofSchedule;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Every site of the proof has an entry here that says where a change of it is caught; a site
 * without an entry fails. Round numbers and layers are written as #.
 */
class TamperManifestTest {
    private static final Map<String, String> CAUGHT_IN = manifest();
    private static final Schedule SCHEDULE = ProofSchedule.of(HonestProof.SHAPE);

    private static Map<String, String> manifest() {
        Map<String, String> m = new TreeMap<>();
        m.put("commitments", "S1");
        for (String stage : List.of("S1", "S2", "S3", "S4")) {
            m.put(stage + ".round#", stage);
            m.put(stage + ".openings", stage);
        }
        m.put("S3.in", "S3");
        // NextPc has the factor NotLast, which is zero in a program without expansions
        m.put("S1.openings", "S1 S2");
        for (String site : List.of("P", "root", "#.round#", "#.values", "leaves")) {
            m.put("S5." + site, "S5");
        }
        m.put("S5.inner.round#", "S5");
        m.put("S5.P.inner", "S5");
        for (String site : List.of("S6.round#", "S6.values", "M.h", "M.q,g", "M.S,D", "M.values")) {
            m.put(site, "S6");
        }
        m.put("M.W_f,W", "S6");
        m.put("M.W'", "S6");
        return m;
    }

    @Test
    void theHonestProofIsAccepted() {
        assertDoesNotThrow(() -> verify(HonestProof.PROOF));
    }

    @Test
    void everySiteHasAnEntryAndEveryEntryASite() {
        Map<String, String> seen = new TreeMap<>();
        for (Site site : SCHEDULE.sites()) {
            if (site.kind() == Kind.SCALARS || site.kind() == Kind.POINTS) {
                String entry = entry(site);
                assertTrue(CAUGHT_IN.containsKey(entry), "no entry for " + entry);
                seen.put(entry, site.label());
            }
        }
        assertEquals(CAUGHT_IN.keySet(), seen.keySet());
    }

    @Test
    void everyScalarChangedIsRejectedWhereTheManifestSays() {
        Random random = Seeds.random(TamperManifestTest.class);
        int at = 0;
        for (Site site : SCHEDULE.sites()) {
            if (site.kind() != Kind.SCALARS) {
                continue;
            }
            for (int i = 0; i < site.count(); i++) {
                boolean round = site.label().contains(".round");
                if (!round || i == random.nextInt(site.count())) {
                    FrElement old = HonestProof.PROOF.scalars().get(at + i);
                    FrElement changed =
                            random.nextBoolean() || old.isZero()
                                    ? old.add(FrElement.ONE)
                                    : FrElement.ZERO;
                    assertRejected(site, withScalar(at + i, changed));
                }
            }
            at += site.count();
        }
    }

    @Test
    void everyPointChangedIsRejectedWhereTheManifestSays() {
        int at = 0;
        for (Site site : SCHEDULE.sites()) {
            for (int i = 0; i < site.count() && site.kind() == Kind.POINTS; i++) {
                G1Affine old = HonestProof.PROOF.points().get(at);
                List<G1Affine> changes = List.of(old.neg(), G1Affine.GENERATOR, G1Affine.INFINITY);
                for (G1Affine changed : changes) {
                    if (!changed.equals(old)) {
                        List<G1Affine> points = new ArrayList<>(HonestProof.PROOF.points());
                        points.set(at, changed);
                        assertRejected(
                                site,
                                new ZkvmProof(
                                        HonestProof.SHAPE.t(),
                                        points,
                                        HonestProof.PROOF.scalars()));
                    }
                }
                at++;
            }
        }
    }

    @Test
    void swappedRoundsAreRejected() {
        int at = 0;
        Site previous = null;
        for (Site site : SCHEDULE.sites()) {
            if (site.kind() != Kind.SCALARS) {
                continue;
            }
            boolean rounds =
                    previous != null
                            && entry(previous).equals(entry(site))
                            && entry(site).matches("S[1-4]\\.round#")
                            && previous.count() == site.count();
            if (rounds) {
                List<FrElement> scalars = new ArrayList<>(HonestProof.PROOF.scalars());
                for (int i = 0; i < site.count(); i++) {
                    Collections.swap(scalars, at + i, at - site.count() + i);
                }
                assertRejected(site, withScalars(scalars));
            }
            at += site.count();
            previous = site;
        }
    }

    @Test
    void otherLengthsAreRejectedBeforeAnythingIsAbsorbed() {
        ZkvmProof p = HonestProof.PROOF;
        List<FrElement> longer = new ArrayList<>(p.scalars());
        longer.add(FrElement.ZERO);
        List<G1Affine> more = new ArrayList<>(p.points());
        more.add(G1Affine.INFINITY);
        int s = p.scalars().size();
        int n = p.points().size();
        for (ZkvmProof bad :
                List.of(
                        withScalars(longer),
                        withScalars(p.scalars().subList(0, s - 1)),
                        withScalars(List.of()),
                        new ZkvmProof(p.t(), more, p.scalars()),
                        new ZkvmProof(p.t(), p.points().subList(0, n - 1), p.scalars()),
                        new ZkvmProof(0, p.points(), p.scalars()),
                        new ZkvmProof(-1, p.points(), p.scalars()),
                        new ZkvmProof(31, p.points(), p.scalars()),
                        new ZkvmProof(3, p.points(), p.scalars()),
                        new ZkvmProof(5, p.points(), p.scalars()),
                        new ZkvmProof(20, p.points(), p.scalars()))) {
            InvalidProofException e = assertThrows(InvalidProofException.class, () -> verify(bad));
            assertEquals(Reason.SHAPE, e.reason());
        }
    }

    private static void assertRejected(Site site, ZkvmProof proof) {
        InvalidProofException e =
                assertThrows(InvalidProofException.class, () -> verify(proof), () -> site.label());
        List<String> stages = List.of(CAUGHT_IN.get(entry(site)).split(" "));
        assertTrue(stages.contains(e.stage()), site.label() + ": " + e.getMessage());
    }

    private static String entry(Site site) {
        return site.label().replaceAll("S5\\.\\d+", "S5.#").replaceAll("round\\d+", "round#");
    }

    private static ZkvmProof withScalar(int at, FrElement changed) {
        List<FrElement> scalars = new ArrayList<>(HonestProof.PROOF.scalars());
        scalars.set(at, changed);
        return withScalars(scalars);
    }

    private static ZkvmProof withScalars(List<FrElement> scalars) {
        return new ZkvmProof(HonestProof.SHAPE.t(), HonestProof.PROOF.points(), scalars);
    }

    private static void verify(ZkvmProof proof) throws InvalidProofException {
        new Verifier(Toy.COMMITTER.verifierKey(), false)
                .verify(
                        HonestProof.PROGRAM.key().digest(),
                        HonestProof.PROGRAM.key(),
                        HonestProof.STATEMENT,
                        proof);
    }
}
