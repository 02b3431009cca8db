// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Field;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Group elements as field elements for the transcript. */
public final class Points {
    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private Points() {}

    /** The four limbs of {@link Point}; zeros for the point at infinity. */
    public static List<FrElement> limbs(G1Affine p) {
        List<FrElement> out = new ArrayList<>(4);
        for (int i = 0; i < 2; i++) {
            BigInteger c =
                    p.isInfinity() ? BigInteger.ZERO : (i == 0 ? p.x() : p.y()).toBigInteger();
            out.add(FrElement.reduce(c.and(LOW)));
            out.add(FrElement.reduce(c.shiftRight(128)));
        }
        return out;
    }

    /** The generator (1, 2) of G1 over any field. */
    public static <E> Point<E> generator(Field<E> f) {
        return new Point<>(Point.GENERATOR, f.one(), f.zero(), f.constant(2), f.zero());
    }

    /** The point with its position in the caller's list. */
    public static Point<FrElement> point(int index, G1Affine p) {
        List<FrElement> l = limbs(p);
        return new Point<>(index, l.get(0), l.get(1), l.get(2), l.get(3));
    }
}
