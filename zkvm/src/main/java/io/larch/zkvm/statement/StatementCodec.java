// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.statement;

import io.larch.bn254.EncodingException;
import java.nio.ByteBuffer;

/**
 * Statements as bytes, big-endian: termination word (8), panic word (8), input length (4), input,
 * output length (4), output.
 */
public final class StatementCodec {
    private static final int FIXED = 2 * Long.BYTES + 2 * Integer.BYTES;

    private StatementCodec() {}

    /** Encodes a statement. */
    public static byte[] encode(Statement statement) {
        byte[] input = statement.input();
        byte[] output = statement.output();
        int size = Math.addExact(FIXED, Math.addExact(input.length, output.length));
        ByteBuffer out = ByteBuffer.allocate(size);
        out.putLong(statement.termination()).putLong(statement.panic());
        out.putInt(input.length).put(input);
        out.putInt(output.length).put(output);
        return out.array();
    }

    /**
     * Decodes a statement.
     *
     * @throws EncodingException if the bytes are not exactly an encoding
     */
    public static Statement decode(byte[] bytes) throws EncodingException {
        if (bytes.length < FIXED) {
            throw new EncodingException("the statement ends too early");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes);
        long termination = in.getLong();
        long panic = in.getLong();
        byte[] input = bytes(in, Integer.BYTES);
        byte[] output = bytes(in, 0);
        if (in.hasRemaining()) {
            throw new EncodingException("bytes follow the statement");
        }
        return new Statement(input, output, panic, termination);
    }

    /** Reads a length and so many bytes, leaving at least {@code after}. */
    private static byte[] bytes(ByteBuffer in, int after) throws EncodingException {
        int length = in.getInt();
        if (length < 0 || length > in.remaining() - after) {
            throw new EncodingException("a length beyond the end of the statement");
        }
        byte[] bytes = new byte[length];
        in.get(bytes);
        return bytes;
    }
}
