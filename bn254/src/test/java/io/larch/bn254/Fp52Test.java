// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The lazily reduced arithmetic against {@link BigInteger}. */
final class Fp52Test {
    private static final BigInteger P = Fp.MODULUS;
    private static final BigInteger R = BigInteger.ONE.shiftLeft(260);

    private final Random random = TestRandom.of(Fp52Test.class);

    private List<BigInteger> values() {
        List<BigInteger> v = new ArrayList<>(TestRandom.edges(P));
        for (int i = 0; i < 40; i++) {
            v.add(new BigInteger(320, random).mod(P));
        }
        return v;
    }

    /** The integer of five signed digits. */
    private static BigInteger integer(long[] x, int at) {
        BigInteger v = BigInteger.ZERO;
        for (int i = 4; i >= 0; i--) {
            v = v.shiftLeft(52).add(BigInteger.valueOf(x[at + i]));
        }
        return v;
    }

    /** Five digits of v with digits that are not carried: the lower ones are shifted up. */
    private long[] redundant(BigInteger v) {
        long[] z = new long[5];
        for (int i = 0; i < 4; i++) {
            z[i] = v.longValue() & (1L << 52) - 1;
            long borrow = random.nextInt(15) - 7;
            z[i] += borrow << 52;
            v = v.shiftRight(52).subtract(BigInteger.valueOf(borrow));
        }
        z[4] = v.longValueExact();
        return z;
    }

    private static BigInteger multiple(BigInteger v, int k) {
        return v.add(P.multiply(BigInteger.valueOf(k)));
    }

    @Test
    void unpacksAndPacks() {
        for (BigInteger v : values()) {
            long[] limbs = new long[4];
            Fp.fromBigInteger(limbs, 0, v);
            long[] z = new long[5];
            Fp52.unpack(z, 0, limbs, 0);
            assertEquals(v.multiply(R).mod(P), integer(z, 0).mod(P));
            assertTrue(integer(z, 0).signum() >= 0 && integer(z, 0).compareTo(multiple(P, 1)) < 0);
            assertEquals(v.signum() == 0, integer(z, 0).signum() == 0);
            long[] back = new long[4];
            Fp52.pack(back, 0, z, 0);
            assertTrue(Fp.equal(limbs, 0, back, 0));
        }
    }

    @Test
    void multipliesRedundantDigits() {
        for (BigInteger a : values()) {
            for (BigInteger b : values()) {
                BigInteger x = multiple(a, random.nextInt(40) - 20);
                BigInteger y = multiple(b, random.nextInt(40) - 20);
                long[] z = new long[5];
                Fp52.mul(z, 0, redundant(x), 0, redundant(y), 0);
                BigInteger product = integer(z, 0);
                assertEquals(x.multiply(y).mod(P), product.multiply(R).mod(P));
                assertTrue(product.abs().compareTo(multiple(P, 5)) < 0);
            }
        }
    }

    @Test
    void reducesToTwiceTheModulus() {
        for (BigInteger a : values()) {
            for (int k : new int[] {0, 1, -1, 2, 15, -16, 1000, -1000}) {
                long[] z = redundant(multiple(a, k));
                Fp52.reduce(z, 0);
                assertEquals(a, integer(z, 0).mod(P));
                BigInteger slack = BigInteger.ONE.shiftLeft(214);
                assertTrue(integer(z, 0).compareTo(multiple(P, 1).add(slack)) < 0);
                assertTrue(integer(z, 0).compareTo(slack.negate()) > 0);
                for (int i = 0; i < 4; i++) {
                    assertEquals(0, z[i] >> 52);
                }
            }
        }
    }

    @Test
    void recognisesMultiplesOfTheModulus() {
        for (int k : new int[] {0, 1, -1, 2, 15, -16, 1000, -1000}) {
            assertTrue(Fp52.isZero(redundant(multiple(BigInteger.ZERO, k)), 0));
            assertFalse(Fp52.isZero(redundant(multiple(BigInteger.ONE, k)), 0));
            assertFalse(Fp52.isZero(redundant(multiple(BigInteger.ONE.shiftLeft(52), k)), 0));
            assertFalse(Fp52.isZero(redundant(multiple(BigInteger.ONE.shiftLeft(250), k)), 0));
        }
    }

    @Test
    void inverts() {
        for (BigInteger v : values()) {
            long[] z = redundant(v);
            Fp52.inverse(z, 0, z, 0);
            BigInteger expected = v.signum() == 0 ? v : v.modInverse(P).multiply(R).multiply(R);
            assertEquals(expected.mod(P), integer(z, 0).mod(P));
        }
    }
}
