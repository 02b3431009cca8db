// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import io.larch.sumcheck.Multilinear;
import java.util.List;

/** x is a remainder for the divisor y: {@code y = 0 ∨ x < y}, as {@code LT + Π (1-y_i)}. */
final class ValidUnsignedRemainder extends LookupTable {
    ValidUnsignedRemainder() {
        super(true, 3);
    }

    @Override
    public long value(long left, long right) {
        return bit(right == 0 || Long.compareUnsigned(left, right) < 0);
    }

    /** LT so far, EQ so far, [y = 0] so far. */
    @Override
    public <E> List<E> start(Field<E> f) {
        return prefixes(f.zero(), f.one(), f.one());
    }

    @Override
    public <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        add(f, prefixes, 0, f.mul(prefixes.get(1), f.mul(not(f, x), y)));
        multiply(f, prefixes, 1, Multilinear.eq(f, x, y));
        multiply(f, prefixes, 2, not(f, y));
    }

    @Override
    public long suffix(int term, long left, long right, int pairs) {
        return switch (term) {
            case 0 -> 1;
            case 1 -> bit(Long.compareUnsigned(left, right) < 0);
            default -> bit(right == 0);
        };
    }
}
