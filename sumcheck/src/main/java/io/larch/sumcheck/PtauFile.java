// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.EncodingException;
import io.larch.bn254.Fp;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Kernels;
import io.larch.bn254.Pairing;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reader of snarkjs's powers-of-tau files. All integers are little-endian.
 *
 * <pre>
 * "ptau", u32 version = 1, u32 number of sections; a section: u32 id, u64 length, contents
 * 1 header: u32 bytes of a coordinate = 32, p, u32 power, u32 ceremony power
 * 2 [τ^i]_1 for i below 2^(power+1) - 1      x, y                       in Montgomery form
 * 3 [τ^i]_2 for i below 2^power              x.a0, x.a1, y.a0, y.a1     in Montgomery form
 * </pre>
 *
 * <p>Memory beyond the points that are kept is bounded by one block.
 */
final class PtauFile {
    private static final int MAGIC = 0x75617470;
    private static final int VERSION = 1;
    private static final int MAX_SECTIONS = 64;
    private static final int MAX_POWER = 28;
    private static final int BLOCK = 2048;
    private static final int HEADER = 1;
    private static final int TAU_G1 = 2;
    private static final int TAU_G2 = 3;
    private static final int G1_BYTES = Long.BYTES * G1.AFFINE_LIMBS;
    private static final int G2_BYTES = Long.BYTES * G2.AFFINE_LIMBS;

    private final FileChannel file;
    private final Map<Integer, Section> sections = new TreeMap<>();

    private record Section(long start, long length) {}

    private PtauFile(FileChannel file) {
        this.file = file;
    }

