// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import io.larch.sumcheck.Multilinear;
import java.util.List;

/** 1 if {@code x ≠ y}: {@code 1 - Π eq(x_i, y_i)}. */
final class NotEqual extends LookupTable {
    NotEqual() {
        super(true, 2);
    }

    @Override
    public long value(long left, long right) {
        return bit(left != right);
    }

    /** One, and −EQ so far. */
    @Override
    public <E> List<E> start(Field<E> f) {
        return prefixes(f.one(), f.neg(f.one()));
    }

    @Override
    public <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        multiply(f, prefixes, 1, Multilinear.eq(f, x, y));
    }

    @Override
    public long suffix(int term, long left, long right, int pairs) {
        return term == 0 ? 1 : bit(left == right);
    }
}
