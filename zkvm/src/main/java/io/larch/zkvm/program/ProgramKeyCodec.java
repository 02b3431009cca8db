// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.program;

import io.larch.bn254.EncodingException;
import io.larch.bn254.G1Affine;
import io.larch.zkvm.shape.ProgramShape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Program keys as bytes, big-endian: {@code "LarchKey"}, layout version (4), b, m, k, io, a (1
 * each), entry row (4), bytecode and image (32 each, compressed).
 */
public final class ProgramKeyCodec {
    private static final byte[] MAGIC = "LarchKey".getBytes(StandardCharsets.US_ASCII);

    /** Number of bytes of a key. */
    public static final int LENGTH = 8 + 4 + 5 + 4 + 2 * G1Affine.COMPRESSED_BYTES;

    private ProgramKeyCodec() {}

    /** Encodes a key. */
    public static byte[] encode(ProgramKey key) {
        ProgramShape s = key.shape();
        ByteBuffer out = ByteBuffer.allocate(LENGTH).put(MAGIC).putInt(ProgramDigest.LAYOUT);
        for (int v : new int[] {s.b(), s.m(), s.k(), s.io(), s.a()}) {
            out.put((byte) v);
        }
        out.putInt(key.entryRow()).put(key.bytecode().toCompressed());
        return out.put(key.image().toCompressed()).array();
    }

    /**
     * Decodes a key.
     *
     * @throws EncodingException if the bytes are not exactly an encoding
     */
    public static ProgramKey decode(byte[] bytes) throws EncodingException {
        if (bytes.length != LENGTH
                || ByteBuffer.wrap(bytes).mismatch(ByteBuffer.wrap(MAGIC)) != 8) {
            throw new EncodingException("not a program key");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 8, LENGTH - 8);
        int layout = in.getInt();
        if (layout != ProgramDigest.LAYOUT) {
            throw new EncodingException(
                    "made with layout "
                            + Integer.toUnsignedString(layout)
                            + ", verifier is "
                            + ProgramDigest.LAYOUT);
        }
        try {
            ProgramShape shape = new ProgramShape(in.get(), in.get(), in.get(), in.get(), in.get());
            int entryRow = in.getInt();
            G1Affine bytecode = G1Affine.fromCompressed(bytes, in.position());
            G1Affine image =
                    G1Affine.fromCompressed(bytes, in.position() + G1Affine.COMPRESSED_BYTES);
            return new ProgramKey(shape, entryRow, bytecode, image);
        } catch (IllegalArgumentException e) {
            throw new EncodingException(e.getMessage());
        }
    }
}
