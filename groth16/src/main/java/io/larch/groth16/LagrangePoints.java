// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Domain;
import io.larch.bn254.EncodingException;
import io.larch.bn254.FftOrder;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Vector;
import io.larch.bn254.G2Vector;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.PointMaps;
import io.larch.bn254.PtauFile;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/**
 * Powers of tau in the Lagrange basis of a domain: {@code [ℓ_j(τ)]_1}, {@code [ℓ_j(τ)]_2}, {@code
 * [α·ℓ_j(τ)]_1}, {@code [β·ℓ_j(τ)]_1} for every element ω^j.
 */
record LagrangePoints(G1Vector tau1, G2Vector tau2, G1Vector alpha, G1Vector beta) {
    /**
     * Reads them from a prepared file and checks them against the powers; computes them where the
     * file is not prepared, which takes N/2·log N multiplications of points for each list.
     *
     * @throws EncodingException if the file is malformed, or its Lagrange form is another's
     */
    static LagrangePoints of(
            Parallel parallel,
            Kernels kernels,
            PtauFile file,
            PowersOfTau powers,
            Domain domain,
            SecureRandom random)
            throws IOException, EncodingException {
        if (!file.isPrepared()) {
            return computed(parallel, powers, domain);
        }
        LagrangePoints points =
                new LagrangePoints(
                        file.lagrangeTauG1(domain),
                        file.lagrangeTauG2(domain),
                        file.lagrangeAlphaTauG1(domain),
                        file.lagrangeBetaTauG1(domain));
        points.check(kernels, powers, domain, random);
        return points;
    }

    private static LagrangePoints computed(Parallel parallel, PowersOfTau powers, Domain domain) {
        G2Vector tau2 = G2Vector.allocate(domain.size());
        for (int i = 0; i < domain.size(); i++) {
            tau2.set(i, powers.tau2().get(i));
        }
        PointMaps.inverseFft(parallel, tau2, domain);
        return new LagrangePoints(
                computed(parallel, powers.tau1(), domain),
                tau2,
                computed(parallel, powers.alpha(), domain),
                computed(parallel, powers.beta(), domain));
    }

    /** [x·ℓ_j(τ)]₁ from [x·τ^i]₁. */
    private static G1Vector computed(Parallel parallel, G1Vector v, Domain domain) {
        G1Vector out = G1Vector.allocate(domain.size());
        for (int i = 0; i < domain.size(); i++) {
            out.set(i, v.get(i));
        }
        PointMaps.inverseFft(parallel, out, domain);
        return out;
    }

    /**
     * {@code Σ ρ_j [x·ℓ_j(τ)] = Σ c_i [x·τ^i]}, where c are the coefficients of the polynomial that
     * is ρ_j at ω^j. If a point were wrong, both sides would agree with probability 2^-128.
     */
    private void check(Kernels kernels, PowersOfTau powers, Domain domain, SecureRandom random)
            throws EncodingException {
        int n = domain.size();
        demand(SubgroupBatch.allInSubgroup(kernels, tau2, random), "is not all in G2");
        try (FrVector rho = RandomSums.factors(n, random);
                FrVector coefficients = FrVector.allocate(n)) {
            kernels.promote(coefficients, rho);
            kernels.inverseFft(coefficients, domain, FftOrder.NATURAL_TO_REVERSED, false);
            kernels.bitReverse(coefficients);
            List<G1Vector> lagrange = List.of(tau1, alpha, beta);
            List<G1Vector> monomial = List.of(powers.tau1(), powers.alpha(), powers.beta());
            for (int i = 0; i < lagrange.size(); i++) {
                demand(
                        kernels.msm(lagrange.get(i), rho)
                                .equals(kernels.msm(monomial.get(i).slice(0, n), coefficients)),
                        "is not that of its powers");
            }
            demand(
                    kernels.msm(tau2, rho)
                            .equals(kernels.msm(powers.tau2().slice(0, n), coefficients)),
                    "in G2 is not that of its powers");
        }
    }

    private static void demand(boolean condition, String otherwise) throws EncodingException {
        VerifyingKey.require(condition, "powers of tau: the Lagrange form " + otherwise);
    }
}
