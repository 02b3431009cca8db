// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.math.BigInteger;

/** Sums of products of elements and unsigned 64-bit words. */
final class SmallWords {
    /**
     * 2^64. {@link Fr#mulWord} divides by it, so elements are multiplied by it beforehand, or a sum
     * afterwards.
     */
    static final FrElement UNIT = FrElement.reduce(BigInteger.ONE.shiftLeft(64));

    private SmallWords() {}

    /** {@code Σ table[i]·words[i]}; the words may be fewer than the elements. */
    static FrElement inner(long[] table, long[] words) {
        long[] t = FrArrays.allocate(2);
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                Fr.mulWord(t, Fr.LIMBS, table, Fr.LIMBS * i, words[i]);
                Fr.add(t, 0, t, 0, t, Fr.LIMBS);
            }
        }
        return FrArrays.get(t, 0).mul(UNIT);
    }
}
