// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.PairingSums;
import io.larch.sumcheck.Schedule;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.statement.IoBlock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The verifier over known values and the recorded one give the same verdict: on honest proofs, and
 * on proofs altered at every site of the schedule, where the cheating prover makes all public
 * digests fit.
 */
class RecordedVerifierDifferentialTest {
    private static final Fixture.Proved HONEST = Fixture.tripled();
    private static final List<FrElement> HONEST_VALUES = HONEST.witness().flatten();
    private static final FrElement DIGEST = HONEST.program().digest();

    @Test
    void bothAcceptTheHonestProof() {
        assertTrue(verdict(HONEST_VALUES, "honest"));
    }

    @Test
    void verdictsAgreeForOneSiteOfEveryKind() {
        Random random = Seeds.random(getClass());
        Map<String, List<AlteredSite>> kinds = new TreeMap<>();
        for (AlteredSite site : sites()) {
            String kind = site.label().replaceAll("[0-9]+", "#");
            kinds.computeIfAbsent(kind, k -> new ArrayList<>()).add(site);
        }
        int rejected = 0;
        for (List<AlteredSite> kind : kinds.values()) {
            rejected += alter(kind.get(random.nextInt(kind.size())), random) ? 0 : 1;
        }
        assertTrue(rejected > kinds.size() / 2);
    }

    @Test
    @Tag("slow")
    void verdictsAgreeForEverySite() {
        Random random = Seeds.random(getClass());
        sites().forEach(site -> alter(site, random));
    }

    /**
     * Statement and program: not sites that the prover sends to, but private wires all the same.
     */
    @Test
    void verdictsAgreeForProgramAndStatement() {
        ProgramShape shape = Fixture.SHAPE.program();
        int program = shape.b();
        int words = program + 8;
        int used = words + IoBlock.INPUT_LENGTH;
        for (int at : new int[] {0, program, words - 1, used, words + shape.ioHalf()}) {
            assertFalse(verdict(plusOne(at), "private input " + at));
        }
    }

    /** Alters one element of a site; returns whether both verifiers accept. */
    private static boolean alter(AlteredSite site, Random random) {
        return verdict(plusOne(site.first() + random.nextInt(site.size())), site.label());
    }

    /**
     * A site of the proof among the private inputs.
     *
     * @param label its name
     * @param first its first private input
     * @param size the number of its private inputs
     */
    private record AlteredSite(String label, int first, int size) {}

    private static List<AlteredSite> sites() {
        ProgramShape shape = Fixture.SHAPE.program();
        int scalar = shape.b() + 8 + (1 << shape.io());
        int point = scalar + HONEST.proof().scalars().size();
        List<AlteredSite> sites = new ArrayList<>();
        for (Schedule.Site site : ProofSchedule.of(Fixture.SHAPE).sites()) {
            if (site.kind() == Schedule.Kind.SCALARS) {
                sites.add(new AlteredSite(site.label(), scalar, site.count()));
                scalar += site.count();
            } else if (site.kind() == Schedule.Kind.POINTS) {
                sites.add(new AlteredSite(site.label(), point, 4 * site.count()));
                point += 4 * site.count();
            }
        }
        assertEquals(HONEST_VALUES.size(), point);
        return sites;
    }

    /** The verdict of both verifiers; they must agree. */
    private static boolean verdict(List<FrElement> values, String where) {
        Iterator<FrElement> next = values.iterator();
        VerifierWitness<FrElement> witness = VerifierWitness.read(Fixture.SHAPE, next::next);
        LenientField field = new LenientField();
        PairingSums<FrElement> sums = Fixture.verify(field, DIGEST, witness);
        PublicValues<FrElement> publics =
                PublicValues.of(field, Fixture.SHAPE.program(), DIGEST, witness.ioWords(), sums);
        Optional<String> violation = Fixture.violation(publics, values);
        assertEquals(
                field.failed().isEmpty(),
                violation.isEmpty(),
                () -> where + ": concrete " + field.failed() + ", recorded " + violation);
        return violation.isEmpty();
    }

    private static List<FrElement> plusOne(int at) {
        List<FrElement> copy = new ArrayList<>(HONEST_VALUES);
        copy.set(at, copy.get(at).add(FrElement.ONE));
        return copy;
    }
}
