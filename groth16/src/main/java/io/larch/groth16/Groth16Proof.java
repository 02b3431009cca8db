// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.EncodingException;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import java.io.IOException;
import java.util.List;

/**
 * A proof. Encoded as gnark does: {@code Ar ‖ Bs ‖ Krs ‖ u32 number of commitments ‖ commitments ‖
 * proof of knowledge}; 164 bytes compressed and 324 raw without commitments, 196 and 388 with one.
 *
 * @param ar Ar in G1
 * @param bs Bs in G2
 * @param krs Krs in G1
 * @param commitments commitments to private wires; none for a circuit without them
 * @param commitmentPok the proof of knowledge of their openings; infinity if there are none
 */
public record Groth16Proof(
        G1Affine ar,
        G2Affine bs,
        G1Affine krs,
        List<G1Affine> commitments,
        G1Affine commitmentPok) {
    private static final int MAX_COMMITMENTS = 64;

    /** Copies the list. */
    public Groth16Proof {
        commitments = List.copyOf(commitments);
    }

    /** A proof without commitments. */
    public static Groth16Proof of(G1Affine ar, G2Affine bs, G1Affine krs) {
        return new Groth16Proof(ar, bs, krs, List.of(), G1Affine.INFINITY);
    }

    /** The bytes with compressed points. */
    public byte[] toBytes() {
        return Encodings.write(false, this::write);
    }

    /** The bytes with uncompressed points. */
    public byte[] toRawBytes() {
        return Encodings.write(true, this::write);
    }

    /**
     * Decodes either form.
     *
     * @throws EncodingException if bytes are missing or left over, or a point is not canonical, on
     *     the curve and in its group
     */
    public static Groth16Proof decode(byte[] bytes) throws EncodingException {
        return Encodings.read(bytes, Groth16Proof::read);
    }

    private static Groth16Proof read(PointReader in) throws IOException, EncodingException {
        return new Groth16Proof(in.g1(), in.g2(), in.g1(), in.g1List(MAX_COMMITMENTS), in.g1());
    }

    private void write(PointWriter out) throws IOException {
        out.g1(ar);
        out.g2(bs);
        out.g1(krs);
        out.g1List(commitments);
        out.g1(commitmentPok);
    }
}
