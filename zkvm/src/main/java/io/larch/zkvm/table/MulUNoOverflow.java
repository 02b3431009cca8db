// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;

/** 1 if the index is below 2^64: {@code Π_(p>=64) (1 - bit_p)}. */
final class MulUNoOverflow extends ProductTable {

    MulUNoOverflow() {
        super(false);
    }

    @Override
    public long value(long left, long right) {
        return bit(left == 0);
    }

    @Override
    boolean reads(int pair) {
        return pair < 32;
    }

    @Override
    <E> E factor(Field<E> f, int pair, E x, E y) {
        return f.mul(not(f, x), not(f, y));
    }
}
