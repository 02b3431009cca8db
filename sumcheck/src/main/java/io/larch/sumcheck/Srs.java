// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.EncodingException;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Kernels;
import io.larch.bn254.Pairing;
import io.larch.bn254.PtauFile;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.List;

/**
 * A structured reference string of KZG: {@code [1]_1, [τ]_1, …, [τ^(n-1)]_1} and {@code [τ]_2}.
 *
 * <p>Soundness: whoever knows τ can open anything to anything. A string made by {@link #insecure}
 * is for tests and says so through {@link #isTest}.
 *
 * <p>Source: Kate, Zaverucha, Goldberg, "Constant-size commitments to polynomials and their
 * applications" (2010).
 */
public final class Srs {
    private final G1Vector powers;
    private final KzgVerifierKey verifierKey;
    private final boolean test;

    Srs(G1Vector powers, KzgVerifierKey verifierKey, boolean test) {
        this.powers = powers;
        this.verifierKey = verifierKey;
        this.test = test;
    }

    /**
     * A string whose τ is a public function of the seed: for tests only.
     *
     * @param size number of powers, at least 1
     */
    public static Srs insecure(long seed, int size, Kernels kernels) {
        FrElement tau = insecureTau(seed);
        G2Affine tau2 = G2Affine.GENERATOR.toJacobian().mul(tau).toAffine();
        G1Vector powers = G1Vector.allocate(size);
        try (FrVector scalars = FrVector.allocate(size)) {
            kernels.powers(scalars, tau, FrElement.ONE);
            kernels.multiplyBase(powers, G1Affine.GENERATOR, scalars);
        }
        return new Srs(powers, new KzgVerifierKey(tau2), true);
    }

    /** SHA-256 of a text and the seed, reduced. */
    static FrElement insecureTau(long seed) {
        String text = "larch test reference string " + seed;
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            byte[] digest = sha.digest(text.getBytes(StandardCharsets.UTF_8));
            return FrElement.reduce(new BigInteger(1, digest));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /**
     * Reads the first powers of a {@code .ptau} file of snarkjs and checks them: canonical
     * coordinates, points on the curve and in their groups, generators in first place, and all
     * powers of the same τ by one pairing equation on a random combination.
     *
     * @param size number of powers wanted, at least 2
     * @param random makes the combination
     * @throws EncodingException if the file is malformed, too short or inconsistent
     * @throws IOException if reading fails
     */
    public static Srs read(Path file, int size, Kernels kernels, SecureRandom random)
            throws IOException, EncodingException {
        if (size < 2) {
            throw new IllegalArgumentException("at least two powers are needed");
        }
        try (PtauFile ptau = PtauFile.open(file)) {
            G1Vector powers = ptau.tauG1(size);
            if (ptau.powersG2() < 2) {
                throw new EncodingException("powers of tau: it has no [τ]_2");
            }
            G2Affine tau = ptau.tauG2(2).get(1);
            if (!tau.isInSubgroup()) {
                throw new EncodingException("powers of tau: [τ]_2 is not in G2");
            }
            checkConsistent(powers, tau, kernels, random);
            return new Srs(powers, new KzgVerifierKey(tau), false);
        }
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
        if (!Pairing.productIsOne(List.of(low, high), List.of(tau, G2Affine.GENERATOR))) {
            throw new EncodingException("powers of tau: the powers are not those of one τ");
        }
    }

    /** Number of powers. */
    public int size() {
        return powers.size();
    }

    /** The powers in G1; borrowed. */
    public G1Vector powers() {
        return powers;
    }

    /** The verifier's part. */
    public KzgVerifierKey verifierKey() {
        return verifierKey;
    }

    /** Whether τ is known to everybody. */
    public boolean isTest() {
        return test;
    }

    /** The committer over this string. */
    public Committer committer(Kernels kernels) {
        return new KzgCommitter(kernels, powers);
    }
}
