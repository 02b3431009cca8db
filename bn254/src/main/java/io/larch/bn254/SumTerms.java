// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * What many sums of multiples of points consist of, in flat arrays that are borrowed: sum s has the
 * terms {@code start[s]} up to {@code start[s + 1]}.
 *
 * @param start one number more than there are sums
 * @param point of every term, the number of its point
 * @param coefficient of every term, the number of its coefficient
 * @param coefficients number c at limb 4c, Montgomery form
 */
public record SumTerms(int[] start, int[] point, int[] coefficient, long[] coefficients) {
    /** Number of sums. */
    public int sums() {
        return start.length - 1;
    }
}
