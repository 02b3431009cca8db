// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values computed with Python's hashlib from the description of the hashes. */
class CeremonyHashTest {
    private static final Beacon BEACON = new Beacon(new byte[] {1, 2, 3}, 3);

    private static byte[] transcript() {
        byte[] t = new byte[CeremonyHash.BYTES];
        for (int i = 0; i < t.length; i++) {
            t[i] = (byte) i;
        }
        return t;
    }

    private static byte[] after(Optional<Beacon> beacon) {
        Contribution step =
                new Contribution(
                        G1Affine.GENERATOR,
                        G2Affine.GENERATOR,
                        G2Affine.GENERATOR,
                        G1Affine.GENERATOR,
                        beacon);
        return CeremonyHash.after(transcript(), step);
    }

    @Test
    void theTranscriptCoversTheStepAndWhatWasBefore() {
        assertArrayEquals(
                bytes("6a6b08435c9db21e504cbbeccdcf45a8ebb1b93ccce740a7b3388c42c1192a0f"),
                after(Optional.of(BEACON)));
        assertArrayEquals(
                bytes("00b3734447fcf9f94ec591e0b9495b56649d47bb746d0d4d9a5e9734b74d4519"),
                after(Optional.empty()));
    }

    @Test
    void theFactorOfABeaconIsAnIteratedHash() {
        assertEquals(
                number("babad42e3f3bae6432350d74d9e4a7f101ff447c338a413ae7cab61b2b65582"),
                CeremonyHash.beacon(transcript(), BEACON).toBigInteger());
    }

    @Test
    void thePointIsHashedFromTranscriptAndFactor() {
        G1Affine p = CeremonyHash.point(transcript(), G2Affine.GENERATOR);
        assertEquals(
                number("2e9b4b7b1a9b873342223d3de2e3fcf45879eeaec6db03316df814488a818170"),
                p.x().toBigInteger());
        assertEquals(
                number("1a4611250c20ff274c022a78e95d83b08ad40e8225e9e15060e28b1f6b431088"),
                p.y().toBigInteger());
    }

    /** The transcript is this byte 32 times; the number of tries is 5, 2, 3, 1. */
    @ParameterizedTest
    @CsvSource({
        "0, 2033b73ffa098228b1da3ec3342090c8d8a1d96f0cca0ec96d63a767ba0aa6b, false",
        "1, 1a0d895486ab1b3286cc3d65af36566e777bf1016fb47f4d5bbb46c683f86058, true",
        "2, 1bca8057bb15e612646ced08cda5c4ed3fc5463d0a66cad7b467fdfc6a74ad82, false",
        "3, 16908dae5225775e731556667473ca2ab88036ca66701538727c35da02250972, true",
    })
    void numbersThatAreNoCoordinateAreSkipped(byte fill, String x, boolean larger) {
        byte[] t = new byte[CeremonyHash.BYTES];
        Arrays.fill(t, fill);
        G1Affine p = CeremonyHash.point(t, G2Affine.GENERATOR);
        assertEquals(number(x), p.x().toBigInteger());
        assertEquals(larger, p.y().isLarger());
    }

    @Test
    void theBeginningCoversBothKeys() {
        Groth16Keys keys = Examples.KEYS;
        byte[] start = CeremonyHash.start(keys);
        FrElement two = FrElement.of(2);
        Groth16Keys otherZ =
                DishonestCeremony.proving(keys, p -> p.z = DishonestCeremony.times(p.z, two));
        assertFalse(Arrays.equals(start, CeremonyHash.start(otherZ)));
        VerifyingKey v = keys.verifying();
        VerifyingKey changed =
                new VerifyingKey(
                        v.alpha1(),
                        v.beta1(),
                        v.beta2(),
                        v.gamma2(),
                        v.delta1(),
                        v.delta2(),
                        v.k().stream().map(G1Affine::neg).toList(),
                        v.commitment(),
                        v.testKey());
        Groth16Keys otherK = new Groth16Keys(keys.proving(), changed);
        assertFalse(Arrays.equals(start, CeremonyHash.start(otherK)));
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static BigInteger number(String hex) {
        return new BigInteger(hex, 16);
    }
}
