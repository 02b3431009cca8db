// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.EncodingException;
import io.larch.bn254.Kernels;
import io.larch.groth16.Phase2;
import io.larch.groth16.Phase2File;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProofShape;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

/**
 * Bytes of a ceremony's state.
 *
 * <pre>
 *   "LARCHCER"   u8 version, 1   u32 protocol version   shape (8 bytes)
 *   the state, as in {@link Phase2File}
 *   SHA-256 of all bytes before
 * </pre>
 *
 * <p>The checksum guards against damage; what the file claims is for a verification to judge.
 * Reading takes the stream to its end, in memory bounded by the bytes that arrive.
 */
public final class WrapperCeremonyFile {
    /** The version of the layout. */
    public static final int VERSION = 1;

    private static final byte[] MAGIC = "LARCHCER".getBytes(StandardCharsets.US_ASCII);
    private static final int BUFFER = 1 << 16;

    private WrapperCeremonyFile() {}

    /** Whether a file begins like a ceremony's state. */
    public static boolean matches(byte[] bytes) {
        return bytes.length >= MAGIC.length
                && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** Writes a state; the stream stays open. */
    public static void write(OutputStream out, WrapperCeremony state) throws IOException {
        OutputStream buffered = new BufferedOutputStream(out, BUFFER);
        DigestOutputStream digested = new DigestOutputStream(buffered, sha256());
        DataOutputStream header = new DataOutputStream(digested);
        header.write(MAGIC);
        header.writeByte(VERSION);
        header.writeInt(ProofSchedule.PROTOCOL);
        ByteBuffer shape = ByteBuffer.allocate(ShapeCodec.BYTES);
        ShapeCodec.put(shape, state.shape());
        header.write(shape.array());
        header.flush();
        Phase2File.write(digested, state.phase2());
        buffered.write(digested.getMessageDigest().digest());
        buffered.flush();
    }

    /**
     * Reads a state. Points are checked to be in their groups; whether the contributions are honest
     * is for a verification to judge.
     *
     * @throws EncodingException if the bytes are not exactly such a file of this protocol version
     */
    public static WrapperCeremony read(Kernels kernels, InputStream in)
            throws IOException, EncodingException {
        ChecksumInput checked = new ChecksumInput(new BufferedInputStream(in, BUFFER), sha256());
        DataInputStream header = new DataInputStream(checked);
        byte[] start = header.readNBytes(MAGIC.length + 1 + Integer.BYTES + ShapeCodec.BYTES);
        if (!matches(start)) {
            throw new EncodingException("not the state of a ceremony");
        }
        if (start.length != MAGIC.length + 1 + Integer.BYTES + ShapeCodec.BYTES) {
            throw new EncodingException("the bytes end too early");
        }
        ByteBuffer fields = ByteBuffer.wrap(start).position(MAGIC.length);
        require(fields.get(), VERSION, "version");
        require(fields.getInt(), ProofSchedule.PROTOCOL, "protocol");
        ProofShape shape = ShapeCodec.get(fields);
        Phase2 state = Phase2File.read(kernels, checked);
        checked.check();
        return new WrapperCeremony(shape, state);
    }

    private static void require(int found, int known, String what) throws EncodingException {
        if (found != known) {
            throw new EncodingException(
                    "a ceremony of " + what + " " + found + ", this program knows " + known);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
