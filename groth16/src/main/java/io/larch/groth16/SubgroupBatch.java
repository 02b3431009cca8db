// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.G2Vector;
import io.larch.bn254.Kernels;
import io.larch.bn254.SmallColumn;
import java.security.SecureRandom;

/**
 * Whether many points of the twist are all in G2, for about a tenth of the price of single checks.
 *
 * <p>The order of the twist is r · c with c = 10069 · 5864401 · 1875725156269 · (a prime of 178
 * bits). A sum Σ ρ_i P_i with random 16-bit ρ_i is in G2 only if the parts of the P_i outside G2
 * cancel. If some part is not zero, its order has a prime factor q ≥ 10069, and at most 7 of the
 * 65,536 values of its ρ make the sum cancel. Ten sums leave an error below 2^-131.
 */
final class SubgroupBatch {
    private static final int SUMS = 10;

    private SubgroupBatch() {}

    /** True if all points are in G2; false, except with probability 2^-131, if one is not. */
    static boolean allInSubgroup(Kernels kernels, G2Vector points, SecureRandom random) {
        short[] factors = new short[points.size()];
        byte[] bytes = new byte[2 * points.size()];
        for (int k = 0; k < SUMS; k++) {
            random.nextBytes(bytes);
            for (int i = 0; i < factors.length; i++) {
                factors[i] = (short) (bytes[2 * i] << 8 | (bytes[2 * i + 1] & 0xFF));
            }
            if (!kernels.msm(points, SmallColumn.ofShorts(factors)).isInSubgroup()) {
                return false;
            }
        }
        return true;
    }
}
