// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.EncodingException;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Kernels;
import io.larch.groth16.KeyFile;
import io.larch.groth16.ProvingKey;
import io.larch.groth16.VerifyingKey;
import io.larch.sumcheck.KzgVerifierKey;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProofShape;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Bytes of the wrapper's keys: a header, then the Groth16 key as in {@link KeyFile}, tagged with
 * protocol version, shape and, of a verifying key, test mark and [τ]₂. So the checksum in there
 * covers the header too: no accident can drop the mark.
 *
 * <pre>
 *   u8 version   shape (8 bytes)                                       both keys
 *   u8 test mark   [τ]₂ compressed (64 bytes)                          verifying key only
 *   Groth16 key file
 * </pre>
 *
 * Reading takes the stream to its end, in memory bounded by the bytes that arrive.
 */
public final class WrapperKeyFile {
    /** The version of the layout. */
    public static final int VERSION = 2;

    private static final int HEADER = 1 + ShapeCodec.BYTES;

    private WrapperKeyFile() {}

    /** Whether bytes look like a proving key: its Groth16 key file begins behind the header. */
    public static boolean isProving(byte[] bytes) {
        return KeyFile.beginsAt(bytes, HEADER);
    }

    /** Whether bytes look like a verifying key. */
    public static boolean isVerifying(byte[] bytes) {
        return KeyFile.beginsAt(bytes, HEADER + 1 + G2Affine.COMPRESSED_BYTES);
    }

    /** Writes a proving key; the stream stays open. */
    public static void write(OutputStream out, WrapperProvingKey key) throws IOException {
        out.write(header(key.shape()));
        KeyFile.write(out, key.groth16(), tag(key.shape()));
    }

    /** Writes a verifying key; the stream stays open. */
    public static void write(OutputStream out, WrapperVerifyingKey key) throws IOException {
        out.write(header(key.shape()));
        byte[] tau = key.commitments().tau().toCompressed();
        out.write(key.test() ? 1 : 0);
        out.write(tau);
        KeyFile.write(out, key.groth16(), tag(key.shape(), key.test(), tau));
    }

    /**
     * Reads a proving key with all its checks.
     *
     * @throws EncodingException if the bytes are not exactly such a key
     */
    public static WrapperProvingKey readProving(Kernels kernels, InputStream in)
            throws IOException, EncodingException {
        ProofShape shape = readHeader(in);
        ProvingKey groth16 = KeyFile.readProving(kernels, in, tag(shape));
        try {
            return new WrapperProvingKey(shape, groth16);
        } catch (IllegalArgumentException e) {
            throw new EncodingException(e.getMessage());
        }
    }

    /**
     * Reads a verifying key with all its checks.
     *
     * @throws EncodingException if the bytes are not exactly such a key
     */
    public static WrapperVerifyingKey readVerifying(InputStream in)
            throws IOException, EncodingException {
        ProofShape shape = readHeader(in);
        int test = read(in, 1).get();
        if (test != 0 && test != 1) {
            throw new EncodingException("a test mark of " + test);
        }
        byte[] tau = read(in, G2Affine.COMPRESSED_BYTES).array();
        G2Affine tau2 = G2Affine.fromCompressed(tau, 0);
        VerifyingKey groth16 = KeyFile.readVerifying(in, tag(shape, test == 1, tau));
        try {
            return new WrapperVerifyingKey(shape, groth16, new KzgVerifierKey(tau2), test == 1);
        } catch (IllegalArgumentException e) {
            throw new EncodingException(e.getMessage());
        }
    }

    private static byte[] header(ProofShape shape) {
        ByteBuffer out = ByteBuffer.allocate(HEADER).put((byte) VERSION);
        ShapeCodec.put(out, shape);
        return out.array();
    }

    private static ProofShape readHeader(InputStream in) throws IOException, EncodingException {
        ByteBuffer header = read(in, HEADER);
        int version = Byte.toUnsignedInt(header.get());
        if (version != VERSION) {
            throw new EncodingException(
                    "wrapper key of version " + version + ", this program reads " + VERSION);
        }
        return ShapeCodec.get(header);
    }

    private static ByteBuffer read(InputStream in, int n) throws IOException, EncodingException {
        byte[] bytes = in.readNBytes(n);
        if (bytes.length != n) {
            throw new EncodingException("the key ends too early");
        }
        return ByteBuffer.wrap(bytes);
    }

    /** What a proving key is tagged with. */
    private static byte[] tag(ProofShape shape) {
        return text(shape).getBytes(StandardCharsets.UTF_8);
    }

    /** What a verifying key is tagged with. */
    private static byte[] tag(ProofShape shape, boolean test, byte[] tau) {
        String mark = test ? ", TEST" : "";
        String text = text(shape) + mark + ", [tau]2 " + HexFormat.of().formatHex(tau);
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ProofShape shape) {
        return "larch wrapper, protocol "
                + ProofSchedule.PROTOCOL
                + ", "
                + ShapeCodec.describe(shape);
    }
}
