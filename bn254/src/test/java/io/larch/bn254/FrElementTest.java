// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FrElementTest {
    private static final long[] WORDS = {
        0, 1, 2, -1, -2, Long.MIN_VALUE, Long.MIN_VALUE + 1, Long.MAX_VALUE
    };

    private final Random random = TestRandom.of(FrElementTest.class);

    @Test
    void takesWords() {
        for (long w : WORDS) {
            BigInteger signed = BigInteger.valueOf(w);
            BigInteger unsigned = new BigInteger(Long.toUnsignedString(w));
            assertEquals(FrElement.reduce(signed), FrElement.ofSigned(w));
            assertEquals(unsigned, FrElement.ofUnsigned(w).toBigInteger());
            if (w >= 0) {
                assertEquals(signed, FrElement.of(w).toBigInteger());
            } else {
                assertThrows(IllegalArgumentException.class, () -> FrElement.of(w));
            }
        }
    }

    @Test
    void encodesCanonically() throws EncodingException {
        for (BigInteger v : TestRandom.edges(Fr.MODULUS)) {
            FrElement x = FrElement.reduce(v);
            byte[] bytes = x.toCanonicalBytes();
            assertEquals(v, new BigInteger(1, bytes));
            assertEquals(x, FrElement.fromCanonicalBytes(bytes, 0));
        }
    }

    @Test
    void refusesValuesFromTheModulusOn() {
        byte[] modulus = Fr.MODULUS.toByteArray();
        byte[] ones = new byte[32];
        Arrays.fill(ones, (byte) -1);
        assertEquals(32, modulus.length);
        assertThrows(EncodingException.class, () -> FrElement.fromCanonicalBytes(modulus, 0));
        assertThrows(EncodingException.class, () -> FrElement.fromCanonicalBytes(ones, 0));
    }

    @Test
    void satisfiesTheFieldLaws() {
        for (int i = 0; i < 50; i++) {
            FrElement x = TestRandom.fr(random);
            FrElement y = TestRandom.fr(random);
            FrElement z = TestRandom.fr(random);
            assertEquals(x.mul(z).add(y.mul(z)), x.add(y).mul(z));
            assertEquals(x, x.sub(y).add(y));
            assertEquals(FrElement.ZERO, x.add(x.neg()));
            assertEquals(FrElement.ONE, x.mul(x.inverse()));
            assertEquals(x.mul(x), x.square());
            assertEquals(x.square().mul(x), x.pow(3));
            assertNotEquals(x, y);
        }
        assertEquals(FrElement.ONE, FrElement.ZERO.pow(0));
        assertThrows(ArithmeticException.class, FrElement.ZERO::inverse);
        assertThrows(IllegalArgumentException.class, () -> FrElement.ONE.pow(-1));
    }
}
