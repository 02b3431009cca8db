// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;

/** The constants of raising to the power p in the tower and on the twist. */
final class Frobenius {
    private static final Fp2Element[] FACTORS = new Fp2Element[6];

    static {
        BigInteger e = Fp.MODULUS.subtract(BigInteger.ONE).divide(BigInteger.valueOf(6));
        Fp2Element base = Fp2Element.NON_RESIDUE.pow(e);
        FACTORS[0] = Fp2Element.ONE;
        for (int i = 1; i < FACTORS.length; i++) {
            FACTORS[i] = FACTORS[i - 1].mul(base);
        }
    }

    private Frobenius() {}

    /** {@code ξ^(i·(p-1)/6)}, by which {@code w^i} grows when raised to the power p. */
    static Fp2Element factor(int i) {
        return FACTORS[i];
    }
}
