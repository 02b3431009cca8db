// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import java.util.List;

/** {@code 2^64 - 2^(index mod 64)}: ones in the top {@code 64 - s} bits. */
final class ShiftRightBitmask extends LookupTable {
    private final PowerTable power = new PowerTable(6);

    ShiftRightBitmask() {
        super(false, 2);
    }

    @Override
    public long value(long left, long right) {
        return -1L << (right & 63);
    }

    /** 2^64, and minus the power so far. */
    @Override
    public <E> List<E> start(Field<E> f) {
        return prefixes(f.constant(Weights.WORD), f.neg(f.one()));
    }

    @Override
    public <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        if (power.reads(pair)) {
            multiply(f, prefixes, 1, power.factor(f, pair, x, y));
        }
    }

    @Override
    public long suffix(int term, long left, long right, int pairs) {
        return term == 0 ? 1 : power.value(left, right);
    }
}
