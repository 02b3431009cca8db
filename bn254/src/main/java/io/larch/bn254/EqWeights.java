// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.List;

/**
 * The weights {@code eq(τ, i)} as a product of two short tables: {@code weight(i) = high[i /
 * m]·low[i mod m]} with m the size of low.
 *
 * <p>Keeping eq out of the summand lowers the degree of a round by one and saves its column. When
 * the most significant variable is bound, the weights of the rest are {@link #dropTop}; the factor
 * of the bound variable is the caller's.
 *
 * @param high borrowed; a power of two many
 * @param low borrowed; a power of two many
 */
public record EqWeights(FrVector high, FrVector low) {
    /** Checks the sizes. */
    public EqWeights {
        if (Integer.bitCount(high.size()) != 1 || Integer.bitCount(low.size()) != 1) {
            throw new IllegalArgumentException(high.size() + " by " + low.size());
        }
    }

    /** The weights of a point, most significant index bit first; two tables of about equal size. */
    public static EqWeights of(Kernels kernels, List<FrElement> point) {
        int split = point.size() / 2;
        FrVector high = FrVector.allocate(1 << split);
        FrVector low = FrVector.allocate(1 << (point.size() - split));
        kernels.eqTable(high, point.subList(0, split), FrElement.ONE);
        kernels.eqTable(low, point.subList(split, point.size()), FrElement.ONE);
        return new EqWeights(high, low);
    }

    /** Number of weights. */
    public int size() {
        return Math.multiplyExact(high.size(), low.size());
    }

    /**
     * The weights without the most significant variable: each table entry of the rest is the sum of
     * its two halves, because {@code eq(τ, 0) + eq(τ, 1) = 1}. The tables are overwritten.
     */
    public EqWeights dropTop(Kernels kernels) {
        FrVector table = high.size() > 1 ? high : low;
        int half = table.size() / 2;
        FrVector rest = table.slice(0, half);
        kernels.add(rest, rest, table.slice(half, half));
        return high.size() > 1 ? new EqWeights(rest, low) : new EqWeights(high, rest);
    }
}
