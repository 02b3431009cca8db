// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;

/** The left word of an interleaved index: {@code Σ 2^(63-i) x_i}. */
final class LeftOperand extends BitwiseTable {

    @Override
    public long value(long left, long right) {
        return left;
    }

    @Override
    <E> E bit(Field<E> f, E x, E y) {
        return x;
    }
}
