// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FpElementTest {
    private static final BigInteger P = Fp.MODULUS;

    private static List<BigInteger> samples() {
        Random random = TestRandom.of(FpElementTest.class);
        List<BigInteger> v = new ArrayList<>(TestRandom.edges(P));
        for (int i = 0; i < 40; i++) {
            v.add(new BigInteger(256, random).mod(P));
        }
        return v;
    }

    @Test
    void agreesWithBigIntegerOnAllPairs() {
        for (BigInteger a : samples()) {
            FpElement x = FpElement.reduce(a);
            assertEquals(a, x.toBigInteger());
            assertEquals(a.negate().mod(P), x.neg().toBigInteger());
            assertEquals(a.multiply(a).mod(P), x.square().toBigInteger());
            for (BigInteger b : samples()) {
                FpElement y = FpElement.reduce(b);
                assertEquals(a.add(b).mod(P), x.add(y).toBigInteger());
                assertEquals(a.subtract(b).mod(P), x.sub(y).toBigInteger());
                assertEquals(a.multiply(b).mod(P), x.mul(y).toBigInteger());
                assertEquals(a.equals(b), x.equals(y));
            }
        }
    }

    @Test
    void invertsAndRaisesToPowers() {
        for (BigInteger a : samples()) {
            FpElement x = FpElement.reduce(a);
            if (a.signum() == 0) {
                assertThrows(ArithmeticException.class, x::inverse);
            } else {
                assertEquals(a.modInverse(P), x.inverse().toBigInteger());
            }
            BigInteger e = a.shiftRight(100);
            assertEquals(a.modPow(e, P), x.pow(e).toBigInteger());
        }
        assertThrows(
                IllegalArgumentException.class, () -> FpElement.ONE.pow(BigInteger.valueOf(-1)));
    }

    @Test
    void findsRootsOfSquaresOnly() {
        for (BigInteger a : samples()) {
            FpElement square = FpElement.reduce(a).square();
            assertEquals(square, square.sqrt().orElseThrow().square());
            // -1 is not a square, since p = 3 mod 4.
            assertEquals(square.isZero(), square.neg().sqrt().isPresent());
        }
    }

    @Test
    void exactlyOneOfTwoOppositeValuesIsLarger() {
        assertFalse(FpElement.ZERO.isLarger());
        for (BigInteger a : samples()) {
            FpElement x = FpElement.reduce(a);
            assertEquals(a.compareTo(P.subtract(a)) > 0, x.isLarger());
            assertTrue(x.isZero() || x.isLarger() != x.neg().isLarger());
        }
    }

    @Test
    void encodesEveryValueInOneWay() throws EncodingException {
        for (BigInteger a : samples()) {
            byte[] bytes = new byte[34];
            FpElement.reduce(a).writeCanonicalBytes(bytes, 1);
            assertEquals(a, FpElement.fromCanonicalBytes(bytes, 1).toBigInteger());
            byte[] again = FpElement.fromCanonicalBytes(bytes, 1).toCanonicalBytes();
            assertArrayEquals(java.util.Arrays.copyOfRange(bytes, 1, 33), again);
        }
    }

    @Test
    void rejectsValuesNotBelowTheModulusAndShortInput() {
        for (BigInteger v :
                List.of(
                        P,
                        P.add(BigInteger.ONE),
                        BigInteger.ONE.shiftLeft(255),
                        BigInteger.ONE.shiftLeft(256).subtract(BigInteger.ONE))) {
            byte[] bytes = new byte[32];
            byte[] b = v.toByteArray();
            int n = Math.min(b.length, 32);
            System.arraycopy(b, b.length - n, bytes, 32 - n, n);
            assertThrows(EncodingException.class, () -> FpElement.fromCanonicalBytes(bytes, 0));
        }
        assertThrows(EncodingException.class, () -> FpElement.fromCanonicalBytes(new byte[31], 0));
        assertThrows(EncodingException.class, () -> FpElement.fromCanonicalBytes(new byte[32], 1));
        assertThrows(IllegalArgumentException.class, () -> FpElement.of(-1));
    }
}
