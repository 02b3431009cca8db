// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/**
 * Fp12 as {@code Fp[w]/(w¹² - 18w⁶ + 82)} on BigIntegers, an oracle for the tower: since {@code w⁶
 * = 9 + u}, the coefficient {@code a0 + a1·u} of w^i is {@code (a0 - 9·a1)·w^i + a1·w^(i+6)}.
 */
final class PolynomialOracle {
    private static final BigInteger P = Fp.MODULUS;
    private static final BigInteger C0 = BigInteger.valueOf(82);
    private static final BigInteger C6 = BigInteger.valueOf(18);
    private static final BigInteger NINE = BigInteger.valueOf(9);

    private PolynomialOracle() {}

    static BigInteger[] of(Fp12Element f) {
        Fp2Element[] a = {
            f.c0().c0(), f.c1().c0(), f.c0().c1(), f.c1().c1(), f.c0().c2(), f.c1().c2()
        };
        BigInteger[] z = new BigInteger[12];
        for (int i = 0; i < 6; i++) {
            BigInteger a1 = a[i].a1().toBigInteger();
            z[i] = a[i].a0().toBigInteger().subtract(a1.multiply(NINE)).mod(P);
            z[i + 6] = a1;
        }
        return z;
    }

    static BigInteger[] mul(BigInteger[] x, BigInteger[] y) {
        BigInteger[] z = new BigInteger[23];
        java.util.Arrays.fill(z, BigInteger.ZERO);
        for (int i = 0; i < 12; i++) {
            for (int j = 0; j < 12; j++) {
                z[i + j] = z[i + j].add(x[i].multiply(y[j]));
            }
        }
        for (int i = 22; i >= 12; i--) {
            z[i - 6] = z[i - 6].add(z[i].multiply(C6));
            z[i - 12] = z[i - 12].subtract(z[i].multiply(C0));
        }
        BigInteger[] r = new BigInteger[12];
        for (int i = 0; i < 12; i++) {
            r[i] = z[i].mod(P);
        }
        return r;
    }

    static BigInteger[] pow(BigInteger[] x, BigInteger e) {
        BigInteger[] z = of(Fp12Element.ONE);
        for (int i = e.bitLength() - 1; i >= 0; i--) {
            z = mul(z, z);
            if (e.testBit(i)) {
                z = mul(z, x);
            }
        }
        return z;
    }
}
