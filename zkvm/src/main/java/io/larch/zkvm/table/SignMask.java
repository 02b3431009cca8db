// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;

/** {@code x >= 2^63 ? 2^64-1 : 0}: {@code (2^64-1) x_0}. */
final class SignMask extends SumTable {

    SignMask() {
        super(true);
    }

    @Override
    public long value(long left, long right) {
        return left >> 63;
    }

    @Override
    boolean reads(int pair) {
        return pair == 0;
    }

    @Override
    <E> E term(Field<E> f, int pair, E x, E y) {
        return f.mul(Weights.constant(f, -1), x);
    }
}
