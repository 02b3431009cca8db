// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.Domain;
import io.larch.bn254.EncodingException;
import io.larch.bn254.Fp;
import io.larch.bn254.FrElement;
import io.larch.bn254.G2Affine;
import io.larch.bn254.PtauFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of dishonest first phases; the message says which check refuses them. */
class PowersOfTauTest {
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int POWER = 3;
    private static final int N = 1 << POWER;
    private static final FrElement T = FrElement.of(123456789);
    private static final FrElement A = FrElement.of(987654321);
    private static final FrElement B = FrElement.of(555555555);
    private static final FrElement S = FrElement.of(31337);

    /** Where the sections' contents begin: header, list of sections, then 12 bytes for each. */
    private static final int TAU_G1 = 12 + 12 + 44 + 12;

    private static final int TAU_G2 = TAU_G1 + 64 * (2 * N - 1) + 12;
    private static final int ALPHA = TAU_G2 + 128 * N + 12;
    private static final int BETA = ALPHA + 64 * N + 12;
    private static final int BETA_G2 = BETA + 64 * N + 12;

    @TempDir private static Path folder;

    private static void read(byte[] bytes) throws Exception {
        Path path = Files.write(folder.resolve("test.ptau"), bytes);
        try (PtauFile file = PtauFile.open(path)) {
            PowersOfTau.read(Examples.KERNELS, file, new Domain(POWER), RANDOM);
        }
    }

    private static void assertRefused(String reason, byte[] bytes) {
        EncodingException e = assertThrows(EncodingException.class, () -> read(bytes));
        assertEquals("powers of tau: " + reason, e.getMessage());
    }

    private static byte[] honest(FrElement tau) {
        return PtauBytes.of(POWER, tau, tau, A, B, B);
    }

    private static G2Affine g2(FrElement x) {
        return G2Affine.GENERATOR.toJacobian().mul(x).toAffine();
    }

    private static byte[] file(FrElement first, List<G2Affine> tau2, G2Affine beta2) {
        return PtauBytes.of(POWER, first, T, tau2, A, B, beta2);
    }

    @Test
    void acceptsAnHonestFile() {
        assertDoesNotThrow(() -> read(honest(T)));
        assertEquals(honest(T).length, BETA_G2 + 128);
    }

    /** s·τ^i in G1 and (s·τ)^i/s in G2 have the ratios that the pairings compare. */
    @Test
    void theFirstPowersAreTheGenerators() {
        FrElement second = T.mul(S);
        List<G2Affine> scaled = PtauBytes.powers(POWER, g2(S.inverse()), second);
        assertRefused("the first power is not the generator", file(S, scaled, g2(B)));
        List<G2Affine> only = PtauBytes.powers(POWER, g2(S), T);
        assertRefused(
                "the first power in G2 is not the generator", file(FrElement.ONE, only, g2(B)));
    }

    @Test
    void tauIsNotInTheDomain() {
        FrElement root = new Domain(POWER).generator();
        assertRefused("τ is a root of unity", honest(root));
        assertRefused("τ is a root of unity", honest(root.square()));
        assertRefused("τ is a root of unity", honest(FrElement.ONE));
        assertDoesNotThrow(() -> read(honest(new Domain(POWER + 1).generator())));
    }

    @Test
    void everyListIsOfTheSameTau() {
        byte[] good = honest(T);
        byte[] other = honest(S);
        String powers = "the powers are not those of one τ";
        for (int i = 2; i < 2 * N - 1; i++) {
            assertRefused(powers, spliced(good, other, TAU_G1 + 64 * i, 64));
        }
        for (int i = 1; i < N; i++) {
            assertRefused(powers, spliced(good, other, ALPHA + 64 * i, 64));
            assertRefused(powers, spliced(good, other, BETA + 64 * i, 64));
        }
        assertRefused(powers, spliced(good, other, ALPHA + 64, 64 * (N - 1)));
        assertRefused(powers, spliced(good, other, BETA + 64, 64 * (N - 1)));
        for (int i = 2; i < N; i++) {
            assertRefused(
                    "the powers in G2 are not those of τ",
                    spliced(good, other, TAU_G2 + 128 * i, 128));
        }
    }

    @Test
    void bothBetasAreOne() {
        assertRefused("β differs between the groups", PtauBytes.of(POWER, T, T, A, B, S));
    }

    /** The pairing is no pairing outside G2; a part of small order must not even get there. */
    @Test
    void pointsOfTheTwistAreInTheSubgroup() {
        String reason = "a point is on the twist but not in G2";
        G2Affine small = SubgroupBatchTest.smallOrder();
        List<G2Affine> honest = PtauBytes.powers(POWER, G2Affine.GENERATOR, T);
        for (int i = 1; i < N; i++) {
            List<G2Affine> bad = new ArrayList<>(honest);
            bad.set(i, honest.get(i).toJacobian().addMixed(small).toAffine());
            assertRefused(reason, file(FrElement.ONE, bad, g2(B)));
        }
        G2Affine beta2 = g2(B).toJacobian().addMixed(small).toAffine();
        assertRefused(reason, file(FrElement.ONE, honest, beta2));
    }

    @Test
    void everyPointIsOnItsCurve() {
        int[] g1 = {
            TAU_G1, TAU_G1 + 64 * (2 * N - 2), ALPHA, ALPHA + 64, BETA, BETA + 64 * (N - 1)
        };
        for (int at : g1) {
            byte[] bad = honest(T);
            bad[at] ^= 1;
            assertRefused("a point is not on the curve", bad);
            assertRefused("a power is infinity", zeroed(at, 64));
            assertRefused("a coordinate is not below p", raised(at));
        }
        for (int at : new int[] {TAU_G2, TAU_G2 + 128 * (N - 1), BETA_G2}) {
            byte[] bad = honest(T);
            bad[at] ^= 1;
            assertRefused("a point is not on the twist", bad);
            assertRefused("a power in G2 is infinity", zeroed(at, 128));
            assertRefused("a coordinate is not below p", raised(at));
        }
    }

    private static byte[] zeroed(int at, int length) {
        byte[] bytes = honest(T);
        Arrays.fill(bytes, at, at + length, (byte) 0);
        return bytes;
    }

    /** The same coordinate plus p. */
    private static byte[] raised(int at) {
        byte[] bytes = honest(T);
        int carry = 0;
        for (int i = 0; i < 32; i++) {
            int sum = (bytes[at + i] & 255) + carry;
            sum += Fp.MODULUS.shiftRight(8 * i).intValue() & 255;
            bytes[at + i] = (byte) sum;
            carry = sum >>> 8;
        }
        return bytes;
    }

    private static byte[] spliced(byte[] good, byte[] other, int at, int length) {
        byte[] bytes = good.clone();
        System.arraycopy(other, at, bytes, at, length);
        return bytes;
    }
}
