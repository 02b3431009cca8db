// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.EncodingException;
import io.larch.bn254.Kernels;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Key files: gnark's raw key behind a header that keeps what gnark's bytes do not say.
 *
 * <pre>
 * "LARCHKEY"                     8 bytes
 * version                        1 byte, 1
 * kind                           1 byte, 1 verifying, 2 proving
 * test mark                      1 byte, 1 for a test key
 * length of tag, tag             u32 big-endian, at most 4096, and that many bytes
 * key                            gnark, raw points
 * SHA-256 of all bytes before    32 bytes
 * </pre>
 *
 * <p>The tag says which circuit the key is for, in the words of whoever made it; readers compare it
 * with what they expect. The checksum guards against damage, not against forgery.
 */
public final class KeyFile {
    /** The longest tag. */
    public static final int MAX_TAG = 4096;

    private static final byte[] MAGIC = "LARCHKEY".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int VERIFYING = 1;
    private static final int PROVING = 2;
    private static final int BUFFER = 1 << 16;

    private KeyFile() {}

    /** Whether a key file may begin at an offset: there is its magic. */
    public static boolean beginsAt(byte[] bytes, int offset) {
        int end = offset + MAGIC.length;
        return bytes.length >= end && Arrays.equals(bytes, offset, end, MAGIC, 0, MAGIC.length);
    }

    /**
     * Writes a verifying key; the stream stays open.
     *
     * @throws IllegalArgumentException if the tag is too long
     */
    public static void write(OutputStream out, VerifyingKey key, byte[] tag) throws IOException {
        write(out, VERIFYING, key.testKey(), tag, key::write);
    }

    /**
     * Writes a proving key; the stream stays open.
     *
     * @throws IllegalArgumentException if the tag is too long
     */
    public static void write(OutputStream out, ProvingKey key, byte[] tag) throws IOException {
        write(out, PROVING, key.testKey(), tag, key::write);
    }

    /**
     * Reads a verifying key with all checks of {@link VerifyingKey#decode}.
     *
     * @param tag what the file must be tagged with
     * @throws EncodingException if the bytes are not exactly such a file
     */
    public static VerifyingKey readVerifying(InputStream in, byte[] tag)
            throws IOException, EncodingException {
        return read(in, VERIFYING, tag, VerifyingKey::read);
    }

    /**
     * Reads a proving key. Every point is checked to be in its group: those of G2 in batches that
     * let a wrong point pass with probability below 2^-131.
     *
     * @param tag what the file must be tagged with
     * @throws EncodingException if the bytes are not exactly such a file
     */
    public static ProvingKey readProving(Kernels kernels, InputStream in, byte[] tag)
            throws IOException, EncodingException {
        return read(in, PROVING, tag, (r, test) -> ProvingKey.read(kernels, r, test));
    }

    private interface Body<T> {
        T read(PointReader in, boolean testKey) throws IOException, EncodingException;
    }

    private static void write(
            OutputStream out, int kind, boolean test, byte[] tag, Encodings.Write body)
            throws IOException {
        if (tag.length > MAX_TAG) {
            throw new IllegalArgumentException("tag of " + tag.length + " bytes");
        }
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        DigestOutputStream digested = new DigestOutputStream(buffered, sha256());
        PointWriter writer = new PointWriter(new BufferedOutputStream(digested, BUFFER), true);
        writer.bytes(MAGIC);
        writer.u8(VERSION);
        writer.u8(kind);
        writer.u8(test ? 1 : 0);
        writer.u32(tag.length);
        writer.bytes(tag);
        body.to(writer);
        writer.flush();
        buffered.write(digested.getMessageDigest().digest());
        buffered.flush();
    }

    private static <T> T read(InputStream in, int kind, byte[] tag, Body<T> body)
            throws IOException, EncodingException {
        InputStream buffered = new BufferedInputStream(in, BUFFER);
        DigestInputStream digested = new DigestInputStream(buffered, sha256());
        PointReader reader = PointReader.own(digested);
        T key = body.read(reader, readHeader(reader, kind, tag));
        byte[] expected = digested.getMessageDigest().digest();
        byte[] found = new byte[expected.length];
        PointReader.own(buffered).bytes(found, 0, found.length);
        VerifyingKey.require(Arrays.equals(expected, found), "the checksum of the key is wrong");
        reader.expectEnd();
        return key;
    }

    /** Returns the test mark. */
    private static boolean readHeader(PointReader in, int kind, byte[] tag)
            throws IOException, EncodingException {
        byte[] magic = new byte[MAGIC.length];
        in.bytes(magic, 0, magic.length);
        VerifyingKey.require(Arrays.equals(magic, MAGIC), "not a key file");
        VerifyingKey.require(in.u8() == VERSION, "a key file of another version");
        VerifyingKey.require(in.u8() == kind, "a key file of another kind");
        boolean test = in.booleans(1)[0];
        byte[] found = new byte[in.count(MAX_TAG)];
        in.bytes(found, 0, found.length);
        VerifyingKey.require(Arrays.equals(found, tag), "the key is for another circuit");
        return test;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
