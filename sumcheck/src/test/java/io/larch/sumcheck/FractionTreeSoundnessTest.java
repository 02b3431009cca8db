// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.InvalidProofException.Reason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * One falsity, repaired from the root of the fraction tree down to some level and not below: each
 * level has the one check that finds it.
 */
class FractionTreeSoundnessTest {
    private final Rng rng = Rng.of(FractionTreeSoundnessTest.class);
    private final LookupCase k = LookupCase.small(rng);
    private final IndexedLookup lookup = k.lookup(LookupRules.PROTOCOL);
    private final Conversation conversation = LookupCase.conversation(lookup);

    /** The push-forward with mass moved where no claim looks: the root's numerator is not zero. */
    private List<FrElement> falsePush() {
        List<FrElement> push = k.honestPush();
        int beyond = (3 << lookup.width()) + (1 << k.columns.get(3).width());
        push.set(beyond, FrElement.ONE);
        return push;
    }

    private ReferenceLookup prover(List<FrElement> push) {
        return new ReferenceLookup(lookup, k.digits, k.points, push, false, k.trapdoor);
    }

    private IndexedLookup.Result<FrElement> verify(ReferenceLookup prover)
            throws InvalidProofException {
        ProverChannel proof = conversation.prover();
        prover.prove(proof, k.claims);
        List<IndexedLookup.Claim<FrElement>> claims =
                k.claims.stream().map(ReferenceLookup.Claim::toVerifier).toList();
        return lookup.verify(conversation.verifier(proof), k.points, claims);
    }

    private void assertRejected(Reason reason, int round, ReferenceLookup prover) {
        InvalidProofException e =
                assertThrows(InvalidProofException.class, () -> verify(prover), "layer " + round);
        assertEquals(reason, e.reason());
        assertEquals(round, e.round());
    }

    @Test
    void theHonestProverIsAccepted() {
        assertDoesNotThrow(() -> verify(prover(k.honestPush())));
    }

    @Test
    void everyLevelFindsAFalseNumerator() throws InvalidProofException {
        List<FrElement> push = falsePush();
        assertRejected(Reason.FRACTION_ROOT, -1, prover(push));
        for (int level = 1; level <= lookup.layers() + 1; level++) {
            ReferenceLookup prover = prover(push).repairLevels(level);
            assertRejected(Reason.FRACTION_LAYER, level - 1, prover);
        }
    }

    @Test
    void theFirstLayerFindsAFalseDenominatorOfTheRoot() {
        ProverChannel honest = conversation.prover();
        prover(k.honestPush()).prove(honest, k.claims);
        List<FrElement> scalars = new ArrayList<>(honest.scalars());
        assertEquals(FrElement.ZERO, scalars.get(0));
        scalars.set(1, scalars.get(1).add(FrElement.ONE));
        List<IndexedLookup.Claim<FrElement>> claims =
                k.claims.stream().map(ReferenceLookup.Claim::toVerifier).toList();
        InvalidProofException e =
                assertThrows(
                        InvalidProofException.class,
                        () ->
                                lookup.verify(
                                        conversation.verifier(scalars, honest.points()),
                                        k.points,
                                        claims));
        assertEquals(Reason.FRACTION_LAYER, e.reason());
        assertEquals(0, e.round());
    }

    @Test
    void theLeavesFindFalseDenominators() {
        assertRejected(
                Reason.FRACTION_LAYER, lookup.layers(), prover(k.honestPush()).falseDenominator());
    }
}
