// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Fp and Fr on chosen limb patterns rather than chosen values, and in place. */
class MontgomeryLimbsTest {
    private interface Binary {
        void apply(long[] z, int zi, long[] x, int xi, long[] y, int yi);
    }

    private interface Unary {
        void apply(long[] z, int zi, long[] x, int xi);
    }

    private interface Oracle {
        BigInteger apply(BigInteger x, BigInteger y);
    }

    private final Random random = TestRandom.of(MontgomeryLimbsTest.class);

    /** Raw limbs below m: runs of ones and zeros that begin and end anywhere, and random ones. */
    private List<long[]> patterns(BigInteger m) {
        List<BigInteger> v = new ArrayList<>(TestRandom.edges(m));
        for (int i = 0; i < 60; i++) {
            int low = random.nextInt(250);
            int length = 1 + random.nextInt(254 - low);
            BigInteger run = BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE);
            v.add(run.shiftLeft(low));
            v.add(m.subtract(run.shiftLeft(low)));
            v.add(new BigInteger(254, random));
        }
        for (int digit : new int[] {52, 64}) {
            for (int i = 0; i < 5; i++) {
                BigInteger ones = BigInteger.ONE.shiftLeft(digit).subtract(BigInteger.ONE);
                v.add(ones.shiftLeft(digit * i).mod(m));
                v.add(m.andNot(ones.shiftLeft(digit * i)));
            }
        }
        List<long[]> limbs = new ArrayList<>();
        for (BigInteger x : v) {
            limbs.add(limbs(x.mod(m)));
        }
        return limbs;
    }

    private static long[] limbs(BigInteger v) {
        long[] z = new long[4];
        for (int i = 0; i < 4; i++) {
            z[i] = v.shiftRight(64 * i).longValue();
        }
        return z;
    }

    private static BigInteger integer(long[] z, int zi) {
        BigInteger v = BigInteger.ZERO;
        for (int i = 3; i >= 0; i--) {
            v = v.shiftLeft(64).add(new BigInteger(Long.toUnsignedString(z[zi + i])));
        }
        return v;
    }

    private void checkBinary(BigInteger m, Binary f, Oracle oracle) {
        List<long[]> all = patterns(m);
        for (long[] x : all) {
            for (long[] y : all) {
                BigInteger expected = oracle.apply(integer(x, 0), integer(y, 0)).mod(m);
                long[] z = new long[12];
                System.arraycopy(x, 0, z, 0, 4);
                System.arraycopy(y, 0, z, 8, 4);
                f.apply(z, 4, z, 0, z, 8);
                assertEquals(expected, integer(z, 4));
                f.apply(z, 0, z, 0, z, 8);
                assertEquals(expected, integer(z, 0));
                System.arraycopy(x, 0, z, 0, 4);
                f.apply(z, 8, z, 0, z, 8);
                assertEquals(expected, integer(z, 8));
            }
            long[] z = x.clone();
            f.apply(z, 0, z, 0, z, 0);
            BigInteger v = integer(x, 0);
            assertEquals(oracle.apply(v, v).mod(m), integer(z, 0));
        }
    }

    private void checkUnary(BigInteger m, Unary f, Oracle oracle) {
        for (long[] x : patterns(m)) {
            BigInteger expected = oracle.apply(integer(x, 0), BigInteger.ZERO).mod(m);
            long[] z = new long[4];
            f.apply(z, 0, x, 0);
            assertEquals(expected, integer(z, 0));
            f.apply(x, 0, x, 0);
            assertEquals(expected, integer(x, 0));
        }
    }

    private static BigInteger r() {
        return BigInteger.ONE.shiftLeft(256);
    }

    private static BigInteger inverse(BigInteger x, BigInteger m) {
        // xR ↦ x^-1·R, with the inverse of zero zero.
        return x.signum() == 0 ? x : x.modInverse(m).multiply(r()).multiply(r());
    }

    @Test
    void computesInFp() {
        BigInteger m = Fp.MODULUS;
        BigInteger rInverse = r().modInverse(m);
        checkBinary(m, Fp::mul, (x, y) -> x.multiply(y).multiply(rInverse));
        checkBinary(m, Fp::add, BigInteger::add);
        checkBinary(m, Fp::sub, BigInteger::subtract);
        checkUnary(m, Fp::square, (x, y) -> x.multiply(x).multiply(rInverse));
        checkUnary(m, Fp::neg, (x, y) -> x.negate());
        checkUnary(m, Fp::inverse, (x, y) -> inverse(x, m));
        checkUnary(m, Fp::toCanonicalLimbs, (x, y) -> x.multiply(rInverse));
    }

    @Test
    void computesInFr() {
        BigInteger m = Fr.MODULUS;
        BigInteger rInverse = r().modInverse(m);
        checkBinary(m, Fr::mul, (x, y) -> x.multiply(y).multiply(rInverse));
        checkBinary(m, Fr::add, BigInteger::add);
        checkBinary(m, Fr::sub, BigInteger::subtract);
        checkUnary(m, Fr::square, (x, y) -> x.multiply(x).multiply(rInverse));
        checkUnary(m, Fr::neg, (x, y) -> x.negate());
        checkUnary(m, Fr::inverse, (x, y) -> inverse(x, m));
        checkUnary(m, Fr::toCanonicalLimbs, (x, y) -> x.multiply(rInverse));
    }

    @Test
    void convertsAnyInteger() {
        for (BigInteger m : List.of(Fp.MODULUS, Fr.MODULUS)) {
            boolean base = m.equals(Fp.MODULUS);
            for (int i = 0; i < 200; i++) {
                BigInteger v = new BigInteger(random.nextInt(600), random);
                v = random.nextBoolean() ? v : v.negate();
                long[] z = new long[4];
                if (base) {
                    Fp.fromBigInteger(z, 0, v);
                    assertEquals(v.mod(m), Fp.toBigInteger(z, 0));
                } else {
                    Fr.fromBigInteger(z, 0, v);
                    assertEquals(v.mod(m), Fr.toBigInteger(z, 0));
                }
                assertEquals(v.multiply(r()).mod(m), integer(z, 0));
            }
        }
    }

    @Test
    void oneIsR() {
        long[] z = {1, 2, 3, 4};
        Fp.setOne(z, 0);
        assertEquals(r().mod(Fp.MODULUS), integer(z, 0));
        Fr.setOne(z, 0);
        assertEquals(r().mod(Fr.MODULUS), integer(z, 0));
        assertTrue(Fr.isZero(new long[4], 0) && !Fr.isZero(z, 0));
        for (int i = 0; i < 4; i++) {
            long[] unit = new long[4];
            unit[i] = Long.MIN_VALUE;
            assertTrue(!Fp.isZero(unit, 0) && !Fr.isZero(unit, 0));
            assertTrue(!Fp.equal(unit, 0, new long[4], 0) && !Fr.equal(unit, 0, new long[4], 0));
        }
    }
}
