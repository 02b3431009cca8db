// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;

/** A vector of points of G1 outside the Java heap; see {@link PointVector}. */
public final class G1Vector extends PointVector {
    private G1Vector(LongBuffer limbs) {
        super(limbs, G1.AFFINE_LIMBS);
    }

    /** A vector of n points at infinity. */
    public static G1Vector allocate(int n) {
        return new G1Vector(allocateLimbs(n, G1.AFFINE_LIMBS));
    }

    /** A vector of the given points. */
    public static G1Vector of(List<G1Affine> points) {
        G1Vector v = allocate(points.size());
        for (int i = 0; i < points.size(); i++) {
            v.set(i, points.get(i));
        }
        return v;
    }

    /** Point i. */
    public G1Affine get(int i) {
        long[] a = new long[G1.AFFINE_LIMBS];
        load(i, a, 0, 1);
        return G1Affine.load(a, 0);
    }

    /** Sets point i. */
    public void set(int i, G1Affine p) {
        long[] a = new long[G1.AFFINE_LIMBS];
        p.store(a, 0);
        store(i, a, 0, 1);
    }

    /** A view of n points from {@code from}; shares memory. */
    public G1Vector slice(int from, int n) {
        return new G1Vector(sliceLimbs(from, n));
    }

    /** All points as immutable values; for short vectors and tests. */
    public List<G1Affine> toList() {
        List<G1Affine> list = new ArrayList<>(size());
        for (int i = 0; i < size(); i++) {
            list.add(get(i));
        }
        return list;
    }
}
