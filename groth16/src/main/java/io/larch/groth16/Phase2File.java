// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.EncodingException;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Kernels;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The file that contributors hand on.
 *
 * <pre>
 * "LARCHMPC"                     8 bytes
 * version                        1 byte, 1
 * hash of the beginning          32 bytes
 * number of steps                u32 big-endian, at most 65536
 * each step                      [x·δ]₁, [x·δ]₂, [x]₂, x·R, raw points;
 *                                u32 length of the beacon, 0 if none; the beacon, its log of hashes
 * proving key                    gnark, raw points
 * K of the verifying key         u32 and raw points
 * </pre>
 */
public final class Phase2File {
    private static final byte[] MAGIC = "LARCHMPC".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 1;
    private static final int MAX_STEPS = 1 << 16;
    private static final int MAX_K = 1 << 20;
    private static final int BUFFER = 1 << 16;

    private Phase2File() {}

    /** Writes a state; the stream stays open. */
    public static void write(OutputStream out, Phase2 state) throws IOException {
        PointWriter writer = new PointWriter(new BufferedOutputStream(out, BUFFER), true);
        writer.bytes(MAGIC);
        writer.u8(VERSION);
        writer.bytes(state.start());
        writer.u32(state.steps().size());
        for (Contribution step : state.steps()) {
            step.write(writer);
        }
        state.keys().proving().write(writer);
        writer.g1List(state.keys().verifying().k());
        writer.flush();
    }

    /**
     * Reads a state. Points are checked to be in their groups; {@link Phase2#verify(Kernels,
     * Groth16Keys, Beacon, SecureRandom)} checks the rest.
     *
     * @throws EncodingException if the bytes are not exactly such a file
     */
    public static Phase2 read(Kernels kernels, InputStream in)
            throws IOException, EncodingException {
        PointReader reader = PointReader.own(new BufferedInputStream(in, BUFFER));
        byte[] magic = new byte[MAGIC.length];
        reader.bytes(magic, 0, magic.length);
        VerifyingKey.require(Arrays.equals(magic, MAGIC), "not a ceremony file");
        VerifyingKey.require(reader.u8() == VERSION, "a ceremony file of another version");
        byte[] start = new byte[CeremonyHash.BYTES];
        reader.bytes(start, 0, start.length);
        List<Contribution> steps = new ArrayList<>();
        for (int n = reader.count(MAX_STEPS); n > 0; n--) {
            steps.add(Contribution.read(reader));
        }
        ProvingKey pk = ProvingKey.read(kernels, reader, steps.isEmpty());
        VerifyingKey.require(pk.pedersen().isEmpty(), "a ceremony for a commitment");
        List<G1Affine> k = reader.g1List(MAX_K);
        VerifyingKey.require(k.size() == pk.publicWires(), "the keys do not fit together");
        reader.expectEnd();
        return new Phase2(start, steps, new Groth16Keys(pk, verifying(pk, k)));
    }

    private static VerifyingKey verifying(ProvingKey pk, List<G1Affine> k) {
        return new VerifyingKey(
                pk.alpha1(),
                pk.beta1(),
                pk.beta2(),
                G2Affine.GENERATOR,
                pk.delta1(),
                pk.delta2(),
                k,
                Optional.empty(),
                pk.testKey());
    }
}
