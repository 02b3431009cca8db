// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import java.util.List;

/**
 * A table of the form {@code Π_i factor_i(x_i, y_i)} with factors that are one at (0, 0): one term,
 * whose suffix is the table's own value on the unread bits.
 */
abstract class ProductTable extends LookupTable {
    ProductTable(boolean interleaved) {
        super(interleaved, 1);
    }

    /** Whether the factor of a pair is not identically one. */
    abstract boolean reads(int pair);

    /** The factor of a pair that is read. */
    abstract <E> E factor(Field<E> f, int pair, E x, E y);

    @Override
    public final <E> List<E> start(Field<E> f) {
        return prefixes(f.one());
    }

    @Override
    public final <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        if (reads(pair)) {
            multiply(f, prefixes, 0, factor(f, pair, x, y));
        }
    }

    @Override
    public final long suffix(int term, long left, long right, int pairs) {
        return value(left, right);
    }
}
