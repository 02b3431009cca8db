// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.EncodingException;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.groth16.Groth16Proof;
import io.larch.wrapper.WrappedProof.Term;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Bytes of a {@link WrappedProof}; integers and field elements big-endian, points compressed.
 *
 * <pre>
 *   u16 version   shape (8 bytes)   program digest (32)
 *   u32 length, input   u32 length, output
 *   Groth16 proof (164, as gnark)
 *   u16 terms of L   u16 terms of R   terms: point (32), scalar (32)
 * </pre>
 *
 * Decoding reads exactly all bytes, in memory bounded by their number, and encoding what was
 * decoded gives the same bytes.
 */
public final class WrappedProofCodec {
    /** The version of the layout. */
    public static final int VERSION = 1;

    private static final int GROTH16_BYTES = 164;
    private static final int TERM_BYTES = G1Affine.COMPRESSED_BYTES + Fr.BYTES;

    private WrappedProofCodec() {}

    /**
     * The bytes of a proof.
     *
     * @throws IllegalArgumentException if the Groth16 proof has commitments
     */
    public static byte[] encode(WrappedProof proof) {
        byte[] input = proof.statement().input();
        byte[] output = proof.statement().output();
        byte[] groth16 = proof.groth16().toBytes();
        if (groth16.length != GROTH16_BYTES) {
            throw new IllegalArgumentException("a Groth16 proof with commitments");
        }
        int terms = proof.left().size() + proof.right().size();
        int size = 2 + ShapeCodec.BYTES + Fr.BYTES + 4 + input.length + 4 + output.length;
        ByteBuffer out = ByteBuffer.allocate(size + GROTH16_BYTES + 4 + TERM_BYTES * terms);
        out.putShort((short) VERSION);
        ShapeCodec.put(out, proof.shape());
        out.put(proof.programDigest().toCanonicalBytes());
        out.putInt(input.length).put(input).putInt(output.length).put(output).put(groth16);
        out.putShort((short) proof.left().size()).putShort((short) proof.right().size());
        proof.left().forEach(t -> put(out, t));
        proof.right().forEach(t -> put(out, t));
        return out.array();
    }

    /**
     * Reads a proof from exactly these bytes.
     *
     * @throws EncodingException if the bytes are not the encoding of a proof
     */
    public static WrappedProof decode(byte[] bytes) throws EncodingException {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        require(in, 2 + ShapeCodec.BYTES);
        int version = Short.toUnsignedInt(in.getShort());
        if (version != VERSION) {
            throw new EncodingException(
                    "wrapped proof of version " + version + ", this program reads " + VERSION);
        }
        ProofShape shape = ShapeCodec.get(in);
        FrElement digest = scalar(in);
        byte[] input = block(in);
        byte[] output = block(in);
        Groth16Proof groth16 = Groth16Proof.decode(take(in, GROTH16_BYTES));
        require(in, 4);
        int left = Short.toUnsignedInt(in.getShort());
        int right = Short.toUnsignedInt(in.getShort());
        if (left > WrappedProof.MAX_TERMS || right > WrappedProof.MAX_TERMS) {
            throw new EncodingException("too many terms");
        }
        if (in.remaining() != TERM_BYTES * (left + right)) {
            throw new EncodingException("the terms are not as many as announced");
        }
        Statement statement = Statement.finished(input, output);
        try {
            return new WrappedProof(
                    shape, digest, statement, groth16, terms(in, left), terms(in, right));
        } catch (IllegalArgumentException e) {
            throw new EncodingException(e.getMessage());
        }
    }

    private static void put(ByteBuffer out, Term term) {
        out.put(term.point().toCompressed()).put(term.scalar().toCanonicalBytes());
    }

    private static List<Term> terms(ByteBuffer in, int n) throws EncodingException {
        List<Term> terms = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            byte[] point = take(in, G1Affine.COMPRESSED_BYTES);
            terms.add(new Term(G1Affine.fromCompressed(point, 0), scalar(in)));
        }
        return terms;
    }

    private static FrElement scalar(ByteBuffer in) throws EncodingException {
        return FrElement.fromCanonicalBytes(take(in, Fr.BYTES), 0);
    }

    private static byte[] block(ByteBuffer in) throws EncodingException {
        require(in, 4);
        return take(in, in.getInt());
    }

    private static byte[] take(ByteBuffer in, int n) throws EncodingException {
        require(in, n);
        byte[] bytes = new byte[n];
        in.get(bytes);
        return bytes;
    }

    private static void require(ByteBuffer in, int n) throws EncodingException {
        if (n < 0 || n > in.remaining()) {
            throw new EncodingException("the wrapped proof ends too early");
        }
    }
}
