// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import io.larch.sumcheck.Multilinear;

/** 1 if {@code x = y}: {@code Π eq(x_i, y_i)}. */
final class Equal extends ProductTable {

    Equal() {
        super(true);
    }

    @Override
    public long value(long left, long right) {
        return bit(left == right);
    }

    @Override
    boolean reads(int pair) {
        return true;
    }

    @Override
    <E> E factor(Field<E> f, int pair, E x, E y) {
        return Multilinear.eq(f, x, y);
    }
}
