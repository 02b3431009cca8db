// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Parallel;
import io.larch.bn254.PtauFile;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Both phases of a ceremony, the first against keys made from the same known secrets. */
class CeremonyTest {
    private static final Parallel PARALLEL = new Parallel(2);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Trapdoor SECRETS = Trapdoor.known(Examples.SEED);
    private static final int STEPS = 5;
    private static final Circuit CIRCUIT = Examples.chain(STEPS);

    @TempDir private static Path folder;

    private static Groth16Keys initial;
    private static Phase2 begin;
    private static Phase2 one;
    private static Phase2 two;
    private static Phase2 sealed;

    @BeforeAll
    static void holdACeremony() throws Exception {
        initial = phase1(CIRCUIT, honestPtau(4));
        begin = Phase2.begin(initial);
        one = begin.contribute(PARALLEL, RANDOM);
        two = one.contribute(PARALLEL, RANDOM);
        sealed = two.seal(PARALLEL, new byte[] {1, 2, 3}, 4);
    }

    @AfterAll
    static void close() {
        SECRETS.close();
        PARALLEL.close();
    }

    private static byte[] honestPtau(int power) {
        FrElement t = SECRETS.t();
        return PtauBytes.of(power, t, t, SECRETS.alpha(), SECRETS.beta(), SECRETS.beta());
    }

    private static Groth16Keys phase1(Circuit circuit, byte[] ptau)
            throws IOException, EncodingException, CeremonyException {
        Path path = Files.write(folder.resolve("test.ptau"), ptau);
        try (PtauFile file = PtauFile.open(path)) {
            return Phase1.keys(PARALLEL, Examples.KERNELS, circuit.r1cs(), file, RANDOM);
        }
    }

    private static List<G1Affine> times(List<G1Affine> points, FrElement k) {
        return points.stream().map(p -> p.toJacobian().mul(k).toAffine()).toList();
    }

    private static void assertKeysOfTheSecrets(Circuit circuit, byte[] ptau) throws Exception {
        Groth16Keys found = phase1(circuit, ptau);
        Groth16Keys known = Groth16Setup.unsafe(Examples.KERNELS, circuit.r1cs(), Examples.SEED);
        ProvingKey f = found.proving();
        ProvingKey k = known.proving();
        assertEquals(k.logDomain(), f.logDomain());
        assertEquals(k.alpha1(), f.alpha1());
        assertEquals(k.beta1(), f.beta1());
        assertEquals(k.beta2(), f.beta2());
        assertEquals(G1Affine.GENERATOR, f.delta1());
        assertEquals(G2Affine.GENERATOR, f.delta2());
        assertArrayEquals(k.infinityA(), f.infinityA());
        assertArrayEquals(k.infinityB(), f.infinityB());
        assertEquals(k.a().toList(), f.a().toList());
        assertEquals(k.b1().toList(), f.b1().toList());
        assertEquals(k.b2().toList(), f.b2().toList());
        assertEquals(times(k.k().toList(), SECRETS.delta()), f.k().toList());
        assertEquals(times(k.z().toList(), SECRETS.delta()), f.z().toList());
        assertEquals(times(known.verifying().k(), SECRETS.gamma()), found.verifying().k());
        assertTrue(f.testKey() && found.verifying().testKey());
    }

    @Test
    void phaseOneMakesTheKeysOfTheSameSecrets() throws Exception {
        assertKeysOfTheSecrets(CIRCUIT, honestPtau(3));
        assertKeysOfTheSecrets(CIRCUIT, honestPtau(4));
        assertKeysOfTheSecrets(Examples.CUBIC, honestPtau(3));
        assertKeysOfTheSecrets(Examples.chain(1), honestPtau(3));
    }

    @Test
    void phaseOneRefusesAFileThatIsTooSmall() {
        assertThrows(EncodingException.class, () -> phase1(CIRCUIT, honestPtau(2)));
    }

