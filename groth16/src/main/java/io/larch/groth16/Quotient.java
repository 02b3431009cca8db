// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Domain;
import io.larch.bn254.FftOrder;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.Kernels;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.SparseMatrix;

/**
 * The quotient h = (a · b - c) / (X^N - 1), where a, b, c interpolate the values of the rows on the
 * N-th roots of unity. On the coset g·H the divisor is the constant g^N - 1.
 */
final class Quotient {
    private static final int BLOCK = 1 << 10;

    private Quotient() {}

    /**
     * The coefficients of h in bit-reversed order; the last one, of X^(N-1), is zero.
     *
     * @param assignment a satisfying assignment
     */
    static FrVector compute(Kernels kernels, R1cs r1cs, Domain domain, long[] assignment) {
        FrElement divisor = domain.vanishing(Domain.COSET_SHIFT);
        FrVector a = onCoset(kernels, r1cs.left(), domain, assignment);
        try (FrVector b = onCoset(kernels, r1cs.right(), domain, assignment)) {
            kernels.mul(a, a, b);
        }
        try (FrVector c = onCoset(kernels, r1cs.output(), domain, assignment)) {
            kernels.sub(a, a, c);
        }
        kernels.scale(a, a, divisor.inverse());
        kernels.inverseFft(a, domain, FftOrder.NATURAL_TO_REVERSED, true);
        return a;
    }

    private static FrVector onCoset(
            Kernels kernels, SparseMatrix m, Domain domain, long[] assignment) {
        FrVector x = FrVector.allocate(domain.size());
        long[] block = new long[Fr.LIMBS * BLOCK];
        long[] t = new long[Fr.LIMBS];
        for (int from = 0; from < m.rows(); from += BLOCK) {
            int n = Math.min(BLOCK, m.rows() - from);
            for (int i = 0; i < n; i++) {
                m.dot(block, Fr.LIMBS * i, from + i, assignment, t, 0);
            }
            x.store(from, block, 0, n);
        }
        kernels.inverseFft(x, domain, FftOrder.NATURAL_TO_REVERSED, false);
        kernels.fft(x, domain, FftOrder.REVERSED_TO_NATURAL, true);
        return x;
    }
}
