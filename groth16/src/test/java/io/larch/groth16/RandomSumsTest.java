// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RandomSumsTest {
    private static final int BITS = 128;

    /** An error passes with probability 2^-128 only if every factor has so many random bits. */
    @Test
    void factorsHaveAsManyRandomBitsAsTheyShould() {
        int n = 5000;
        Set<FrElement> found = new HashSet<>();
        BigInteger ones = BigInteger.ZERO;
        BigInteger zeros = BigInteger.ZERO;
        BigInteger all = BigInteger.ONE.shiftLeft(BITS).subtract(BigInteger.ONE);
        for (int draw = 0; draw < 2; draw++) {
            try (FrVector factors = RandomSums.factors(n, new SecureRandom())) {
                for (int i = 0; i < n; i++) {
                    BigInteger v = factors.get(i).toBigInteger();
                    assertTrue(v.bitLength() <= BITS);
                    ones = ones.or(v);
                    zeros = zeros.or(all.andNot(v));
                    found.add(factors.get(i));
                }
            }
        }
        assertEquals(2 * n, found.size());
        assertEquals(all, ones);
        assertEquals(all, zeros);
    }
}
