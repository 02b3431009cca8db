// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
 * 4 [α·τ^i]_1 for i below 2^power            as 2
 * 5 [β·τ^i]_1 for i below 2^power            as 2
 * 6 [β]_2                                    as 3
 * 12 to 15, if the file is prepared: sections 2 to 5 in Lagrange form, for every domain of 2^k
 *   elements up to 2^power, in section 12 up to 2^(power+1): [x·ℓ_j(τ)] for j below 2^k
 * </pre>
 *
 * <p>What is read is checked to be canonical, on its curve and not infinity. Whether the points of
 * G2 are in the subgroup and whether the powers fit together is for the caller to check. Memory
 * beyond the points that are kept is bounded by one block.
 */
public final class PtauFile implements AutoCloseable {
    /** The version of the layout. */
    public static final int VERSION = 1;

    private static final int MAGIC = 0x75617470;
    private static final int MAX_SECTIONS = 64;
    private static final int MAX_POWER = 28;
    private static final int BLOCK = 2048;
    private static final int HEADER = 1;
    private static final int TAU_G1 = 2;
    private static final int TAU_G2 = 3;
    private static final int ALPHA_G1 = 4;
    private static final int BETA_G1 = 5;
    private static final int BETA_G2 = 6;
    private static final int LAGRANGE = 10;
    private static final int G1_BYTES = Long.BYTES * G1.AFFINE_LIMBS;
    private static final int G2_BYTES = Long.BYTES * G2.AFFINE_LIMBS;

    private final FileChannel file;
    private final Map<Integer, Section> sections = new TreeMap<>();
    private int power;

    private record Section(long start, long length) {}

    private PtauFile(FileChannel file) {
        this.file = file;
    }

