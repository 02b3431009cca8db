// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;

/** The right word of an interleaved index: {@code Σ 2^(63-i) y_i}. */
final class RightOperand extends BitwiseTable {

    @Override
    public long value(long left, long right) {
        return right;
    }

    @Override
    <E> E bit(Field<E> f, E x, E y) {
        return y;
    }
}
