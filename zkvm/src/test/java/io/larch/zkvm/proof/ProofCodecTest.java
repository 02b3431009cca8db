// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.proof;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.EncodingException;
import io.larch.zkvm.Seeds;
import io.larch.zkvm.prover.HonestProof;
import io.larch.zkvm.prover.Toy;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProofCodecTest {
    private static final byte[] BYTES = ProofCodec.encode(Toy.SHAPE, HonestProof.PROOF);

    @Test
    void decodesWhatItEncodes() throws EncodingException {
        ZkvmProof decoded = ProofCodec.decode(Toy.SHAPE, BYTES);
        assertEquals(HonestProof.PROOF, decoded);
        assertArrayEquals(BYTES, ProofCodec.encode(Toy.SHAPE, decoded));
        assertEquals(ProofCodec.length(HonestProof.SHAPE), BYTES.length);
    }

    @Test
    void rejectsEveryTruncationAndEveryExtension() {
        for (int n = 0; n < BYTES.length; n++) {
            assertRejected(Arrays.copyOf(BYTES, n));
        }
        assertRejected(Arrays.copyOf(BYTES, BYTES.length + 1));
        assertRejected(Arrays.copyOf(BYTES, 2 * BYTES.length));
    }

    @Test
    void rejectsRandomBytes() {
        Random random = Seeds.random(ProofCodecTest.class);
        for (int i = 0; i < 1000; i++) {
            byte[] bytes = new byte[random.nextInt(200)];
            random.nextBytes(bytes);
            assertRejected(bytes);
            byte[] body = BYTES.clone();
            System.arraycopy(bytes, 0, body, 13, bytes.length);
            if (bytes.length > 32) {
                // a random 254-bit number is below the modulus, a random x on the curve, at most
                // half of the time: decoding may succeed, but only canonically
                try {
                    ZkvmProof p = ProofCodec.decode(Toy.SHAPE, body);
                    assertArrayEquals(body, ProofCodec.encode(Toy.SHAPE, p));
                } catch (EncodingException e) {
                    assertTrue(!e.getMessage().isEmpty());
                }
            }
        }
    }

    @Test
    void rejectsEveryNumberOfCyclesButItsOwn() {
        for (int t = -128; t < 128; t++) {
            byte[] other = BYTES.clone();
            other[12] = (byte) t;
            if (t != HonestProof.PROOF.t()) {
                assertRejected(other);
            }
        }
    }

    @Test
    void rejectsEveryOtherBeginning() {
        for (int i = 0; i < 12; i++) {
            byte[] other = BYTES.clone();
            other[i] ^= 0x40;
            assertRejected(other);
        }
    }

    @Test
    void namesBothVersionsOfTheProtocol() {
        byte[] other = BYTES.clone();
        other[11] = 77;
        EncodingException e =
                assertThrows(EncodingException.class, () -> ProofCodec.decode(Toy.SHAPE, other));
        assertEquals("made with protocol 77, verifier is 1", e.getMessage());
    }

    @Test
    void rejectsElementsThatAreNotCanonical() {
        byte[] scalar = BYTES.clone();
        Arrays.fill(scalar, BYTES.length - 32, BYTES.length, (byte) 0xff);
        assertRejected(scalar);
        byte[] point = BYTES.clone();
        Arrays.fill(point, 13, 13 + 32, (byte) 0xff);
        assertRejected(point);
    }

    private static void assertRejected(byte[] bytes) {
        assertThrows(EncodingException.class, () -> ProofCodec.decode(Toy.SHAPE, bytes));
    }
}
