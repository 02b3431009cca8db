// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Fr;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;

/** The push-forward of weights along a column of digits. */
final class PushForward {
    private static final int BLOCK = 256;

    private PushForward() {}

    /**
     * {@code out[v] = Σ_{row: digits[row] = v} weights[row]}; one addition per row.
     *
     * @param out as many elements as there are digit values
     * @param weights as many as digits
     */
    static void scatter(FrVector out, SmallColumn digits, FrVector weights) {
        long[] sums = new long[Fr.LIMBS * out.size()];
        long[] block = new long[Fr.LIMBS * BLOCK];
        for (int from = 0; from < digits.size(); from += BLOCK) {
            int n = Math.min(BLOCK, digits.size() - from);
            weights.load(from, block, 0, n);
            for (int i = 0; i < n; i++) {
                int at = Fr.LIMBS * Math.toIntExact(digits.magnitude(from + i));
                Fr.add(sums, at, sums, at, block, Fr.LIMBS * i);
            }
        }
        out.store(0, sums, 0, out.size());
    }
}