    @Test
    void phaseOneRefusesInconsistentSecrets() {
        FrElement t = SECRETS.t();
        FrElement a = SECRETS.alpha();
        FrElement b = SECRETS.beta();
        FrElement x = SECRETS.gamma();
        List<byte[]> bad =
                List.of(
                        PtauBytes.of(3, t, x, a, b, b),
                        PtauBytes.of(3, t, t, a, b, x),
                        PtauBytes.of(3, FrElement.ONE, FrElement.ONE, a, b, b),
                        PtauBytes.of(3, FrElement.ONE.neg(), FrElement.ONE.neg(), a, b, b));
        for (byte[] file : bad) {
            assertThrows(EncodingException.class, () -> phase1(CIRCUIT, file));
        }
    }

    @Test
    void phaseOneRefusesAnyForeignPoint() {
        byte[] good = honestPtau(3);
        FrElement x = SECRETS.gamma();
        byte[] other = PtauBytes.of(3, x, x, x, x, x);
        int at = 12 + 12 + 44;
        int[][] sections = {{15, 64}, {8, 128}, {8, 64}, {8, 64}, {1, 128}};
        for (int[] section : sections) {
            at += 12;
            for (int i = 0; i < section[0]; i++) {
                byte[] bad = good.clone();
                System.arraycopy(other, at, bad, at, section[1]);
                if (!Arrays.equals(good, bad)) {
                    assertThrows(EncodingException.class, () -> phase1(CIRCUIT, bad));
                }
                at += section[1];
            }
        }
        assertEquals(good.length, at);
    }

    @Test
    void phaseOneRefusesACommitment() throws Exception {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire x = f.privateInput("x");
        f.assertEqual(f.mul(x, f.commit(x)), f.publicInput("y"));
        Circuit circuit = builder.compile();
        assertTrue(circuit.r1cs().commitment().isPresent());
        assertThrows(CeremonyException.class, () -> phase1(circuit, honestPtau(3)));
    }

    private static void verify(Phase2 state) throws CeremonyException {
        state.verify(Examples.KERNELS, initial, RANDOM);
    }

    private static void assertRefused(Phase2 state) {
        assertThrows(CeremonyException.class, () -> verify(state));
    }

    @Test
    void acceptsAnHonestChain() throws Exception {
        verify(one);
        verify(two);
        verify(sealed);
        assertEquals(2, sealed.contributions());
        assertTrue(sealed.sealed());
        assertFalse(sealed.sealedKeys().verifying().testKey());
        assertFalse(Arrays.equals(one.transcript(), two.transcript()));
    }

    @Test
    void refusesToGoOnOutOfOrder() {
        assertThrows(CeremonyException.class, () -> begin.seal(PARALLEL, new byte[1], 0));
        assertThrows(CeremonyException.class, () -> sealed.contribute(PARALLEL, RANDOM));
        assertThrows(CeremonyException.class, () -> sealed.seal(PARALLEL, new byte[1], 0));
        assertThrows(CeremonyException.class, two::sealedKeys);
        assertThrows(CeremonyException.class, () -> Phase2.begin(one.keys()));
        assertThrows(CeremonyException.class, () -> Phase2.begin(Examples.KEYS));
        assertRefused(begin);
    }

    @Test
    void sealedKeysProveAndEarlierKeysDoNotVerify() throws Exception {
        Groth16Keys keys = sealed.sealedKeys();
        List<FrElement> inputs = Examples.chainInputs(3, STEPS);
        long[] assignment = CIRCUIT.assign(inputs, List.of());
        Groth16Proof proof = Examples.prove(CIRCUIT, keys.proving(), assignment);
        Groth16Verifier.verify(keys.verifying(), inputs, proof);
        for (Phase2 earlier : List.of(begin, one, two)) {
            VerifyingKey vk = earlier.keys().verifying();
            assertThrows(
                    InvalidGroth16ProofException.class,
                    () -> Groth16Verifier.verify(vk, inputs, proof));
        }
        byte[] bytes = keys.verifying().toBytes();
        assertEquals(keys.verifying(), VerifyingKey.decode(bytes, false));
    }

