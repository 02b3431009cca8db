// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

/** A vector of points of G2 outside the Java heap; see {@link PointVector}. */
public final class G2Vector extends PointVector {
    private G2Vector(LongBuffer limbs) {
        super(limbs, G2.AFFINE_LIMBS);
    }

    /** A vector of n points at infinity. */
    public static G2Vector allocate(int n) {
        return new G2Vector(allocateLimbs(n, G2.AFFINE_LIMBS));
    }

    /** A vector of the given points. */
    public static G2Vector of(List<G2Affine> points) {
        G2Vector v = allocate(points.size());
        for (int i = 0; i < points.size(); i++) {
            v.set(i, points.get(i));
        }
        return v;
    }

    /** Point i. */
    public G2Affine get(int i) {
        long[] a = new long[G2.AFFINE_LIMBS];
        load(i, a, 0, 1);
        return G2Affine.load(a, 0);
    }

    /** Sets point i. */
    public void set(int i, G2Affine p) {
        long[] a = new long[G2.AFFINE_LIMBS];
        p.store(a, 0);
        store(i, a, 0, 1);
    }

    /** A view of n points from {@code from}; shares memory. */
    public G2Vector slice(int from, int n) {
        return new G2Vector(sliceLimbs(from, n));
    }

    /** All points as immutable values; for short vectors and tests. */
    public List<G2Affine> toList() {
        List<G2Affine> list = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            list.add(get(i));
        }
        return list;
    }
}
