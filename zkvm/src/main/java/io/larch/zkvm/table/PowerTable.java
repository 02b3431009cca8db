// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;

/**
 * {@code 2^(index mod 2^bits)}: {@code Π_(p<bits) (1 + (2^(2^p) - 1) bit_p)}. {@code Pow2} has six
 * bits, {@code Pow2W} five.
 */
final class PowerTable extends ProductTable {
    private final int bits;

    PowerTable(int bits) {
        super(false);
        this.bits = bits;
    }

    @Override
    public long value(long left, long right) {
        return 1L << (right & ((1 << bits) - 1));
    }

    @Override
    boolean reads(int pair) {
        return 126 - 2 * pair < bits;
    }

    @Override
    <E> E factor(Field<E> f, int pair, E x, E y) {
        E low = factor(f, 126 - 2 * pair, y);
        return 127 - 2 * pair < bits ? f.mul(factor(f, 127 - 2 * pair, x), low) : low;
    }

    private static <E> E factor(Field<E> f, int position, E bit) {
        long weight = (1L << (1 << position)) - 1;
        return f.add(f.one(), f.mul(Weights.constant(f, weight), bit));
    }
}
