// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.proof;

import io.larch.bn254.EncodingException;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.sumcheck.Schedule;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Proofs as bytes, big-endian:
 *
 * <pre>
 *   8  "LarchPrf"
 *   4  protocol version
 *   1  t
 *   32 per group element, compressed, in schedule order
 *   32 per field element, canonical, in schedule order
 * </pre>
 *
 * The numbers of elements follow from the program shape and t, so a proof has exactly one encoding
 * and no length to trust.
 */
public final class ProofCodec {
    private static final byte[] MAGIC = "LarchPrf".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = MAGIC.length + Integer.BYTES + 1;

    private ProofCodec() {}

    /** Number of bytes of a proof of a shape. */
    public static int length(ProofShape shape) {
        Schedule schedule = ProofSchedule.of(shape);
        int points = schedule.total(Schedule.Kind.POINTS);
        int scalars = schedule.total(Schedule.Kind.SCALARS);
        return HEADER + G1Affine.COMPRESSED_BYTES * points + Fr.BYTES * scalars;
    }

    /**
     * Encodes a proof.
     *
     * @throws IllegalArgumentException if its lengths are not those of the shape
     */
    public static byte[] encode(ProgramShape shape, ZkvmProof proof) {
        ByteBuffer out = ByteBuffer.allocate(length(ProofShape.of(shape, proof.t())));
        int elements = proof.points().size() + proof.scalars().size();
        if (out.capacity() != HEADER + Fr.BYTES * elements) {
            throw new IllegalArgumentException("the proof is not of this shape");
        }
        out.put(MAGIC).putInt(ProofSchedule.PROTOCOL).put((byte) proof.t());
        proof.points().forEach(p -> out.put(p.toCompressed()));
        proof.scalars().forEach(s -> out.put(s.toCanonicalBytes()));
        return out.array();
    }

    /**
     * Decodes a proof for a program of a shape.
     *
     * @throws EncodingException if the bytes are not exactly an encoding, or of another version of
     *     the protocol
     */
    public static ZkvmProof decode(ProgramShape shape, byte[] bytes) throws EncodingException {
        if (bytes.length < HEADER || ByteBuffer.wrap(bytes).mismatch(ByteBuffer.wrap(MAGIC)) != 8) {
            throw new EncodingException("not a proof");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, MAGIC.length, HEADER - MAGIC.length);
        int version = in.getInt();
        if (version != ProofSchedule.PROTOCOL) {
            throw new EncodingException(
                    "made with protocol "
                            + Integer.toUnsignedString(version)
                            + ", verifier is "
                            + ProofSchedule.PROTOCOL);
        }
        int t = in.get();
        if (t < 1 || t > ProofShape.MAX_T) {
            throw new EncodingException("no such number of cycles");
        }
        ProofShape proofShape = ProofShape.of(shape, t);
        if (bytes.length != length(proofShape)) {
            throw new EncodingException("a proof of this shape has another length");
        }
        return elements(ProofSchedule.of(proofShape), t, bytes);
    }

    private static ZkvmProof elements(Schedule schedule, int t, byte[] bytes)
            throws EncodingException {
        int at = HEADER;
        List<G1Affine> points = new ArrayList<>();
        for (int i = 0; i < schedule.total(Schedule.Kind.POINTS); i++) {
            points.add(G1Affine.fromCompressed(bytes, at));
            at += G1Affine.COMPRESSED_BYTES;
        }
        List<FrElement> scalars = new ArrayList<>();
        for (int i = 0; i < schedule.total(Schedule.Kind.SCALARS); i++) {
            scalars.add(FrElement.fromCanonicalBytes(bytes, at));
            at += Fr.BYTES;
        }
        return new ZkvmProof(t, points, scalars);
    }
}
