// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class G1AffineTest {
    private final Random random = TestRandom.of(G1AffineTest.class);

    private List<G1Affine> samples() {
        G1Affine p = TestRandom.g1(random);
        return List.of(G1Affine.INFINITY, G1Affine.GENERATOR, G1Affine.GENERATOR.neg(), p, p.neg());
    }

    private static void rejects(byte[] bytes) {
        assertThrows(EncodingException.class, () -> decode(bytes));
    }

    private static G1Affine decode(byte[] bytes) throws EncodingException {
        return bytes.length == G1Affine.COMPRESSED_BYTES
                ? G1Affine.fromCompressed(bytes, 0)
                : G1Affine.fromUncompressed(bytes, 0);
    }

    @Test
    void decodesWhatItEncodes() throws EncodingException {
        for (G1Affine p : samples()) {
            assertEquals(p, G1Affine.fromUncompressed(p.toUncompressed(), 0));
            assertEquals(p, G1Affine.fromCompressed(p.toCompressed(), 0));
            byte[] padded = new byte[70];
            System.arraycopy(p.toUncompressed(), 0, padded, 5, 64);
            assertEquals(p, G1Affine.fromUncompressed(padded, 5));
            System.arraycopy(p.toCompressed(), 0, padded, 3, 32);
            assertEquals(p, G1Affine.fromCompressed(padded, 3));
        }
    }

    @Test
    void encodesTheGeneratorAndInfinityAsSpecified() {
        byte[] raw = new byte[64];
        assertArrayEquals(raw, G1Affine.INFINITY.toUncompressed());
        raw[31] = 1;
        raw[63] = 2;
        assertArrayEquals(raw, G1Affine.GENERATOR.toUncompressed());
        byte[] compressed = new byte[32];
        compressed[0] = 0x40;
        assertArrayEquals(compressed, G1Affine.INFINITY.toCompressed());
        compressed[31] = 1;
        compressed[0] = (byte) 0x80;
        assertArrayEquals(compressed, G1Affine.GENERATOR.toCompressed());
        compressed[0] = (byte) 0xc0;
        assertArrayEquals(compressed, G1Affine.GENERATOR.neg().toCompressed());
    }

    @Test
    void rejectsPointsOffTheCurve() {
        byte[] raw = G1Affine.GENERATOR.toUncompressed();
        raw[63] = 3;
        rejects(raw);
        raw[63] = 0;
        rejects(raw);
        assertThrows(
                IllegalArgumentException.class, () -> G1Affine.of(FpElement.ONE, FpElement.ONE));
        assertFalse(G1Affine.load(new long[] {1, 0, 0, 0, 1, 0, 0, 0}, 0).isOnCurve());
        assertTrue(G1Affine.INFINITY.isOnCurve());
    }

    @Test
    void rejectsCoordinatesWithoutPoint() {
        FpElement x = FpElement.ONE;
        while (x.square().mul(x).add(G1Affine.B).sqrt().isPresent()) {
            x = x.add(FpElement.ONE);
        }
        byte[] bytes = x.toCanonicalBytes();
        bytes[0] |= (byte) 0x80;
        rejects(bytes);
    }

    @Test
    void rejectsCoordinatesNotBelowTheModulus() {
        for (G1Affine p : samples()) {
            for (int at : new int[] {0, 32}) {
                byte[] raw = p.toUncompressed();
                addModulus(raw, at);
                rejects(raw);
            }
            byte[] compressed = p.toCompressed();
            byte flags = (byte) (compressed[0] & 0xc0);
            compressed[0] &= 0x3f;
            addModulus(compressed, 0);
            if ((compressed[0] & 0xc0) == 0) {
                compressed[0] |= flags;
                rejects(compressed);
            }
        }
    }

    private static void addModulus(byte[] bytes, int at) {
        BigInteger v = new BigInteger(1, bytes, at, 32).add(Fp.MODULUS);
        for (int i = 0; i < 32; i++) {
            bytes[at + 31 - i] = v.shiftRight(8 * i).byteValue();
        }
    }

    @Test
    void rejectsWrongFlags() {
        byte[] plain = G1Affine.GENERATOR.toCompressed();
        plain[0] &= 0x3f;
        rejects(plain);
        byte[] infinity = G1Affine.INFINITY.toCompressed();
        for (int i = 0; i < 32; i++) {
            byte[] b = infinity.clone();
            b[i] |= 1;
            rejects(b);
        }
        rejects(new byte[32]);
        for (int flags : new int[] {0x40, 0x80, 0xc0}) {
            for (G1Affine p : samples()) {
                byte[] raw = p.toUncompressed();
                raw[0] |= (byte) flags;
                rejects(raw);
            }
        }
    }

    @Test
    void rejectsShortInput() {
        byte[] raw = G1Affine.GENERATOR.toUncompressed();
        assertThrows(EncodingException.class, () -> G1Affine.fromUncompressed(raw, 1));
        assertThrows(EncodingException.class, () -> G1Affine.fromUncompressed(new byte[0], 0));
        assertThrows(EncodingException.class, () -> G1Affine.fromCompressed(raw, 33));
        assertThrows(EncodingException.class, () -> G1Affine.fromCompressed(new byte[0], 0));
    }
}