    /**
     * Opens a file and checks its header and the list of its sections.
     *
     * @throws EncodingException if the file is malformed or for another curve
     * @throws IOException if reading fails
     */
    public static PtauFile open(Path path) throws IOException, EncodingException {
        PtauFile file = new PtauFile(FileChannel.open(path, StandardOpenOption.READ));
        try {
            file.readSections();
            file.checkHeader();
            return file;
        } catch (IOException | EncodingException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Number of powers in G1, twice a power of two less one. */
    public int powersG1() {
        return (int) ((2L << power) - 1);
    }

    /** Number of powers in G2, and of multiples of α and β: a power of two. */
    public int powersG2() {
        return 1 << power;
    }

    /**
     * {@code [τ^i]_1} for i below n; the first is the generator.
     *
     * @throws EncodingException if there are fewer, or one is malformed
     */
    public G1Vector tauG1(int n) throws IOException, EncodingException {
        demand(n <= powersG1(), "it has only " + powersG1() + " powers");
        G1Vector powers = readG1(TAU_G1, powersG1(), 0, n);
        demand(powers.get(0).equals(G1Affine.GENERATOR), "the first power is not the generator");
        return powers;
    }

    /**
     * {@code [τ^i]_2} for i below n, points of the twist; the first is the generator.
     *
     * @throws EncodingException if there are fewer, or one is malformed
     */
    public G2Vector tauG2(int n) throws IOException, EncodingException {
        demand(n <= powersG2(), "it has only " + powersG2() + " powers in G2");
        G2Vector powers = readG2(TAU_G2, powersG2(), 0, n);
        demand(
                powers.get(0).equals(G2Affine.GENERATOR),
                "the first power in G2 is not the generator");
        return powers;
    }

    /** {@code [α·τ^i]_1} for i below n. */
    public G1Vector alphaTauG1(int n) throws IOException, EncodingException {
        demand(n <= powersG2(), "it has only " + powersG2() + " multiples of alpha");
        return readG1(ALPHA_G1, powersG2(), 0, n);
    }

    /** {@code [β·τ^i]_1} for i below n. */
    public G1Vector betaTauG1(int n) throws IOException, EncodingException {
        demand(n <= powersG2(), "it has only " + powersG2() + " multiples of beta");
        return readG1(BETA_G1, powersG2(), 0, n);
    }

    /** {@code [β]_2}, a point of the twist. */
    public G2Affine betaG2() throws IOException, EncodingException {
        return readG2(BETA_G2, 1, 0, 1).get(0);
    }

    /** Whether the file has the Lagrange form of all its powers. */
    public boolean isPrepared() {
        return sections.keySet()
                .containsAll(
                        List.of(
                                LAGRANGE + TAU_G1,
                                LAGRANGE + TAU_G2,
                                LAGRANGE + ALPHA_G1,
                                LAGRANGE + BETA_G1));
    }

    /**
     * {@code [ℓ_j(τ)]_1} for the elements of a domain, as a prepared file has them. Whether they
     * belong to the powers is for the caller to check; so with the next three methods.
     *
     * @throws EncodingException if the file has none, or one is malformed
     */
    public G1Vector lagrangeTauG1(Domain domain) throws IOException, EncodingException {
        return lagrangeG1(TAU_G1, 2L * powersG1() + 1, domain);
    }

    /** {@code [ℓ_j(τ)]_2}, points of the twist; see {@link #lagrangeTauG1}. */
    public G2Vector lagrangeTauG2(Domain domain) throws IOException, EncodingException {
        demand(domain.size() <= powersG2(), "its Lagrange form is too short");
        long available = 2L * powersG2() - 1;
        return readG2(LAGRANGE + TAU_G2, available, domain.size() - 1, domain.size());
    }

    /** {@code [α·ℓ_j(τ)]_1}; see {@link #lagrangeTauG1}. */
    public G1Vector lagrangeAlphaTauG1(Domain domain) throws IOException, EncodingException {
        return lagrangeG1(ALPHA_G1, 2L * powersG2() - 1, domain);
    }

    /** {@code [β·ℓ_j(τ)]_1}; see {@link #lagrangeTauG1}. */
    public G1Vector lagrangeBetaTauG1(Domain domain) throws IOException, EncodingException {
        return lagrangeG1(BETA_G1, 2L * powersG2() - 1, domain);
    }

    /** The smaller domains, with one element less in all, come before. */
    private G1Vector lagrangeG1(int id, long available, Domain domain)
            throws IOException, EncodingException {
        demand(domain.size() <= powersG2(), "its Lagrange form is too short");
        return readG1(LAGRANGE + id, available, domain.size() - 1, domain.size());
    }

    @Override
    public void close() throws IOException {
        file.close();
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
        demand(at == file.size(), "bytes follow its sections");
    }

    private Section section(int id) throws EncodingException {
        Section section = sections.get(id);
        demand(section != null, "section " + id + " is missing");
        return section;
    }

    private void checkHeader() throws IOException, EncodingException {
        Section header = section(HEADER);
        demand(header.length() == 4 + Fp.BYTES + 8, "the header's length is wrong");
        ByteBuffer in = bytes(header.start(), (int) header.length());
        demand(in.getInt() == Fp.BYTES, "coordinates are not of 32 bytes");
        byte[] modulus = new byte[Fp.BYTES];
        for (int i = Fp.BYTES - 1; i >= 0; i--) {
            modulus[i] = in.get();
        }
        demand(new BigInteger(1, modulus).equals(Fp.MODULUS), "the curve is not BN254");
        power = in.getInt();
        demand(power >= 0 && power <= MAX_POWER, "the power is out of range");
    }

    private Section section(int id, long length) throws EncodingException {
        Section section = section(id);
        demand(section.length() == length, "section " + id + " has a wrong length");
        return section;
    }

    /** Points {@code first .. first+n-1} of a section that has so many. */
    private G1Vector readG1(int id, long available, int first, int n)
            throws IOException, EncodingException {
        long start = section(id, available * G1_BYTES).start() + (long) first * G1_BYTES;
        G1Vector points = G1Vector.allocate(n);
        long[] t = new long[G1.SCRATCH];
        for (int from = 0; from < n; from += BLOCK) {
            int count = Math.min(BLOCK, n - from);
            long[] limbs = limbs(start + (long) from * G1_BYTES, count * G1.AFFINE_LIMBS);
            for (int at = 0; at < limbs.length; at += G1.AFFINE_LIMBS) {
                demand(!G1.isInfinityAffine(limbs, at), "a power is infinity");
                demand(G1.isOnCurveAffine(limbs, at, t), "a point is not on the curve");
            }
            points.store(from, limbs, 0, count);
        }
        return points;
    }

    /** Points {@code first .. first+n-1} of a section that has so many. */
    private G2Vector readG2(int id, long available, int first, int n)
            throws IOException, EncodingException {
        long start = section(id, available * G2_BYTES).start() + (long) first * G2_BYTES;
        G2Vector points = G2Vector.allocate(n);
        long[] t = new long[G2.SCRATCH];
        for (int from = 0; from < n; from += BLOCK) {
            int count = Math.min(BLOCK, n - from);
            long[] limbs = limbs(start + (long) from * G2_BYTES, count * G2.AFFINE_LIMBS);
            for (int at = 0; at < limbs.length; at += G2.AFFINE_LIMBS) {
                demand(!G2.isInfinityAffine(limbs, at), "a power in G2 is infinity");
                demand(G2.isOnCurveAffine(limbs, at, t), "a point is not on the twist");
            }
            points.store(from, limbs, 0, count);
        }
        return points;
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