    static Srs read(Path path, int size, Kernels kernels, SecureRandom random)
            throws IOException, EncodingException {
        if (size < 2) {
            throw new IllegalArgumentException("at least two powers are needed");
        }
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            PtauFile file = new PtauFile(channel);
            file.readSections();
            file.checkHeader(size);
            G1Vector powers = file.readG1(size);
            G2Affine tau = file.readTau2();
            checkConsistent(powers, tau, kernels, random);
            return new Srs(powers, new KzgVerifierKey(tau), false);
        }
    }

    private void readSections() throws IOException, EncodingException {
        ByteBuffer head = bytes(0, 12);
        demand(head.getInt() == MAGIC, "it does not begin with ptau");
        demand(head.getInt() == VERSION, "its version is unknown");
        int count = head.getInt();
        demand(count >= 0 && count <= MAX_SECTIONS, "it has too many sections");
        long at = 12;
        for (int i = 0; i < count; i++) {
            ByteBuffer section = bytes(at, 12);
            int id = section.getInt();
            long length = section.getLong();
            at += 12;
            demand(length >= 0 && length <= file.size() - at, "a section is cut off");
            demand(sections.put(id, new Section(at, length)) == null, "a section occurs twice");
            at += length;
        }
    }

    private Section section(int id) throws EncodingException {
        Section section = sections.get(id);
        demand(section != null, "section " + id + " is missing");
        return section;
    }

    private void checkHeader(int size) throws IOException, EncodingException {
        Section header = section(HEADER);
        demand(header.length() == 4 + Fp.BYTES + 8, "the header's length is wrong");
        ByteBuffer in = bytes(header.start(), (int) header.length());
        demand(in.getInt() == Fp.BYTES, "coordinates are not of 32 bytes");
        byte[] modulus = new byte[Fp.BYTES];
        for (int i = Fp.BYTES - 1; i >= 0; i--) {
            modulus[i] = in.get();
        }
        demand(new BigInteger(1, modulus).equals(Fp.MODULUS), "the curve is not BN254");
        int power = in.getInt();
        demand(power >= 0 && power <= MAX_POWER, "the power is out of range");
        long available = (2L << power) - 1;
        demand(section(TAU_G1).length() == available * G1_BYTES, "section 2 has a wrong length");
        demand(
                section(TAU_G2).length() == (1L << power) * G2_BYTES,
                "section 3 has a wrong length");
        demand(size <= available, "it has only " + available + " powers");
        demand(power >= 1, "it has no [τ]_2");
    }

    private G1Vector readG1(int size) throws IOException, EncodingException {
        G1Vector powers = G1Vector.allocate(size);
        long start = section(TAU_G1).start();
        long[] t = new long[G1.SCRATCH];
        for (int from = 0; from < size; from += BLOCK) {
            int n = Math.min(BLOCK, size - from);
            long[] limbs = limbs(start + (long) from * G1_BYTES, n * G1.AFFINE_LIMBS);
            for (int i = 0; i < n; i++) {
                int at = i * G1.AFFINE_LIMBS;
                demand(!G1.isInfinityAffine(limbs, at), "a power is infinity");
                demand(G1.isOnCurveAffine(limbs, at, t), "a point is not on the curve");
            }
            powers.store(from, limbs, 0, n);
        }
        demand(powers.get(0).equals(G1Affine.GENERATOR), "the first power is not the generator");
        return powers;
    }

    private G2Affine readTau2() throws IOException, EncodingException {
        long[] limbs = limbs(section(TAU_G2).start(), 2 * G2.AFFINE_LIMBS);
        long[] t = new long[G2.SCRATCH];
        for (int i = 0; i < 2; i++) {
            demand(G2.isOnCurveAffine(limbs, i * G2.AFFINE_LIMBS, t), "[τ]_2 is not on the twist");
        }
        G2Affine first = G2Affine.load(limbs, 0);
        demand(first.equals(G2Affine.GENERATOR), "the first power in G2 is not the generator");
        G2Affine tau = G2Affine.load(limbs, G2.AFFINE_LIMBS);
        demand(!tau.isInfinity() && tau.isInSubgroup(), "[τ]_2 is not in G2");
        return tau;
    }

    /** {@code e(Σ ρ_i [τ^i]_1, [τ]_2) = e(Σ ρ_i [τ^(i+1)]_1, [1]_2)} for random ρ. */
    private static void checkConsistent(
            G1Vector powers, G2Affine tau, Kernels kernels, SecureRandom random)
            throws EncodingException {
        int n = powers.size() - 1;
        FrVector rho = FrVector.allocate(n);
        byte[] bytes = new byte[16];
        for (int i = 0; i < n; i++) {
            random.nextBytes(bytes);
            rho.set(i, FrElement.reduce(new BigInteger(1, bytes)));
        }
        G1Affine low = kernels.msm(powers.slice(0, n), rho);
        G1Affine high = kernels.msm(powers.slice(1, n), rho).neg();
        demand(
                Pairing.productIsOne(List.of(low, high), List.of(tau, G2Affine.GENERATOR)),
                "the powers are not those of one τ");
    }

    /** Reads coordinates in Montgomery form, four limbs each, and checks that they are reduced. */
    private long[] limbs(long at, int count) throws IOException, EncodingException {
        long[] limbs = new long[count];
        bytes(at, Math.multiplyExact(count, Long.BYTES)).asLongBuffer().get(limbs);
        for (int i = 0; i < count; i += Fp.LIMBS) {
            demand(isReduced(limbs, i), "a coordinate is not below p");
        }
        return limbs;
    }

    private static boolean isReduced(long[] limbs, int at) {
        for (int i = Fp.LIMBS - 1; i >= 0; i--) {
            long m = Fp.MODULUS.shiftRight(64 * i).longValue();
            int order = Long.compareUnsigned(limbs[at + i], m);
            if (order != 0) {
                return order < 0;
            }
        }
        return false;
    }

    private ByteBuffer bytes(long at, int count) throws IOException, EncodingException {
        ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            int n = file.read(buffer, at + buffer.position());
            demand(n > 0, "it is cut off");
        }
        return buffer.flip();
    }

    private static void demand(boolean condition, String message) throws EncodingException {
        if (!condition) {
            throw new EncodingException("powers of tau: " + message);
        }
    }
}
