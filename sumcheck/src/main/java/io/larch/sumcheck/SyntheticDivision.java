// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;

/** Division of a long polynomial by {@code X - z}: Horner's rule, keeping what it passes. */
final class SyntheticDivision {
    private static final int BLOCK = 1024;

    private SyntheticDivision() {}

    /**
     * Replaces {@code f = Σ f_i X^i} by the quotient of {@code f - f(z)} by {@code X - z}; the top
     * coefficient becomes zero. One multiplication per coefficient.
     *
     * @return f(z)
     */
    static FrElement divide(FrVector f, FrElement z) {
        long[] block = new long[Fr.LIMBS * BLOCK];
        long[] carry = new long[Fr.LIMBS];
        long[] next = new long[Fr.LIMBS];
        long[] at = new long[Fr.LIMBS];
        z.store(at, 0);
        for (int end = f.size(); end > 0; end -= BLOCK) {
            int from = Math.max(0, end - BLOCK);
            f.load(from, block, 0, end - from);
            for (int i = Fr.LIMBS * (end - from - 1); i >= 0; i -= Fr.LIMBS) {
                // next = f_i + z·carry; position i receives the carry from above.
                Fr.mul(next, 0, carry, 0, at, 0);
                Fr.add(next, 0, next, 0, block, i);
                System.arraycopy(carry, 0, block, i, Fr.LIMBS);
                long[] swap = carry;
                carry = next;
                next = swap;
            }
            f.store(from, block, 0, end - from);
        }
        return FrElement.load(carry, 0);
    }
}
