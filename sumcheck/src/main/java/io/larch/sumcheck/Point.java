// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import java.util.List;

/**
 * A group element as the transcript sees it: coordinates split at 128 bits, all zero for the point
 * at infinity.
 *
 * @param index position in the caller's list of group elements, {@link #GENERATOR} for [1]
 * @param xLow x mod 2^128
 * @param xHigh x >> 128
 * @param yLow y mod 2^128
 * @param yHigh y >> 128
 */
public record Point<E>(int index, E xLow, E xHigh, E yLow, E yHigh) {
    /** Index of the generator of G1, the commitment to the constant one. */
    public static final int GENERATOR = -1;

    /** The four limbs in the order in which they are absorbed. */
    public List<E> limbs() {
        return List.of(xLow, xHigh, yLow, yHigh);
    }
}
