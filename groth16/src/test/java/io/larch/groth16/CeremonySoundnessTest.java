// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static io.larch.groth16.DishonestCeremony.after;
import static io.larch.groth16.DishonestCeremony.keys;
import static io.larch.groth16.DishonestCeremony.proving;
import static io.larch.groth16.DishonestCeremony.state;
import static io.larch.groth16.DishonestCeremony.step;
import static io.larch.groth16.DishonestCeremony.times;
import static io.larch.groth16.DishonestCeremony.with;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Vector;
import io.larch.bn254.Parallel;
import io.larch.bn254.PtauFile;
import io.larch.groth16.circuit.Circuit;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each cheat breaks one rule of the second phase and is consistent in everything else, so that one
 * check alone stands against it; the message says which.
 */
class CeremonySoundnessTest {
    private static final Parallel PARALLEL = new Parallel(2);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Circuit CIRCUIT = Examples.chain(5);
    private static final FrElement X = FrElement.of(1234567);
    private static final FrElement Y = FrElement.of(7654321);
    private static final Beacon BEACON = new Beacon(new byte[] {1, 2, 3}, 2);

    @TempDir private static Path folder;

    private static Groth16Keys initial;
    private static Phase2 begin;
    private static Phase2 one;

    @BeforeAll
    static void beginACeremony() throws Exception {
        try (Trapdoor s = Trapdoor.known(Examples.SEED)) {
            byte[] ptau = PtauBytes.of(3, s.t(), s.t(), s.alpha(), s.beta(), s.beta());
            Path path = Files.write(folder.resolve("test.ptau"), ptau);
            try (PtauFile file = PtauFile.open(path)) {
                initial = Phase1.keys(PARALLEL, Examples.KERNELS, CIRCUIT.r1cs(), file, RANDOM);
            }
        }
        begin = Phase2.begin(initial);
        one = begin.contribute(PARALLEL, RANDOM);
    }

    @AfterAll
    static void close() {
        PARALLEL.close();
    }

    private static Phase2 honest(Phase2 from, FrElement x) {
        return after(from, step(from, x, Optional.empty()), x);
    }

    private static void assertRefused(String reason, Phase2 state) {
        CeremonyException e =
                assertThrows(
                        CeremonyException.class,
                        () -> state.verify(Examples.KERNELS, initial, RANDOM));
        assertEquals(reason, e.getMessage());
    }

    @Test
    void whatTheHelpersMakeIsAcceptedWhenItIsHonest() {
        Phase2 two = honest(honest(begin, X), Y);
        assertDoesNotThrow(() -> two.verify(Examples.KERNELS, initial, RANDOM));
    }

    /** Who may put any δ there throws away what everybody before contributed. */
    @Test
    void deltaIsTheOneBeforeTimesTheFactor() {
        G1Affine delta1 = times(G1Affine.GENERATOR, Y);
        G2Affine delta2 = times(G2Affine.GENERATOR, Y);
        Contribution fresh = step(one, X, delta1, delta2, Optional.empty());
        Groth16Keys keys = after(begin, fresh, Y).keys();
        assertRefused(
                "contribution 1: its delta does not follow from the one before",
                state(one, fresh, keys));
    }

    @Test
    void deltaIsTheSameInBothGroups() {
        Contribution honest = step(one, X, Optional.empty());
        G2Affine other = times(G2Affine.GENERATOR, Y);
        Contribution split = step(one, X, honest.delta1(), other, Optional.empty());
        Groth16Keys keys = after(begin, split, Y).keys();
        assertRefused(
                "contribution 1: its delta does not follow from the one before",
                state(one, split, keys));
    }

    @Test
    void theFactorIsKnown() {
        Contribution c = step(one, X, Optional.empty());
        Contribution unproved =
                new Contribution(c.delta1(), c.delta2(), c.x2(), G1Affine.GENERATOR, c.beacon());
        assertRefused("contribution 1: its proof of knowledge fails", after(one, unproved, X));
    }

    /** A proof of knowledge is good for one place in one ceremony. */
    @Test
    void aProofOfKnowledgeIsNotReplayed() {
        Phase2 first = honest(begin, X);
        G1Affine old = first.steps().get(0).proof();
        Contribution c = step(first, X, Optional.empty());
        Contribution replayed =
                new Contribution(c.delta1(), c.delta2(), c.x2(), old, Optional.empty());
        assertRefused("contribution 1: its proof of knowledge fails", after(first, replayed, X));
    }

    @Test
    void deltaIsNotMadeZero() {
        Phase2 zero = honest(one, FrElement.ZERO);
        assertRefused("contribution 1 makes delta zero", zero);
    }

    @Test
    void aContributionChangesDelta() {
        assertRefused("contribution 0 changes nothing", honest(begin, FrElement.ONE));
        assertRefused("contribution 1 changes nothing", honest(one, FrElement.ONE));
    }

