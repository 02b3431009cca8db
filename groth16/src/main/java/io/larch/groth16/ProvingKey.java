// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Domain;
import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Vector;
import io.larch.bn254.Kernels;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * What a prover needs to know of a circuit: the contents of gnark's proving key, points in vectors.
 * Points of wires whose polynomial vanishes at the secret point are left out of A and B and marked.
 */
public final class ProvingKey {
    private static final int BUFFER = 1 << 16;
    private static final int MAX_POINTS = 1 << Domain.MAX_LOG_SIZE;

    private final int log;
    private final G1Affine alpha1;
    private final G1Affine beta1;
    private final G1Affine delta1;
    private final G2Affine beta2;
    private final G2Affine delta2;
    private final G1Vector a;
    private final G1Vector b1;
    private final G2Vector b2;
    private final G1Vector z;
    private final G1Vector k;
    private final boolean[] infinityA;
    private final boolean[] infinityB;
    private final Optional<PedersenKey> pedersen;
    private final boolean testKey;

    private ProvingKey(Parts p, boolean testKey) {
        this.log = p.log;
        this.alpha1 = p.alpha1;
        this.beta1 = p.beta1;
        this.delta1 = p.delta1;
        this.beta2 = p.beta2;
        this.delta2 = p.delta2;
        this.a = p.a;
        this.b1 = p.b1;
        this.b2 = p.b2;
        this.z = p.z;
        this.k = p.k;
        this.infinityA = p.infinityA;
        this.infinityB = p.infinityB;
        this.pedersen = p.pedersen;
        this.testKey = testKey;
    }

    /** The fields while a key is put together. */
    static final class Parts {
        int log;
        G1Affine alpha1;
        G1Affine beta1;
        G1Affine delta1;
        G2Affine beta2;
        G2Affine delta2;
        G1Vector a;
        G1Vector b1;
        G2Vector b2;
        G1Vector z;
        G1Vector k;
        boolean[] infinityA;
        boolean[] infinityB;
        Optional<PedersenKey> pedersen = Optional.empty();

        ProvingKey build(boolean testKey) {
            return new ProvingKey(this, testKey);
        }
    }

    /** log2 of the size of the domain. */
    public int logDomain() {
        return log;
    }

    /** Number of wires, ONE included. */
    public int wires() {
        return infinityA.length;
    }

    /** Number of public wires, ONE included. */
    public int publicWires() {
        return wires() - k.size() - pedersen.map(p -> p.basis().size() + 1).orElse(0);
    }

    /** Whether somebody knows the trapdoor. */
    public boolean testKey() {
        return testKey;
    }

    G1Affine alpha1() {
        return alpha1;
    }

    G1Affine beta1() {
        return beta1;
    }

    G1Affine delta1() {
        return delta1;
    }

    G2Affine beta2() {
        return beta2;
    }

    G2Affine delta2() {
        return delta2;
    }

    G1Vector a() {
        return a;
    }

    G1Vector b1() {
        return b1;
    }

    G2Vector b2() {
        return b2;
    }

    G1Vector z() {
        return z;
    }

    G1Vector k() {
        return k;
    }

    boolean[] infinityA() {
        return infinityA;
    }

    boolean[] infinityB() {
        return infinityB;
    }

    Optional<PedersenKey> pedersen() {
        return pedersen;
    }

    /** Writes gnark's raw bytes, which do not carry the test mark; the stream stays open. */
    public void writeRaw(OutputStream out) throws IOException {
        PointWriter writer = new PointWriter(new BufferedOutputStream(out, BUFFER), true);
        write(writer);
        writer.flush();
    }

    /**
     * Reads gnark's bytes, compressed or raw, to their end, with the checks of {@link
     * KeyFile#readProving}.
     *
     * @param testKey what the caller knows about the origin of the key
     * @throws EncodingException if the bytes are not exactly such a key
     */
    public static ProvingKey read(Kernels kernels, InputStream in, boolean testKey)
            throws IOException, EncodingException {
        PointReader reader = PointReader.foreign(new BufferedInputStream(in, BUFFER));
        ProvingKey key = read(kernels, reader, testKey);
        reader.expectEnd();
        return key;
    }

    /** Writes gnark's raw bytes. They do not carry the test mark. */
    void write(PointWriter out) throws IOException {
        writeDomain(out);
        out.g1(alpha1);
        out.g1(beta1);
        out.g1(delta1);
        out.g1Slice(a);
        out.g1Slice(b1);
        out.g1Slice(z);
        out.g1Slice(k);
        out.g2(beta2);
        out.g2(delta2);
        out.g2Slice(b2);
        out.u64(wires());
        out.u64(count(infinityA));
        out.u64(count(infinityB));
        out.booleans(infinityA);
        out.booleans(infinityB);
        out.u32(pedersen.isPresent() ? 1 : 0);
        if (pedersen.isPresent()) {
            out.g1Slice(pedersen.get().basis());
            out.g1Slice(pedersen.get().basisExpSigma());
        }
    }

