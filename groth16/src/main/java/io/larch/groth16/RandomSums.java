// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.Kernels;
import io.larch.bn254.Pairing;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.List;

/** Equations about many points checked as one, with random factors of 128 bits. */
final class RandomSums {
    private static final int FACTOR_BYTES = 16;
    private static final int CHUNK = 1 << 12;

    private RandomSums() {}

    /** Factors that nobody can foresee. */
    static FrVector factors(int n, SecureRandom random) {
        FrVector rho = FrVector.allocate(n);
        byte[] bytes = new byte[FACTOR_BYTES];
        long[] limbs = new long[Fr.LIMBS * CHUNK];
        for (int from = 0; from < n; from += CHUNK) {
            int count = Math.min(CHUNK, n - from);
            for (int i = 0; i < count; i++) {
                random.nextBytes(bytes);
                FrElement.reduce(new BigInteger(1, bytes)).store(limbs, Fr.LIMBS * i);
            }
            rho.store(from, limbs, 0, count);
        }
        return rho;
    }

    /**
     * Whether {@code e(x_i, a) = e(y_i, b)} for all i; wrong with probability about 2^-128.
     *
     * @param x as many points as y
     */
    static boolean proportional(
            Kernels kernels, G1Vector x, G2Affine a, G1Vector y, G2Affine b, SecureRandom random) {
        if (x.size() == 0) {
            return true;
        }
        try (FrVector rho = factors(x.size(), random)) {
            G1Affine left = kernels.msm(x, rho);
            G1Affine right = kernels.msm(y, rho).neg();
            return Pairing.productIsOne(List.of(left, right), List.of(a, b));
        }
    }
}
