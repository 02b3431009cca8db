// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.SparseMatrix;

/**
 * The quotient h = (a · b - c) / (X^N - 1), where a, b, c interpolate the values of the rows on the
 * N-th roots of unity. On the coset g·H the divisor is the constant g^N - 1.
 */
final class Quotient {
    private Quotient() {}

    /**
     * The coefficients of h in bit-reversed order; the last one, of X^(N-1), is zero.
     *
     * @param assignment a satisfying assignment
     */
    static long[] compute(R1cs r1cs, Domain domain, long[] assignment) {
        FrElement shift = FrElement.of(Groth16Setup.COSET_SHIFT);
        long[] inverse = new long[Fr.LIMBS];
        shift.pow(domain.size()).sub(FrElement.ONE).inverse().store(inverse, 0);
        long[] a = onCoset(r1cs.left(), domain, assignment);
        long[] b = onCoset(r1cs.right(), domain, assignment);
        multiply(a, b);
        b = onCoset(r1cs.output(), domain, assignment);
        for (int i = 0; i < a.length; i += Fr.LIMBS) {
            Fr.sub(a, i, a, i, b, i);
            Fr.mul(a, i, a, i, inverse, 0);
        }
        domain.interpolateOnCoset(a);
        return a;
    }

    private static void multiply(long[] a, long[] b) {
        for (int i = 0; i < a.length; i += Fr.LIMBS) {
            Fr.mul(a, i, a, i, b, i);
        }
    }

    private static long[] onCoset(SparseMatrix m, Domain domain, long[] assignment) {
        long[] x = new long[Fr.LIMBS * domain.size()];
        long[] t = new long[Fr.LIMBS];
        for (int j = 0; j < m.rows(); j++) {
            m.dot(x, Fr.LIMBS * j, j, assignment, t, 0);
        }
        domain.interpolate(x);
        domain.evaluateOnCoset(x);
        return x;
    }
}
