// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The secrets of a setup: t, α, β, γ, δ, and for a commitment σ and the logarithm of its point G,
 * uniform and not zero. Whoever knows them can prove anything. {@link #close} wipes them.
 */
final class Trapdoor implements AutoCloseable {
    private static final int T = 0;
    private static final int ALPHA = 4;
    private static final int BETA = 8;
    private static final int GAMMA = 12;
    private static final int DELTA = 16;

    private static final int SIGMA = 20;
    private static final int G = 24;

    private final long[] secrets = new long[7 * Fr.LIMBS];

    private Trapdoor() {}

    /** Random bytes. */
    private interface Source {
        void fill(byte[] bytes);
    }

    /** Secrets that nobody knows. */
    static Trapdoor random(SecureRandom random) {
        return draw(random::nextBytes);
    }

    /** Secrets that follow from a public seed: SHA-256 of tag, seed and a counter. For tests. */
    static Trapdoor known(byte[] seed) {
        byte[] tag = "larch-groth16-test-setup".getBytes(java.nio.charset.StandardCharsets.UTF_8);
        ByteBuffer block = ByteBuffer.allocate(tag.length + 4 + seed.length + 4);
        block.put(tag).putInt(seed.length).put(seed);
        int[] counter = {0};
        return draw(
                bytes -> {
                    block.putInt(block.capacity() - 4, counter[0]++);
                    System.arraycopy(sha256(block.array()), 0, bytes, 0, bytes.length);
                });
    }

    private static Trapdoor draw(Source source) {
        Trapdoor secrets = new Trapdoor();
        for (int at = 0; at < secrets.secrets.length; at += Fr.LIMBS) {
            drawOne(source).store(secrets.secrets, at);
        }
        return secrets;
    }

    /** A uniform element other than zero: 254 random bits, again while they are 0 or ≥ r. */
    private static FrElement drawOne(Source source) {
        byte[] bytes = new byte[Fr.BYTES];
        try {
            while (true) {
                source.fill(bytes);
                bytes[0] &= 0x3F;
                BigInteger v = new BigInteger(1, bytes);
                if (v.signum() != 0 && v.compareTo(Fr.MODULUS) < 0) {
                    return FrElement.reduce(v);
                }
            }
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /** A uniform element other than zero. */
    static FrElement blinder(SecureRandom random) {
        return drawOne(random::nextBytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    FrElement t() {
        return FrElement.load(secrets, T);
    }

    FrElement alpha() {
        return FrElement.load(secrets, ALPHA);
    }

    FrElement beta() {
        return FrElement.load(secrets, BETA);
    }

    FrElement gamma() {
        return FrElement.load(secrets, GAMMA);
    }

    FrElement delta() {
        return FrElement.load(secrets, DELTA);
    }

    FrElement sigma() {
        return FrElement.load(secrets, SIGMA);
    }

    FrElement g() {
        return FrElement.load(secrets, G);
    }

    /** Overwrites the secrets. Copies that the arithmetic made on the heap are out of reach. */
    @Override
    public void close() {
        Arrays.fill(secrets, 0);
    }
}
