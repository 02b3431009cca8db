// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.EncodingException;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.groth16.Groth16Proof;
import io.larch.wrapper.WrappedProof.Term;
import io.larch.zkvm.statement.Statement;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class WrappedProofCodecTest {
    private static final G1Affine G = G1Affine.GENERATOR;
    private static final int DIGEST = 10;
    private static final int INPUT_LENGTH = DIGEST + Fr.BYTES;

    @Test
    void decodesWhatItEncodes() throws EncodingException {
        WrappedProof proof = proof();
        byte[] bytes = WrappedProofCodec.encode(proof);
        WrappedProof decoded = WrappedProofCodec.decode(bytes);
        assertEquals(proof, decoded);
        assertArrayEquals(bytes, WrappedProofCodec.encode(decoded));
    }

    @Test
    void rejectsTruncationAtEveryByteAndExtension() {
        byte[] bytes = WrappedProofCodec.encode(proof());
        for (int n = 0; n < bytes.length; n++) {
            assertRejected(Arrays.copyOf(bytes, n));
        }
        assertRejected(Arrays.copyOf(bytes, bytes.length + 1));
    }

    @Test
    void rejectsLengthsThatAreNotThere() {
        for (int length : new int[] {-1, Integer.MAX_VALUE, Integer.MIN_VALUE, 1 << 20, 4}) {
            byte[] bytes = WrappedProofCodec.encode(proof());
            for (int i = 0; i < 4; i++) {
                bytes[INPUT_LENGTH + i] = (byte) (length >>> (24 - 8 * i));
            }
            assertRejected(bytes);
        }
    }

    @Test
    void rejectsAnyOtherTermCount() {
        byte[] bytes = WrappedProofCodec.encode(proof());
        int counts = bytes.length - 3 * 64 - 4;
        for (int i = 0; i < 4; i++) {
            byte[] other = bytes.clone();
            other[counts + i] ^= (byte) 0xff;
            assertRejected(other);
        }
    }

    @Test
    void rejectsOtherVersionsAndSaysWhich() {
        byte[] bytes = WrappedProofCodec.encode(proof());
        bytes[1] = 9;
        EncodingException e =
                assertThrows(EncodingException.class, () -> WrappedProofCodec.decode(bytes));
        assertTrue(e.getMessage().contains("version 9"), e.getMessage());
    }

    @Test
    void rejectsImpossibleShapes() {
        for (int i = 0; i < ShapeCodec.BYTES; i++) {
            for (int v : new int[] {-1, 127, 0}) {
                byte[] bytes = WrappedProofCodec.encode(proof());
                bytes[2 + i] = (byte) v;
                assertRejectedOr(bytes);
            }
        }
    }

    @Test
    void rejectsScalarsThatAreNotCanonical() {
        byte[] bytes = WrappedProofCodec.encode(proof());
        for (int at : new int[] {DIGEST, bytes.length - Fr.BYTES}) {
            byte[] other = bytes.clone();
            BigInteger v = new BigInteger(1, Arrays.copyOfRange(bytes, at, at + Fr.BYTES));
            byte[] plusR = v.add(Fr.MODULUS).toByteArray();
            int from = Math.max(0, plusR.length - Fr.BYTES);
            int n = plusR.length - from;
            System.arraycopy(plusR, from, other, at + Fr.BYTES - n, n);
            assertRejected(other);
        }
    }

    /** No byte string has a second reading: what decodes encodes to the same bytes. */
    @Test
    void alteredBytesAreRejectedOrMeanAnotherProof() {
        Random random = Seeds.random(getClass());
        byte[] bytes = WrappedProofCodec.encode(proof());
        for (int i = 0; i < bytes.length; i++) {
            byte[] other = bytes.clone();
            other[i] ^= (byte) (1 << random.nextInt(8));
            assertRejectedOr(other);
        }
        for (int i = 0; i < 200; i++) {
            byte[] noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            assertRejectedOr(noise);
        }
    }

    @Test
    void refusesToEncodeCommitments() {
        WrappedProof p = proof();
        Groth16Proof with = new Groth16Proof(G, G2Affine.GENERATOR, G, List.of(G), G);
        WrappedProof other =
                new WrappedProof(
                        p.shape(), p.programDigest(), p.statement(), with, p.left(), p.right());
        assertThrows(IllegalArgumentException.class, () -> WrappedProofCodec.encode(other));
    }

    @Test
    void aProofOfAPanicOrAnUnfinishedRunCannotBeWritten() {
        WrappedProof p = proof();
        for (Statement s :
                List.of(
                        new Statement(new byte[0], new byte[0], 1, 1),
                        new Statement(new byte[0], new byte[0], 0, 0),
                        Statement.finished(new byte[9], new byte[0]))) {
            assertThrows(
                    IllegalArgumentException.class,
                    () ->
                            new WrappedProof(
                                    p.shape(),
                                    p.programDigest(),
                                    s,
                                    p.groth16(),
                                    p.left(),
                                    p.right()));
        }
    }

    private static WrappedProof proof() {
        G1Affine h = G.toJacobian().twice().toAffine();
        return new WrappedProof(
                Fixture.SHAPE,
                FrElement.of(77),
                Statement.finished(new byte[] {1, 2}, new byte[] {3, 4, 5}),
                Groth16Proof.of(G, G2Affine.GENERATOR, h),
                List.of(
                        new Term(h, FrElement.of(5)),
                        new Term(G1Affine.INFINITY, FrElement.of(6).neg())),
                List.of(new Term(G.neg(), FrElement.of(7))));
    }

    private static void assertRejected(byte[] bytes) {
        assertThrows(EncodingException.class, () -> WrappedProofCodec.decode(bytes));
    }

    private static void assertRejectedOr(byte[] bytes) {
        try {
            assertArrayEquals(bytes, WrappedProofCodec.encode(WrappedProofCodec.decode(bytes)));
        } catch (EncodingException e) {
            assertTrue(e.getMessage() != null);
        }
    }
}
