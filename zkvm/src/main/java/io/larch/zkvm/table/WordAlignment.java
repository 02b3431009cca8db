// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;

/** 1 if the index is a multiple of 4: {@code (1 - bit_1)(1 - bit_0)}. */
final class WordAlignment extends ProductTable {

    WordAlignment() {
        super(false);
    }

    @Override
    public long value(long left, long right) {
        return bit((right & 3) == 0);
    }

    @Override
    boolean reads(int pair) {
        return pair == 63;
    }

    @Override
    <E> E factor(Field<E> f, int pair, E x, E y) {
        return f.mul(not(f, x), not(f, y));
    }
}
