// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Seeded values for random tests; the seed is printed with the command that reruns it. */
final class TestRandom {
    private static final long SEED = Long.getLong("larch.seed", System.nanoTime());

    static {
        System.out.println("rerun random tests with: mvn -pl bn254 verify -Dlarch.seed=" + SEED);
    }

    private TestRandom() {}

    /** The generator of one test class. */
    static Random of(Class<?> test) {
        return new Random(SEED ^ test.getName().hashCode());
    }

    /** A random canonical element of Fp. */
    static FpElement fp(Random random) {
        return FpElement.reduce(new BigInteger(320, random));
    }

    /** A random canonical element of Fr. */
    static FrElement fr(Random random) {
        return FrElement.reduce(new BigInteger(320, random));
    }

    /** A random point of G1, by hashing into the curve; its logarithm is not known. */
    static G1Affine g1(Random random) {
        while (true) {
            FpElement x = fp(random);
            var y = x.square().mul(x).add(G1Affine.B).sqrt();
            if (y.isPresent()) {
                return G1Affine.of(x, random.nextBoolean() ? y.get() : y.get().neg());
            }
        }
    }

    /** A random element of Fp2. */
    static Fp2Element fp2(Random random) {
        return Fp2Element.of(fp(random), fp(random));
    }

    /** A random point of the twist; its order is almost surely not r. */
    static G2Jacobian twist(Random random) {
        while (true) {
            Fp2Element x = fp2(random);
            var y = x.square().mul(x).add(G2Affine.B).sqrt();
            if (y.isPresent()) {
                long[] a = new long[G2.AFFINE_LIMBS];
                x.store(a, 0);
                y.get().store(a, Fp2.LIMBS);
                return G2Affine.load(a, 0).toJacobian();
            }
        }
    }

    /** A random point of G2, by clearing the cofactor 2p - r; its logarithm is not known. */
    static G2Affine g2(Random random) {
        BigInteger cofactor = Fp.MODULUS.shiftLeft(1).subtract(Fr.MODULUS);
        return multiply(twist(random), cofactor).toAffine();
    }

    /** k·p by doubling and adding, with k not reduced. */
    static G2Jacobian multiply(G2Jacobian p, BigInteger k) {
        G2Jacobian z = G2Jacobian.INFINITY;
        for (int i = k.bitLength() - 1; i >= 0; i--) {
            z = z.twice();
            if (k.testBit(i)) {
                z = z.add(p);
            }
        }
        return z;
    }

    /** Values below m at which carries and reductions happen. */
    static List<BigInteger> edges(BigInteger m) {
        List<BigInteger> v = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            v.add(BigInteger.valueOf(i));
            v.add(m.subtract(BigInteger.valueOf(i + 1)));
            v.add(m.shiftRight(1).add(BigInteger.valueOf(i)));
        }
        for (int k = 1; k <= 4; k++) {
            BigInteger p = BigInteger.ONE.shiftLeft(64 * k);
            v.add(p.mod(m));
            v.add(p.subtract(BigInteger.ONE).mod(m));
            v.add(p.modInverse(m));
        }
        v.add(BigInteger.ONE.shiftLeft(253));
        v.add(BigInteger.ONE.shiftLeft(512).mod(m));
        return v;
    }
}