    /** Reads and checks gnark's bytes. */
    static ProvingKey read(Kernels kernels, PointReader in, boolean testKey)
            throws IOException, EncodingException {
        Parts p = new Parts();
        p.log = readDomain(in);
        p.alpha1 = in.g1();
        p.beta1 = in.g1();
        p.delta1 = in.g1();
        p.a = in.g1Slice(MAX_POINTS);
        p.b1 = in.g1Slice(MAX_POINTS);
        p.z = in.g1Slice(MAX_POINTS);
        p.k = in.g1Slice(MAX_POINTS);
        p.beta2 = in.g2();
        p.delta2 = in.g2();
        p.b2 = in.g2Slice(MAX_POINTS);
        int wires = in.count64(MAX_POINTS);
        int skippedA = in.count64(wires);
        int skippedB = in.count64(wires);
        p.infinityA = in.booleans(wires);
        p.infinityB = in.booleans(wires);
        if (in.count(1) == 1) {
            p.pedersen = Optional.of(new PedersenKey(in.g1Slice(wires), in.g1Slice(wires)));
        }
        check(p, skippedA, skippedB);
        VerifyingKey.require(
                SubgroupBatch.allInSubgroup(kernels, p.b2, new SecureRandom()),
                "a point is on the twist but not in G2");
        return p.build(testKey);
    }

    private static void check(Parts p, int skippedA, int skippedB) throws EncodingException {
        int wires = p.infinityA.length;
        VerifyingKey.require(
                count(p.infinityA) == skippedA
                        && count(p.infinityB) == skippedB
                        && p.a.size() == wires - skippedA
                        && p.b1.size() == wires - skippedB
                        && p.b2.size() == wires - skippedB
                        && p.z.size() == (1 << p.log) - 1
                        && p.k.size() + committed(p) < wires,
                "the parts of the proving key do not fit together");
        VerifyingKey.require(
                isFinite(p.a) && isFinite(p.b1) && isFinite(p.b2),
                "a point at infinity that was to be left out");
        VerifyingKey.require(
                !p.alpha1.isInfinity() && !p.beta1.isInfinity() && !p.delta1.isInfinity(),
                "a point of the key is infinity");
        VerifyingKey.require(
                VerifyingKey.sameExponent(p.beta1, p.beta2)
                        && VerifyingKey.sameExponent(p.delta1, p.delta2),
                "beta or delta differs between the groups");
    }

    private static boolean isFinite(G1Vector v) {
        return IntStream.range(0, v.size()).noneMatch(i -> v.get(i).isInfinity());
    }

    private static boolean isFinite(G2Vector v) {
        return IntStream.range(0, v.size()).noneMatch(i -> v.get(i).isInfinity());
    }

    /** Wires that are committed, the challenge included. */
    private static int committed(Parts p) throws EncodingException {
        if (p.pedersen.isEmpty()) {
            return 0;
        }
        PedersenKey key = p.pedersen.get();
        VerifyingKey.require(
                key.basis().size() == key.basisExpSigma().size(),
                "the parts of the proving key do not fit together");
        return key.basis().size() + 1;
    }

    /** gnark's fft domain: size, its inverse, generator, coset shift, their inverses. */
    private void writeDomain(PointWriter out) throws IOException {
        out.u64(1L << log);
        for (FrElement e : domain(log)) {
            out.scalar(e);
        }
        out.u8(0);
    }

    /** gnark's flag that it keeps tables of roots means nothing here and is not kept. */
    private static int readDomain(PointReader in) throws IOException, EncodingException {
        long size = in.count64(MAX_POINTS);
        VerifyingKey.require(Long.bitCount(size) == 1, "the domain is not a power of two");
        int log = Long.numberOfTrailingZeros(size);
        for (FrElement e : domain(log)) {
            VerifyingKey.require(in.scalar().equals(e), "the domain is not the expected one");
        }
        int precomputed = in.u8();
        VerifyingKey.require(
                precomputed == 0 || (precomputed == 1 && !in.isOwn()),
                "the domain is not the expected one");
        return log;
    }

    private static FrElement[] domain(int log) {
        Domain domain = new Domain(log);
        FrElement root = domain.generator();
        FrElement shift = Domain.COSET_SHIFT;
        return new FrElement[] {domain.sizeInverse(), root, root.inverse(), shift, shift.inverse()};
    }

    private static int count(boolean[] flags) {
        int n = 0;
        for (boolean f : flags) {
            n += f ? 1 : 0;
        }
        return n;
    }
}
