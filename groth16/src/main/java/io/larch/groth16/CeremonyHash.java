// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** The hashes of a second phase: SHA-256 with a tag for each use. */
final class CeremonyHash {
    static final int BYTES = 32;

    private CeremonyHash() {}

    /** What a ceremony starts from. */
    static byte[] start(Groth16Keys keys) {
        return sha256("start", digest(keys.proving()::write), digest(keys.verifying()::write));
    }

    private static byte[] digest(Encodings.Write key) {
        MessageDigest sha = sha256();
        OutputStream digested = new DigestOutputStream(OutputStream.nullOutputStream(), sha);
        PointWriter out = new PointWriter(new BufferedOutputStream(digested), true);
        try {
            key.to(out);
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return sha.digest();
    }

    /** The transcript after one more step. */
    static byte[] after(byte[] transcript, Contribution step) {
        return sha256("step", transcript, Encodings.write(true, step::write));
    }

    /**
     * The point R of G1 for a step: the x-coordinates hashed from a counter are tried in turn, and
     * a bit of the hash chooses y. Nobody knows its logarithm.
     */
    static G1Affine point(byte[] transcript, G2Affine x2) {
        for (int counter = 0; ; counter++) {
            byte[] bytes =
                    sha256(
                            "point",
                            transcript,
                            x2.toUncompressed(),
                            ByteBuffer.allocate(Integer.BYTES).putInt(counter).array());
            boolean negative = (bytes[0] & 0x40) != 0;
            bytes[0] = (byte) (bytes[0] & 0x3F | (negative ? 0xC0 : 0x80));
            try {
                return G1Affine.fromCompressed(bytes, 0);
            } catch (EncodingException e) {
                continue; // not an x-coordinate
            }
        }
    }

    /** The factor of a beacon, bound to all steps before. */
    static FrElement beacon(byte[] transcript, Beacon beacon) {
        byte[] log = {(byte) beacon.logIterations()};
        byte[] h = sha256("beacon", transcript, log, beacon.value());
        MessageDigest sha = sha256();
        for (long i = 1L << beacon.logIterations(); i > 0; i--) {
            h = sha.digest(h);
        }
        byte[] wide = new byte[2 * BYTES];
        System.arraycopy(sha256("wide 0", h), 0, wide, 0, BYTES);
        System.arraycopy(sha256("wide 1", h), 0, wide, BYTES, BYTES);
        return FrElement.reduce(new BigInteger(1, wide));
    }

    private static byte[] sha256(String use, byte[]... parts) {
        MessageDigest sha = sha256();
        sha.update(("larch-groth16-ceremony-1 " + use + "\n").getBytes(StandardCharsets.US_ASCII));
        for (byte[] part : parts) {
            sha.update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
            sha.update(part);
        }
        return sha.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
