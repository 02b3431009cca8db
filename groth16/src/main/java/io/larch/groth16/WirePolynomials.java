// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Domain;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.Kernels;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.SparseMatrix;
import java.util.Arrays;

/**
 * The values at t of the polynomials of each wire: A_i = Σ_j L_{j,i} · ℓ_j(t) and likewise B_i from
 * the right factors, C_i from the products. ℓ_j is the Lagrange basis of the domain of N-th roots
 * of unity: ℓ_j(t) = ω^j · (t^N - 1) / (N · (t - ω^j)).
 *
 * <p>Everything here is as secret as t; {@link #close} wipes it.
 */
final class WirePolynomials implements AutoCloseable {
    private final long[] a;
    private final long[] b;
    private final long[] c;

    /** For t outside the domain. */
    WirePolynomials(Kernels kernels, R1cs r1cs, Domain domain, FrElement t) {
        long[] lagrange = new long[Fr.LIMBS * domain.size()];
        try (FrVector basis = lagrange(kernels, domain, t)) {
            basis.load(0, lagrange, 0, domain.size());
            basis.fill(FrElement.ZERO);
        }
        a = sum(r1cs.left(), r1cs.wires(), lagrange);
        b = sum(r1cs.right(), r1cs.wires(), lagrange);
        c = sum(r1cs.output(), r1cs.wires(), lagrange);
        Arrays.fill(lagrange, 0);
    }

    private static FrVector lagrange(Kernels kernels, Domain domain, FrElement t) {
        int n = domain.size();
        FrElement numerator = domain.vanishing(t).mul(domain.sizeInverse());
        FrVector roots = FrVector.allocate(n);
        try (FrVector inverses = FrVector.allocate(n)) {
            kernels.powers(roots, domain.generator(), FrElement.ONE);
            inverses.fill(t);
            kernels.sub(inverses, inverses, roots);
            kernels.batchInverse(inverses, inverses);
            kernels.mul(roots, roots, inverses);
            kernels.scale(roots, roots, numerator);
            inverses.fill(FrElement.ZERO);
        }
        return roots;
    }

    private static long[] sum(SparseMatrix m, int wires, long[] lagrange) {
        long[] z = new long[Fr.LIMBS * wires];
        long[] coefficients = m.coefficients();
        long[] t = new long[Fr.LIMBS];
        for (int j = 0; j < m.rows(); j++) {
            for (int e = m.rowStart(j); e < m.rowStart(j + 1); e++) {
                int at = Fr.LIMBS * m.wire(e);
                Fr.mul(t, 0, coefficients, Fr.LIMBS * m.coefficient(e), lagrange, Fr.LIMBS * j);
                Fr.add(z, at, z, at, t, 0);
            }
        }
        return z;
    }

    /** A_i at limb 4i. */
    long[] a() {
        return a;
    }

    /** B_i at limb 4i. */
    long[] b() {
        return b;
    }

    /** (β·A_i + α·B_i + C_i) · factor for some wires. */
    FrVector combined(int[] wires, FrElement alpha, FrElement beta, FrElement factor) {
        long[] s = new long[5 * Fr.LIMBS];
        alpha.store(s, 0);
        beta.store(s, 4);
        factor.store(s, 8);
        FrVector z = FrVector.allocate(wires.length);
        for (int at = 0; at < wires.length; at++) {
            int i = wires[at];
            Fr.mul(s, 12, s, 4, a, Fr.LIMBS * i);
            Fr.mul(s, 16, s, 0, b, Fr.LIMBS * i);
            Fr.add(s, 12, s, 12, s, 16);
            Fr.add(s, 12, s, 12, c, Fr.LIMBS * i);
            Fr.mul(s, 12, s, 12, s, 8);
            z.store(at, s, 12, 1);
        }
        Arrays.fill(s, 0);
        return z;
    }

    @Override
    public void close() {
        Arrays.fill(a, 0);
        Arrays.fill(b, 0);
        Arrays.fill(c, 0);
    }
}
