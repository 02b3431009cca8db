// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.bn254.EncodingException;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.sumcheck.KzgVerifierKey;
import io.larch.sumcheck.Srs;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;

/**
 * Where the reference string of the polynomial commitments comes from. Prover and verifier must use
 * the same.
 *
 * <p>Soundness: under {@link #insecureTest} everybody can forge proofs; it exists so that Larch can
 * be tried without a ceremony's file.
 */
public final class PublicParameters {
    private static final long TEST_SEED = 0;

    private final Optional<Path> ptau;

    private PublicParameters(Optional<Path> ptau) {
        this.ptau = ptau;
    }

    /** A string whose trapdoor is public: for tests only. */
    public static PublicParameters insecureTest() {
        return new PublicParameters(Optional.empty());
    }

    /** The string of a {@code .ptau} file of a ceremony; read and checked when first needed. */
    public static PublicParameters ptau(Path file) {
        return new PublicParameters(Optional.of(file));
    }

    /** Whether everybody knows the trapdoor. */
    public boolean isTest() {
        return ptau.isEmpty();
    }

    /**
     * The verifier's part.
     *
     * @throws PublicParametersException if the file cannot be read or is not consistent
     */
    public KzgVerifierKey verifierKey() throws PublicParametersException {
        try (Parallel parallel = new Parallel(1)) {
            return load(2, new JavaKernels(parallel)).verifierKey();
        }
    }

    /** At least the given number of powers. */
    Srs load(int size, Kernels kernels) throws PublicParametersException {
        if (ptau.isEmpty()) {
            return Srs.insecure(TEST_SEED, size, kernels);
        }
        Path file = ptau.get();
        try {
            return Srs.read(file, size, kernels, new SecureRandom());
        } catch (IOException e) {
            throw new PublicParametersException("cannot read " + file + ": " + e.getMessage(), e);
        } catch (EncodingException e) {
            throw new PublicParametersException(file + ": " + e.getMessage(), e);
        }
    }
}
