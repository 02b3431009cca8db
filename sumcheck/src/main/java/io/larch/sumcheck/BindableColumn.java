// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Fr;
import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;

/**
 * A column on its way through the rounds of a sumcheck. Members that share a column share this
 * object: the first to bind a round does the work.
 *
 * <p>The column it begins with is borrowed and stays as it is; the first binding makes a vector of
 * half its length, which later rounds bind in place.
 */
public final class BindableColumn implements AutoCloseable {
    private final ProverContext context;
    private FrColumn current;
    private FrVector owned;
    private int bound;

    /**
     * A column of {@code 2^n} elements of which nothing is bound; borrowed until the first bind.
     */
    public BindableColumn(ProverContext context, FrColumn column) {
        if (Integer.bitCount(column.size()) != 1) {
            throw new IllegalArgumentException(column.size() + " elements");
        }
        this.context = context;
        this.current = column;
    }

    /** A column that takes over a vector: it is bound in place and closed with this. */
    public static BindableColumn owning(ProverContext context, FrVector vector) {
        BindableColumn column = new BindableColumn(context, vector);
        column.owned = vector;
        return column;
    }

    /** The column with the variables bound so far. */
    public FrColumn column() {
        return current;
    }

    /**
     * Binds the most significant variable left, unless another member has done so.
     *
     * @param round number of this column's variables bound before
     */
    public void bind(int round, FrElement challenge) {
        if (round == bound - 1) {
            return;
        }
        if (round != bound || current.size() < 2) {
            throw new IllegalStateException("round " + round + " after " + bound);
        }
        int half = current.size() / 2;
        if (owned == null) {
            owned = context.pool().take(half);
            context.kernels().bindTop(owned, current, challenge);
        } else {
            context.kernels().bindTop(owned, 2 * half, challenge);
        }
        current = owned.size() == half ? owned : owned.slice(0, half);
        bound++;
    }

    /** The value when all variables are bound. */
    public FrElement value() {
        if (current.size() != 1) {
            throw new IllegalStateException(current.size() + " elements are left");
        }
        long[] limbs = new long[Fr.LIMBS];
        current.load(0, limbs, 0, 1);
        return FrElement.load(limbs, 0);
    }

    /** Gives the memory back. */
    @Override
    public void close() {
        if (owned != null) {
            owned.close();
        }
    }
}
