// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Multiplication by machine words against {@link BigInteger}. */
final class FrWordTest {
    private static final BigInteger R = Fr.MODULUS;

    private final Random random = TestRandom.of(FrWordTest.class);

    private List<BigInteger> values() {
        List<BigInteger> v = new ArrayList<>(TestRandom.edges(R));
        for (int i = 0; i < 60; i++) {
            v.add(new BigInteger(320, random).mod(R));
        }
        return v;
    }

    private static long[] limbs(BigInteger v) {
        long[] z = new long[8];
        Fr.fromBigInteger(z, 2, v);
        return z;
    }

    private static void assertValue(BigInteger expected, long[] z) {
        assertEquals(expected.mod(R), Fr.toBigInteger(z, 2));
        assertReduced(z);
    }

    private static void assertReduced(long[] z) {
        BigInteger raw = BigInteger.ZERO;
        for (int i = 3; i >= 0; i--) {
            raw = raw.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(z[2 + i])));
        }
        assertTrue(raw.compareTo(R) < 0, "not reduced");
    }

    @Test
    void multipliesByWords() {
        BigInteger scale = BigInteger.ONE.shiftLeft(64).modInverse(R);
        long[] words = {0, 1, 2, -1, -2, Long.MIN_VALUE, Long.MAX_VALUE, random.nextLong()};
        for (BigInteger a : values()) {
            for (long w : words) {
                long[] z = limbs(a);
                Fr.mulWord(z, 2, z, 2, w);
                BigInteger word = new BigInteger(Long.toUnsignedString(w));
                assertValue(a.multiply(word).multiply(scale), z);
            }
        }
    }
}
