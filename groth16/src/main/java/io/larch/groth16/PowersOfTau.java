// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Domain;
import io.larch.bn254.EncodingException;
import io.larch.bn254.FrColumn;
import io.larch.bn254.G1Affine;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Affine;
import io.larch.bn254.G2Vector;
import io.larch.bn254.Kernels;
import io.larch.bn254.Pairing;
import io.larch.bn254.PtauFile;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/**
 * The checked result of a first phase for a domain of N elements: {@code [τ^i]_1} for i below 2N-1,
 * and {@code [τ^i]_2}, {@code [α·τ^i]_1}, {@code [β·τ^i]_1} for i below N, and {@code [β]_2}.
 */
record PowersOfTau(G1Vector tau1, G2Vector tau2, G1Vector alpha, G1Vector beta, G2Affine beta2) {
    /**
     * Reads and checks.
     *
     * @throws EncodingException if the file is malformed, too short or inconsistent
     */
    static PowersOfTau read(Kernels kernels, PtauFile file, Domain domain, SecureRandom random)
            throws IOException, EncodingException {
        int n = Math.max(2, domain.size());
        PowersOfTau powers =
                new PowersOfTau(
                        file.tauG1(2 * n - 1),
                        file.tauG2(n),
                        file.alphaTauG1(n),
                        file.betaTauG1(n),
                        file.betaG2());
        powers.check(kernels, random);
        return powers;
    }

    /**
     * Each list is that of one τ: {@code e(Σ ρ_i v_(i+1), [1]_2) = e(Σ ρ_i v_i, [τ]_2)}, likewise
     * in G2; β is the same in both groups; τ is not in the domain.
     */
    private void check(Kernels kernels, SecureRandom random) throws EncodingException {
        G2Affine tau = tau2.get(1);
        demand(
                beta2.isInSubgroup() && SubgroupBatch.allInSubgroup(kernels, tau2, random),
                "a point is on the twist but not in G2");
        int n = tau2.size();
        for (int size = 1; size <= n; size *= 2) {
            demand(!tau1.get(size).equals(G1Affine.GENERATOR), "τ is a root of unity");
        }
        for (G1Vector v : List.of(tau1, alpha, beta)) {
            FrColumn rho = RandomSums.factors(v.size() - 1, random);
            G1Affine high = kernels.msm(v.slice(1, v.size() - 1), rho);
            G1Affine low = kernels.msm(v.slice(0, v.size() - 1), rho);
            demand(
                    Pairing.productIsOne(
                            List.of(high, low.neg()), List.of(G2Affine.GENERATOR, tau)),
                    "the powers are not those of one τ");
        }
        FrColumn rho = RandomSums.factors(n - 1, random);
        G2Affine high = kernels.msm(tau2.slice(1, n - 1), rho);
        G2Affine low = kernels.msm(tau2.slice(0, n - 1), rho);
        demand(
                Pairing.productIsOne(
                        List.of(G1Affine.GENERATOR, tau1.get(1).neg()), List.of(high, low)),
                "the powers in G2 are not those of τ");
        demand(VerifyingKey.sameExponent(beta.get(0), beta2), "β differs between the groups");
    }

    private static void demand(boolean condition, String otherwise) throws EncodingException {
        VerifyingKey.require(condition, "powers of tau: " + otherwise);
    }
}
