// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;

/** {@code x | y}: {@code Σ 2^(63-i) (x_i + y_i - x_i y_i)}. */
final class Or extends BitwiseTable {

    @Override
    public long value(long left, long right) {
        return left | right;
    }

    @Override
    <E> E bit(Field<E> f, E x, E y) {
        return f.sub(f.add(x, y), f.mul(x, y));
    }
}
