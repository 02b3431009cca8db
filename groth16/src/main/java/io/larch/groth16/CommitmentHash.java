// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;

/**
 * How a commitment becomes a challenge. The message is {@code C.X ‖ C.Y ‖ committed public values},
 * 32 bytes big-endian each. Prover and verifier must agree.
 */
public enum CommitmentHash {
    /**
     * gnark's default: 48 bytes of expand_message_xmd (RFC 9380, section 5.3.1) with SHA-256 and
     * the tag {@code bsb22-commitment}, as an integer modulo r.
     */
    SHA256_XMD {
        @Override
        BigInteger hash(byte[] message) {
            return new BigInteger(1, expand(message, TAG, WIDE_BYTES));
        }
    },
    /** Keccak-256 as an integer modulo r: what contracts compute. */
    KECCAK256 {
        @Override
        BigInteger hash(byte[] message) {
            return new BigInteger(1, Keccak256.digest(message));
        }
    };

    private static final byte[] TAG = "bsb22-commitment".getBytes(StandardCharsets.US_ASCII);
    private static final int WIDE_BYTES = 48;
    private static final int BLOCK = 64;
    private static final int DIGEST = 32;

    abstract BigInteger hash(byte[] message);

    /** The challenge of a commitment made beside these public values. */
    public FrElement challenge(G1Affine commitment, List<FrElement> publicValues) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(commitment.toUncompressed());
        publicValues.forEach(x -> message.writeBytes(x.toCanonicalBytes()));
        return FrElement.reduce(hash(message.toByteArray()).mod(Fr.MODULUS));
    }

    /** expand_message_xmd with SHA-256. */
    static byte[] expand(byte[] message, byte[] tag, int length) {
        byte[] suffix = Arrays.copyOf(tag, tag.length + 1);
        suffix[tag.length] = (byte) tag.length;
        byte[] size = {(byte) (length >>> 8), (byte) length, 0};
        byte[] first = sha256(new byte[BLOCK], message, size, suffix);
        byte[] block = new byte[DIGEST];
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int i = 1; out.size() < length; i++) {
            for (int k = 0; k < DIGEST; k++) {
                block[k] ^= first[k];
            }
            block = sha256(block, new byte[] {(byte) i}, suffix);
            out.writeBytes(block);
        }
        return Arrays.copyOf(out.toByteArray(), length);
    }

    private static byte[] sha256(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] p : parts) {
                digest.update(p);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