    @Test
    void refusesChangedSteps() {
        List<Contribution> good = sealed.steps();
        for (int i = 0; i < good.size(); i++) {
            for (Contribution bad : changes(good.get(i), good.get((i + 1) % good.size()))) {
                List<Contribution> steps = new ArrayList<>(good);
                steps.set(i, bad);
                assertRefused(new Phase2(sealed.start(), steps, sealed.keys()));
            }
        }
    }

    private static List<Contribution> changes(Contribution c, Contribution o) {
        Optional<Beacon> beacon = Optional.of(new Beacon(new byte[] {9}, 4));
        return List.of(
                new Contribution(o.delta1(), c.delta2(), c.x2(), c.proof(), c.beacon()),
                new Contribution(c.delta1(), o.delta2(), c.x2(), c.proof(), c.beacon()),
                new Contribution(c.delta1(), c.delta2(), o.x2(), c.proof(), c.beacon()),
                new Contribution(c.delta1(), c.delta2(), c.x2(), o.proof(), c.beacon()),
                new Contribution(c.delta1(), c.delta2(), c.x2(), c.proof(), beacon),
                new Contribution(
                        G1Affine.INFINITY,
                        G2Affine.INFINITY,
                        G2Affine.INFINITY,
                        G1Affine.INFINITY,
                        c.beacon()),
                o);
    }

    @Test
    void refusesMissingSwappedOrRepeatedSteps() {
        List<Contribution> s = sealed.steps();
        List<List<Contribution>> bad =
                List.of(
                        List.of(s.get(1), s.get(0), s.get(2)),
                        List.of(s.get(0), s.get(2), s.get(1)),
                        List.of(s.get(0), s.get(2)),
                        List.of(s.get(1), s.get(2)),
                        List.of(s.get(2)),
                        List.of(s.get(0), s.get(1)),
                        List.of(s.get(0), s.get(0), s.get(1), s.get(2)),
                        List.of());
        for (List<Contribution> steps : bad) {
            assertRefused(new Phase2(sealed.start(), steps, sealed.keys()));
        }
        byte[] start = sealed.start().clone();
        start[0] ^= 1;
        assertRefused(new Phase2(start, s, sealed.keys()));
        assertRefused(new Phase2(sealed.start(), s, two.keys()));
    }

