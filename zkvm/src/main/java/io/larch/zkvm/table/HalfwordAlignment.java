// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;

/** 1 if the index is even: {@code 1 - bit_0}. */
final class HalfwordAlignment extends ProductTable {

    HalfwordAlignment() {
        super(false);
    }

    @Override
    public long value(long left, long right) {
        return bit((right & 1) == 0);
    }

    @Override
    boolean reads(int pair) {
        return pair == 63;
    }

    @Override
    <E> E factor(Field<E> f, int pair, E x, E y) {
        return not(f, y);
    }
}
