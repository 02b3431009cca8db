// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import java.util.List;

/**
 * The bits of x that y selects, packed to the low end; for y = 2^64 - 2^s this is {@code x >>> s}.
 *
 * <pre>
 *   a = 0; for i = 0…63: a = a·(1 + y_i) + x_i y_i
 * </pre>
 */
final class Pext extends LookupTable {
    Pext() {
        super(true, 2);
    }

    @Override
    public long value(long left, long right) {
        return Bits.compress(left, right);
    }

    /** One, and a so far. */
    @Override
    public <E> List<E> start(Field<E> f) {
        return prefixes(f.one(), f.zero());
    }

    @Override
    public <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        prefixes.set(1, fold(f, prefixes.get(1), x, y));
    }

    @Override
    public long suffix(int term, long left, long right, int pairs) {
        return term == 0 ? Bits.compress(left, right) : 1L << Long.bitCount(right);
    }

    /** {@code a·(1 + y) + xy = a + y·(a + x)}. */
    static <E> E fold(Field<E> f, E a, E x, E y) {
        return f.add(a, f.mul(y, f.add(a, x)));
    }
}