    private static byte[] bytes(Phase2 state) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Phase2File.write(out, state);
        return out.toByteArray();
    }

    private static Phase2 read(byte[] bytes) throws IOException, EncodingException {
        return Phase2File.read(Examples.KERNELS, new ByteArrayInputStream(bytes));
    }

    @Test
    void filesGoRound() throws Exception {
        for (Phase2 state : List.of(begin, one, two, sealed)) {
            byte[] bytes = bytes(state);
            Phase2 back = read(bytes);
            assertArrayEquals(bytes, bytes(back));
            assertArrayEquals(state.transcript(), back.transcript());
            assertEquals(state.keys().verifying(), back.keys().verifying());
        }
        verify(read(bytes(sealed)));
        Phase2 resumed = read(bytes(begin)).contribute(PARALLEL, RANDOM);
        verify(resumed);
    }

    @Test
    void refusesFilesCutOffOrWithMoreBytes() throws Exception {
        byte[] good = bytes(sealed);
        for (int n = 0; n < good.length; n += 41) {
            byte[] cut = Arrays.copyOf(good, n);
            assertThrows(EncodingException.class, () -> read(cut), "length " + n);
        }
        byte[] longer = Arrays.copyOf(good, good.length + 1);
        assertThrows(EncodingException.class, () -> read(longer));
    }

    @Test
    void refusesContributionsWithAPointAtInfinity() throws Exception {
        byte[] good = bytes(one);
        int step = 8 + 1 + 32 + 4;
        int[] lengths = {64, 128, 128, 64};
        for (int length : lengths) {
            byte[] bad = good.clone();
            Arrays.fill(bad, step, step + length, (byte) 0);
            assertThrows(EncodingException.class, () -> read(bad), "point at " + step);
            step += length;
        }
    }

    private static void assertUnreadable(String reason, byte[] bytes) {
        EncodingException e = assertThrows(EncodingException.class, () -> read(bytes));
        assertEquals(reason, e.getMessage());
    }

    @Test
    void refusesOtherFilesAndOtherVersions() throws Exception {
        byte[] other = bytes(one);
        other[0] ^= 1;
        assertUnreadable("not a ceremony file", other);
        byte[] later = bytes(one);
        later[8]++;
        assertUnreadable("a ceremony file of another version", later);
    }

    /** A file could make every verifier hash for years. */
    @Test
    void refusesABeaconOfTooManyHashes() throws Exception {
        byte[] bytes = bytes(sealed);
        byte[] beacon = {0, 0, 0, 3, 1, 2, 3, 4};
        int log = indexOf(bytes, beacon) + beacon.length - 1;
        for (int tooMany : new int[] {Beacon.MAX_LOG_ITERATIONS + 1, 255}) {
            bytes[log] = (byte) tooMany;
            assertUnreadable("a beacon of too many hashes", bytes);
        }
        bytes[log] = (byte) Beacon.MAX_LOG_ITERATIONS;
        assertEquals(
                Optional.of(new Beacon(new byte[] {1, 2, 3}, Beacon.MAX_LOG_ITERATIONS)),
                read(bytes).beacon());
    }

    @Test
    void refusesKeysOfDifferentCircuits() throws Exception {
        VerifyingKey v = one.keys().verifying();
        VerifyingKey fewer =
                new VerifyingKey(
                        v.alpha1(),
                        v.beta1(),
                        v.beta2(),
                        v.gamma2(),
                        v.delta1(),
                        v.delta2(),
                        v.k().subList(0, v.k().size() - 1),
                        v.commitment(),
                        false);
        Groth16Keys keys = new Groth16Keys(one.keys().proving(), fewer);
        byte[] bytes = bytes(DishonestCeremony.with(one, keys));
        assertUnreadable("the keys do not fit together", bytes);
    }

    @Test
    void refusesAKeyForCommitments() throws Exception {
        Groth16Keys keys =
                DishonestCeremony.proving(
                        one.keys(),
                        p -> {
                            G1Vector basis = p.a.slice(0, 1);
                            p.pedersen = Optional.of(new PedersenKey(basis, basis));
                        });
        byte[] bytes = bytes(DishonestCeremony.with(one, keys));
        assertUnreadable("a ceremony for a commitment", bytes);
    }

    @Test
    void refusesEveryReplacedPointOfTheKeys() throws Exception {
        assertChangesRefused(sealed.keys().proving().a());
        assertChangesRefused(sealed.keys().proving().b1());
        assertChangesRefused(sealed.keys().proving().k());
        assertChangesRefused(sealed.keys().proving().z());
    }

    /** A point at a time is replaced in the file by its neighbour's negative. */
    private static void assertChangesRefused(G1Vector points) throws Exception {
        byte[] good = bytes(sealed);
        for (int i = 0; i < points.size(); i++) {
            int at = indexOf(good, points.get(i).toUncompressed());
            byte[] bad = good.clone();
            byte[] other = points.get((i + 1) % points.size()).neg().toUncompressed();
            System.arraycopy(other, 0, bad, at, other.length);
            assertRefused(read(bad));
        }
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++) {
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) {
                return i;
            }
        }
        throw new AssertionError("the point is not in the file");
    }
}
