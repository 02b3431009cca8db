// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import java.util.List;

/**
 * A table of the form {@code c + Σ_i term_i(x_i, y_i)} with terms that vanish at (0, 0). Prefixes:
 * one, and the sum so far; suffixes: the sum over the unread pairs, and one.
 */
abstract class SumTable extends LookupTable {
    SumTable(boolean interleaved) {
        super(interleaved, 2);
    }

    /** The constant c; zero unless overridden. */
    long constant() {
        return 0;
    }

    /** Whether the term of a pair is not identically zero. */
    abstract boolean reads(int pair);

    /** The term of a pair that is read. */
    abstract <E> E term(Field<E> f, int pair, E x, E y);

    @Override
    public final <E> List<E> start(Field<E> f) {
        return prefixes(f.one(), Weights.constant(f, constant()));
    }

    @Override
    public final <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        if (reads(pair)) {
            add(f, prefixes, 1, term(f, pair, x, y));
        }
    }

    @Override
    public final long suffix(int term, long left, long right, int pairs) {
        return term == 0 ? value(left, right) - constant() : 1;
    }
}
