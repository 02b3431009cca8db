// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import java.util.List;

/**
 * y may be the quotient by x: {@code x ≠ 0 ∨ y = 2^64-1}, as {@code 1 - Π (1-x_i) + Π (1-x_i) y_i}.
 */
final class ValidDiv0 extends LookupTable {
    ValidDiv0() {
        super(true, 3);
    }

    @Override
    public long value(long left, long right) {
        return bit(left != 0 || right == -1);
    }

    /** One, −[x = 0] so far, [x = 0 and y all ones] so far. */
    @Override
    public <E> List<E> start(Field<E> f) {
        return prefixes(f.one(), f.neg(f.one()), f.one());
    }

    @Override
    public <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        multiply(f, prefixes, 1, not(f, x));
        multiply(f, prefixes, 2, f.mul(not(f, x), y));
    }

    @Override
    public long suffix(int term, long left, long right, int pairs) {
        return switch (term) {
            case 0 -> 1;
            case 1 -> bit(left == 0);
            default -> bit(left == 0 && right == (1L << pairs) - 1);
        };
    }
}
