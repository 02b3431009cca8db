// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.math.BigInteger;
import java.util.Optional;

/** The textbook chord-and-tangent group law of y² = x³ + 3 on BigIntegers; empty is infinity. */
final class AffineOracle {
    /** A finite point. */
    record Point(BigInteger x, BigInteger y) {}

    private static final BigInteger P = Fp.MODULUS;

    private AffineOracle() {}

    static Optional<Point> of(G1Affine p) {
        return p.isInfinity()
                ? Optional.empty()
                : Optional.of(new Point(p.x().toBigInteger(), p.y().toBigInteger()));
    }

    static Optional<Point> add(Optional<Point> a, Optional<Point> b) {
        if (a.isEmpty()) {
            return b;
        }
        if (b.isEmpty()) {
            return a;
        }
        Point p = a.get();
        Point q = b.get();
        BigInteger slope;
        if (!p.x.equals(q.x)) {
            slope = q.y.subtract(p.y).multiply(q.x.subtract(p.x).modInverse(P));
        } else if (p.y.equals(q.y)) {
            BigInteger three = BigInteger.valueOf(3);
            slope = p.x.pow(2).multiply(three).multiply(p.y.shiftLeft(1).modInverse(P));
        } else {
            return Optional.empty();
        }
        BigInteger x = slope.pow(2).subtract(p.x).subtract(q.x).mod(P);
        return Optional.of(new Point(x, slope.multiply(p.x.subtract(x)).subtract(p.y).mod(P)));
    }

    static Optional<Point> mul(Optional<Point> a, BigInteger k) {
        Optional<Point> z = Optional.empty();
        for (int i = k.bitLength() - 1; i >= 0; i--) {
            z = add(z, z);
            if (k.testBit(i)) {
                z = add(z, a);
            }
        }
        return z;
    }
}
