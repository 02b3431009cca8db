// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;

/** {@code Σ_i 2^(63-i)·bit(x_i, y_i)}: a bit operation on the two words of an interleaved index. */
abstract class BitwiseTable extends SumTable {
    BitwiseTable() {
        super(true);
    }

    /** The multilinear extension of the bit operation; zero at (0, 0). */
    abstract <E> E bit(Field<E> f, E x, E y);

    @Override
    final boolean reads(int pair) {
        return true;
    }

    @Override
    final <E> E term(Field<E> f, int pair, E x, E y) {
        return Weights.shifted(f, 63 - pair, bit(f, x, y));
    }
}
