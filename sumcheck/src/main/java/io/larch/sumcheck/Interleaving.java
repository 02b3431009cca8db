// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Fr;
import io.larch.bn254.FrVector;
import io.larch.bn254.Parallel;

/** Separates neighbours. */
final class Interleaving {
    private static final int BLOCK = 256;

    private Interleaving() {}

    /** {@code even[i] = v[2i]}, {@code odd[i] = v[2i+1]}. */
    static void split(Parallel parallel, FrVector v, FrVector even, FrVector odd) {
        parallel.forRange(even.size(), BLOCK, (from, to) -> split(v, even, odd, from, to));
    }

    private static void split(FrVector v, FrVector even, FrVector odd, int from, int to) {
        long[] in = new long[2 * Fr.LIMBS * BLOCK];
        long[] evens = new long[Fr.LIMBS * BLOCK];
        long[] odds = new long[Fr.LIMBS * BLOCK];
        for (int start = from; start < to; start += BLOCK) {
            int n = Math.min(BLOCK, to - start);
            v.load(2 * start, in, 0, 2 * n);
            for (int i = 0; i < n; i++) {
                System.arraycopy(in, 2 * Fr.LIMBS * i, evens, Fr.LIMBS * i, Fr.LIMBS);
                int next = 2 * Fr.LIMBS * i + Fr.LIMBS;
                System.arraycopy(in, next, odds, Fr.LIMBS * i, Fr.LIMBS);
            }
            even.store(start, evens, 0, n);
            odd.store(start, odds, 0, n);
        }
    }
}
