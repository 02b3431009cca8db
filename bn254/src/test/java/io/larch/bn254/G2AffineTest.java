// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class G2AffineTest {
    private final Random random = TestRandom.of(G2AffineTest.class);

    private List<G2Affine> samples() {
        G2Affine p = TestRandom.g2(random);
        return List.of(G2Affine.INFINITY, G2Affine.GENERATOR, G2Affine.GENERATOR.neg(), p, p.neg());
    }

    private static void rejects(byte[] bytes) {
        assertThrows(EncodingException.class, () -> decode(bytes));
    }

    private static G2Affine decode(byte[] bytes) throws EncodingException {
        return bytes.length == G2Affine.COMPRESSED_BYTES
                ? G2Affine.fromCompressed(bytes, 0)
                : G2Affine.fromUncompressed(bytes, 0);
    }

    @Test
    void decodesWhatItEncodes() throws EncodingException {
        for (G2Affine p : samples()) {
            assertEquals(p, G2Affine.fromUncompressed(p.toUncompressed(), 0));
            assertEquals(p, G2Affine.fromCompressed(p.toCompressed(), 0));
            byte[] padded = new byte[140];
            System.arraycopy(p.toUncompressed(), 0, padded, 5, 128);
            assertEquals(p, G2Affine.fromUncompressed(padded, 5));
            System.arraycopy(p.toCompressed(), 0, padded, 3, 64);
            assertEquals(p, G2Affine.fromCompressed(padded, 3));
        }
    }

    @Test
    void decodesPointsWrittenByGnark() throws IOException, EncodingException {
        for (Vectors.Vector v : Vectors.read("gnark-points.txt")) {
            if (v.name().startsWith("G1")) {
                G1Affine p = G1Affine.fromCompressed(v.input(), 0);
                assertArrayEquals(v.expected(), p.toUncompressed(), v.name());
                assertArrayEquals(v.input(), p.toCompressed(), v.name());
            } else {
                G2Affine p = G2Affine.fromCompressed(v.input(), 0);
                assertArrayEquals(v.expected(), p.toUncompressed(), v.name());
                assertArrayEquals(v.input(), p.toCompressed(), v.name());
            }
        }
    }

    @Test
    void encodesInfinityAsSpecified() {
        assertArrayEquals(new byte[128], G2Affine.INFINITY.toUncompressed());
        byte[] compressed = new byte[64];
        compressed[0] = 0x40;
        assertArrayEquals(compressed, G2Affine.INFINITY.toCompressed());
    }

    @Test
    void rejectsPointsOffTheTwist() {
        byte[] raw = G2Affine.GENERATOR.toUncompressed();
        raw[127] ^= 1;
        rejects(raw);
        assertThrows(
                IllegalArgumentException.class, () -> G2Affine.of(Fp2Element.ONE, Fp2Element.ONE));
        assertTrue(G2Affine.INFINITY.isOnCurve());
    }

    @Test
    void rejectsPointsOfTheTwistOutsideTheSubgroup() {
        for (int i = 0; i < 4; i++) {
            G2Affine p = TestRandom.twist(random).toAffine();
            assertTrue(p.isOnCurve());
            assertFalse(p.isInSubgroup());
            rejects(p.toUncompressed());
            rejects(p.toCompressed());
            assertThrows(IllegalArgumentException.class, () -> G2Affine.of(p.x(), p.y()));
        }
    }

    @Test
    void rejectsCoordinatesWithoutPoint() {
        Fp2Element x = Fp2Element.ONE;
        while (x.square().mul(x).add(G2Affine.B).sqrt().isPresent()) {
            x = x.add(Fp2Element.ONE);
        }
        byte[] bytes = new byte[64];
        x.a0().writeCanonicalBytes(bytes, 32);
        bytes[0] |= (byte) 0x80;
        rejects(bytes);
    }

    @Test
    void rejectsCoordinatesNotBelowTheModulus() {
        for (G2Affine p : samples()) {
            for (int at = 0; at < 128; at += 32) {
                byte[] raw = p.toUncompressed();
                addModulus(raw, at);
                rejects(raw);
            }
            byte[] compressed = p.toCompressed();
            addModulus(compressed, 32);
            rejects(compressed);
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
        byte[] plain = G2Affine.GENERATOR.toCompressed();
        plain[0] &= 0x3f;
        rejects(plain);
        byte[] infinity = G2Affine.INFINITY.toCompressed();
        for (int i = 0; i < 64; i++) {
            byte[] b = infinity.clone();
            b[i] |= 1;
            rejects(b);
        }
        rejects(new byte[64]);
        for (int flags : new int[] {0x40, 0x80, 0xc0}) {
            for (G2Affine p : samples()) {
                byte[] raw = p.toUncompressed();
                raw[0] |= (byte) flags;
                rejects(raw);
            }
        }
    }

    @Test
    void rejectsShortInput() {
        byte[] raw = G2Affine.GENERATOR.toUncompressed();
        assertThrows(EncodingException.class, () -> G2Affine.fromUncompressed(raw, 1));
        assertThrows(EncodingException.class, () -> G2Affine.fromUncompressed(new byte[0], 0));
        assertThrows(EncodingException.class, () -> G2Affine.fromCompressed(raw, 65));
        assertThrows(EncodingException.class, () -> G2Affine.fromCompressed(new byte[0], 0));
    }
}