    /** With δ = γ everybody can move public inputs to the part that the prover chooses. */
    @Test
    void deltaIsNotOneInTheEnd() {
        Phase2 undone = honest(honest(begin, X), X.inverse());
        assertRefused("delta is one again", undone);
    }

    @Test
    void nothingFollowsABeacon() {
        FrElement x = CeremonyHash.beacon(one.transcript(), BEACON);
        Phase2 sealed = after(one, step(one, x, Optional.of(BEACON)), x);
        assertDoesNotThrow(() -> sealed.verify(Examples.KERNELS, initial, RANDOM));
        assertRefused("contribution 1 follows a beacon", honest(sealed, X));
    }

    @Test
    void theFactorOfTheBeaconIsItsHash() {
        Phase2 chosen = after(one, step(one, X, Optional.of(BEACON)), X);
        assertRefused("the factor is not that of the beacon", chosen);
        FrElement early = CeremonyHash.beacon(begin.transcript(), BEACON);
        Phase2 replayed = after(one, step(one, early, Optional.of(BEACON)), early);
        assertRefused("the factor is not that of the beacon", replayed);
    }

    /** A file says how often its beacon is to be hashed: 2^40 times is days. */
    @Test
    void aFileCannotAskForDaysOfHashing() {
        Beacon endless = new Beacon(BEACON.value(), Beacon.MAX_LOG_ITERATIONS);
        assertRefused(
                "its beacon takes too many hashes to be tried unless it is the announced one",
                after(one, step(one, X, Optional.of(endless)), X));
    }

    @Test
    void theBeaconIsTheAnnouncedOne() throws Exception {
        Phase2 sealed = one.seal(PARALLEL, BEACON.value(), BEACON.logIterations());
        assertEquals(Optional.of(BEACON), sealed.beacon());
        assertEquals(Optional.empty(), one.beacon());
        sealed.verify(Examples.KERNELS, initial, BEACON, RANDOM);
        Beacon longer = new Beacon(BEACON.value(), BEACON.logIterations() + 1);
        Beacon other = new Beacon(new byte[] {3, 2, 1}, BEACON.logIterations());
        for (Beacon announced : List.of(longer, other)) {
            CeremonyException e =
                    assertThrows(
                            CeremonyException.class,
                            () -> sealed.verify(Examples.KERNELS, initial, announced, RANDOM));
            assertEquals("it was not sealed with the announced beacon", e.getMessage());
        }
        assertThrows(
                CeremonyException.class,
                () -> one.verify(Examples.KERNELS, initial, BEACON, RANDOM));
    }

    @Test
    void theKeysHaveTheLastDelta() {
        Phase2 two = honest(one, X);
        G1Affine delta1 = one.keys().proving().delta1();
        G2Affine delta2 = one.keys().proving().delta2();
        String reason = "the keys have another delta";
        assertRefused(reason, with(two, proving(two.keys(), p -> p.delta1 = delta1)));
        assertRefused(reason, with(two, proving(two.keys(), p -> p.delta2 = delta2)));
        VerifyingKey v = two.keys().verifying();
        assertRefused(reason, verifying(two, v.alpha1(), v.gamma2(), delta1, v.delta2(), v.k()));
        assertRefused(reason, verifying(two, v.alpha1(), v.gamma2(), v.delta1(), delta2, v.k()));
    }

    private static Phase2 verifying(
            Phase2 state,
            G1Affine alpha,
            G2Affine gamma,
            G1Affine d1,
            G2Affine d2,
            List<G1Affine> k) {
        VerifyingKey v = state.keys().verifying();
        VerifyingKey changed =
                new VerifyingKey(
                        alpha, v.beta1(), v.beta2(), gamma, d1, d2, k, v.commitment(), false);
        return with(state, new Groth16Keys(state.keys().proving(), changed));
    }

    private static Phase2 beta(Phase2 state, G1Affine beta1, G2Affine beta2) {
        VerifyingKey v = state.keys().verifying();
        VerifyingKey changed =
                new VerifyingKey(
                        v.alpha1(),
                        beta1,
                        beta2,
                        v.gamma2(),
                        v.delta1(),
                        v.delta2(),
                        v.k(),
                        v.commitment(),
                        false);
        return with(state, new Groth16Keys(state.keys().proving(), changed));
    }

    /** Whoever may begin with a δ or γ of his own knows it. */
    @Test
    void itBeginsWithGammaAndDeltaOne() {
        VerifyingKey v = initial.verifying();
        G1Affine g1 = times(G1Affine.GENERATOR, X);
        G2Affine g2 = times(G2Affine.GENERATOR, X);
        List<Phase2> bad =
                List.of(
                        verifying(begin, v.alpha1(), g2, v.delta1(), v.delta2(), v.k()),
                        verifying(begin, v.alpha1(), v.gamma2(), g1, v.delta2(), v.k()),
                        verifying(begin, v.alpha1(), v.gamma2(), v.delta1(), g2, v.k()));
        for (Phase2 state : bad) {
            CeremonyException e =
                    assertThrows(CeremonyException.class, () -> Phase2.begin(state.keys()));
            assertEquals("a second phase begins with keys of a first phase", e.getMessage());
        }
    }

