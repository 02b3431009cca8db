// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FrElementTest {
    private static final BigInteger R = Fr.MODULUS;

    private static List<BigInteger> samples() {
        Random random = TestRandom.of(FrElementTest.class);
        List<BigInteger> v = new ArrayList<>(TestRandom.edges(R));
        for (int i = 0; i < 40; i++) {
            v.add(new BigInteger(256, random).mod(R));
        }
        return v;
    }

    @Test
    void agreesWithBigIntegerOnAllPairs() {
        for (BigInteger a : samples()) {
            FrElement x = FrElement.reduce(a);
            assertEquals(a, x.toBigInteger());
            assertEquals(a.negate().mod(R), x.neg().toBigInteger());
            assertEquals(a.multiply(a).mod(R), x.square().toBigInteger());
            for (BigInteger b : samples()) {
                FrElement y = FrElement.reduce(b);
                assertEquals(a.add(b).mod(R), x.add(y).toBigInteger());
                assertEquals(a.subtract(b).mod(R), x.sub(y).toBigInteger());
                assertEquals(a.multiply(b).mod(R), x.mul(y).toBigInteger());
                assertEquals(a.equals(b), x.equals(y));
            }
        }
    }

    @Test
    void invertsAndRaisesToPowers() {
        for (BigInteger a : samples()) {
            FrElement x = FrElement.reduce(a);
            if (a.signum() == 0) {
                assertThrows(ArithmeticException.class, x::inverse);
            } else {
                assertEquals(a.modInverse(R), x.inverse().toBigInteger());
            }
            BigInteger e = a.shiftRight(100);
            assertEquals(a.modPow(e, R), x.pow(e).toBigInteger());
        }
        assertThrows(
                IllegalArgumentException.class, () -> FrElement.ONE.pow(BigInteger.valueOf(-1)));
    }

    @Test
    void embedsMachineWords() {
        BigInteger word = BigInteger.ONE.shiftLeft(64);
        for (long v : new long[] {0, 1, -1, 5, -5, Long.MIN_VALUE, Long.MAX_VALUE}) {
            BigInteger b = BigInteger.valueOf(v);
            assertEquals(b.mod(R), FrElement.ofSigned(v).toBigInteger());
            assertEquals(b.mod(word), FrElement.ofUnsigned(v).toBigInteger());
        }
        assertThrows(IllegalArgumentException.class, () -> FrElement.of(-1));
    }

    @Test
    void encodesEveryValueInOneWay() throws EncodingException {
        for (BigInteger a : samples()) {
            byte[] bytes = FrElement.reduce(a).toCanonicalBytes();
            byte[] padded = new byte[34];
            System.arraycopy(bytes, 0, padded, 1, 32);
            assertEquals(a, FrElement.fromCanonicalBytes(padded, 1).toBigInteger());
            assertEquals(a, new BigInteger(1, bytes));
            assertArrayEquals(bytes, FrElement.fromCanonicalBytes(bytes, 0).toCanonicalBytes());
        }
    }

    @Test
    void rejectsValuesNotBelowTheModulusAndShortInput() {
        for (BigInteger v : List.of(R, R.add(BigInteger.ONE), BigInteger.ONE.shiftLeft(255))) {
            byte[] bytes = new byte[32];
            for (int i = 0; i < 32; i++) {
                bytes[31 - i] = v.shiftRight(8 * i).byteValue();
            }
            assertThrows(EncodingException.class, () -> FrElement.fromCanonicalBytes(bytes, 0));
        }
        assertThrows(EncodingException.class, () -> FrElement.fromCanonicalBytes(new byte[31], 0));
        assertThrows(EncodingException.class, () -> FrElement.fromCanonicalBytes(new byte[32], 1));
    }
}
