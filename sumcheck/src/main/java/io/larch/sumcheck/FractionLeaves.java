// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.bn254.TableColumn;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The leaves of the fraction tree of {@link IndexedLookup}, one column at a time: {@code eq(p_c,
 * row) / (α - βc - D_c(row))}, {@code -P(c, v) / (α - βc - v)}, and 0/1 elsewhere.
 */
final class FractionLeaves {
    private static final FrElement MINUS_ONE = FrElement.ONE.neg();

    /** Digits of at most so many bits are looked up. */
    private static final int MAX_TABLE_BITS = 16;

    private final ProverContext context;
    private final IndexedLookup lookup;
    private final List<SmallColumn> digits;
    private final List<FrVector> weights;
    private final FrVector push;
    private final FrElement alpha;
    private final FrElement beta;

    /**
     * The leaves of these columns.
     *
     * @param weights {@code eq(p_c, ·)} of every column; borrowed, as are digits and P
     */
    FractionLeaves(
            ProverContext context,
            IndexedLookup lookup,
            List<SmallColumn> digits,
            List<FrVector> weights,
            FrVector push,
            FrElement alpha,
            FrElement beta) {
        this.context = context;
        this.lookup = lookup;
        this.digits = digits;
        this.weights = weights;
        this.push = push;
        this.alpha = alpha;
        this.beta = beta;
    }

    /** Number of variables of column c's own leaves; 0 where all leaves are 0/1. */
    int variables(int c) {
        if (c < digits.size()) {
            return lookup.columns().get(c).variables();
        }
        return c == digits.size() ? lookup.pushForwardVariables() : 0;
    }

    /** Stores column c's own leaves, {@code 2^variables(c)} numerators and denominators. */
    void fill(int c, FrVector p, FrVector q) {
        if (c < digits.size()) {
            context.kernels().promote(p, weights.get(c));
            poles(q, c, digits.get(c));
        } else if (c == digits.size()) {
            context.kernels().scale(p, push, MINUS_ONE);
            int width = lookup.width();
            SmallColumn all = integers(1 << width);
            for (int k = 0; k < push.size() >> width; k++) {
                poles(q.slice(k << width, 1 << width), k, all);
            }
        } else {
            p.fill(FrElement.ZERO);
            q.fill(FrElement.ONE);
        }
    }

    /** {@code q = α - βc - D}; small digits that repeat are looked up, not computed. */
    private void poles(FrVector q, int c, SmallColumn values) {
        FrElement pole = alpha.sub(beta.mul(FrElement.of(c)));
        if (values.bits() > MAX_TABLE_BITS || values.size() <= 1 << values.bits()) {
            shifted(q, pole, values);
            return;
        }
        try (FrVector table = context.pool().take(1 << values.bits())) {
            shifted(table, pole, integers(table.size()));
            context.kernels().promote(q, new TableColumn(table, values));
        }
    }

    /** {@code z = pole - values}. */
    private void shifted(FrVector z, FrElement pole, SmallColumn values) {
        z.fill(pole);
        try (FrVector promoted = context.pool().take(z.size())) {
            context.kernels().promote(promoted, values);
            context.kernels().sub(z, z, promoted);
        }
    }

    private static SmallColumn integers(int n) {
        return SmallColumn.ofInts(IntStream.range(0, n).toArray());
    }
}