    /** The keys of a commitment have a trapdoor of their own, which no contribution changes. */
    @Test
    void thereIsNoCeremonyForACommitment() {
        CeremonyException e =
                assertThrows(CeremonyException.class, () -> Phase2.begin(committed(initial)));
        assertEquals("ceremonies are for circuits without a commitment", e.getMessage());
    }

    private static Groth16Keys committed(Groth16Keys keys) {
        VerifyingKey v = keys.verifying();
        G2Affine g2 = times(G2Affine.GENERATOR, X);
        CommitmentKey commitment = new CommitmentKey(g2, g2.neg(), List.of());
        VerifyingKey committed =
                new VerifyingKey(
                        v.alpha1(),
                        v.beta1(),
                        v.beta2(),
                        v.gamma2(),
                        v.delta1(),
                        v.delta2(),
                        v.k(),
                        Optional.of(commitment),
                        false);
        return new Groth16Keys(keys.proving(), committed);
    }

    @Test
    void theVerifyingKeyIsTheFirstOne() {
        VerifyingKey v = one.keys().verifying();
        String reason = "the verifying key was changed";
        G1Affine g1 = times(G1Affine.GENERATOR, X);
        G2Affine g2 = times(G2Affine.GENERATOR, X);
        assertRefused(reason, verifying(one, g1, v.gamma2(), v.delta1(), v.delta2(), v.k()));
        assertRefused(reason, verifying(one, v.alpha1(), g2, v.delta1(), v.delta2(), v.k()));
        assertRefused(reason, beta(one, g1, v.beta2()));
        assertRefused(reason, beta(one, v.beta1(), g2));
        assertRefused(reason, with(one, committed(one.keys())));
        for (int i = 0; i < v.k().size(); i++) {
            List<G1Affine> k = new ArrayList<>(v.k());
            k.set(i, g1);
            assertRefused(
                    reason, verifying(one, v.alpha1(), v.gamma2(), v.delta1(), v.delta2(), k));
        }
        List<G1Affine> fewer = v.k().subList(0, v.k().size() - 1);
        assertRefused(
                reason, verifying(one, v.alpha1(), v.gamma2(), v.delta1(), v.delta2(), fewer));
    }

    @Test
    void theFixedPartsOfTheProvingKeyAreTheFirstOnes() {
        G1Affine g1 = times(G1Affine.GENERATOR, X);
        G2Affine g2 = times(G2Affine.GENERATOR, X);
        List<Consumer<ProvingKey.Parts>> changes =
                List.of(
                        p -> p.log++,
                        p -> p.alpha1 = g1,
                        p -> p.beta1 = g1,
                        p -> p.beta2 = g2,
                        p -> p.infinityA[0] ^= true,
                        p -> p.infinityB[0] ^= true,
                        p -> p.a = replaced(p.a),
                        p -> p.b1 = replaced(p.b1),
                        p -> {
                            List<G2Affine> b = new ArrayList<>(p.b2.toList());
                            b.set(b.size() - 1, g2);
                            p.b2 = G2Vector.of(b);
                        },
                        p -> p.pedersen = Optional.of(new PedersenKey(p.a, p.a)));
        for (int i = 0; i < changes.size(); i++) {
            Groth16Keys changed = proving(one.keys(), changes.get(i));
            assertRefused("the proving key was changed", with(one, changed));
        }
    }

    private static G1Vector replaced(G1Vector v) {
        List<G1Affine> points = new ArrayList<>(v.toList());
        points.set(points.size() - 1, points.get(0).neg());
        return G1Vector.of(points);
    }

    /** Errors that cancel in a plain sum do not cancel in a random one. */
    @Test
    void everyPointOfKAndZIsDividedByDelta() {
        String k = "the points K do not follow from those before";
        String z = "the points Z do not follow from those before";
        assertRefused(k, with(one, keys(one.keys(), p -> p.k = times(p.k, X))));
        assertRefused(z, with(one, keys(one.keys(), p -> p.z = times(p.z, X))));
        assertRefused(k, with(one, keys(one.keys(), p -> p.k = cancelling(p.k))));
        assertRefused(z, with(one, keys(one.keys(), p -> p.z = cancelling(p.z))));
        assertRefused(k, with(one, keys(one.keys(), p -> p.k = fewer(p.k))));
        assertRefused(z, with(one, keys(one.keys(), p -> p.z = fewer(p.z))));
    }

    private static G1Vector cancelling(G1Vector v) {
        List<G1Affine> points = new ArrayList<>(v.toList());
        Collections.swap(points, 0, 1);
        return G1Vector.of(points);
    }

    private static G1Vector fewer(G1Vector v) {
        return v.slice(0, v.size() - 1);
    }
}
