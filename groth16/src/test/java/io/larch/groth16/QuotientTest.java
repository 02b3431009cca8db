// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.Domain;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.SparseMatrix;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** h · (X^N - 1) = a · b - c at a point outside the domain, with a, b, c by Lagrange's formula. */
class QuotientTest {
    private static final BigInteger R = Fr.MODULUS;
    private static final BigInteger POINT = BigInteger.valueOf(987654321987654321L);

    private int n;
    private BigInteger omega;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6, 16, 21})
    void dividesExactly(int products) {
        Circuit circuit = Examples.chain(products);
        List<FrElement> inputs = Examples.chainInputs(5, products);
        long[] w = circuit.assign(inputs, List.of());
        int log = 32 - Integer.numberOfLeadingZeros(products - 1);
        n = 1 << log;
        omega = BigInteger.valueOf(5).modPow(R.subtract(BigInteger.ONE).shiftRight(log), R);
        long[] h = new long[4 * n];
        Quotient.compute(Examples.KERNELS, circuit.r1cs(), new Domain(log), w).load(0, h, 0, n);
        assertTrue(Fr.isZero(h, 4 * (n - 1)));
        BigInteger a = interpolated(circuit.r1cs().left(), w);
        BigInteger b = interpolated(circuit.r1cs().right(), w);
        BigInteger c = interpolated(circuit.r1cs().output(), w);
        BigInteger vanishing = POINT.modPow(BigInteger.valueOf(n), R).subtract(BigInteger.ONE);
        assertEquals(
                a.multiply(b).subtract(c).mod(R), evaluated(h, log).multiply(vanishing).mod(R));
    }

    private BigInteger evaluated(long[] h, int log) {
        BigInteger z = BigInteger.ZERO;
        for (int i = 0; i < n; i++) {
            int power = log == 0 ? 0 : Integer.reverse(i) >>> (32 - log);
            BigInteger x = POINT.modPow(BigInteger.valueOf(power), R);
            z = z.add(FrElement.load(h, 4 * i).toBigInteger().multiply(x));
        }
        return z.mod(R);
    }

    private BigInteger interpolated(SparseMatrix m, long[] w) {
        BigInteger z = BigInteger.ZERO;
        long[] t = new long[8];
        for (int j = 0; j < m.rows(); j++) {
            m.dot(t, 0, j, w, t, 4);
            BigInteger l = FrElement.load(t, 0).toBigInteger();
            for (int i = 0; i < n; i++) {
                if (i != j) {
                    BigInteger x = omega.modPow(BigInteger.valueOf(i), R);
                    BigInteger d = omega.modPow(BigInteger.valueOf(j), R).subtract(x);
                    l = l.multiply(POINT.subtract(x)).multiply(d.modInverse(R)).mod(R);
                }
            }
            z = z.add(l);
        }
        return z.mod(R);
    }
}
