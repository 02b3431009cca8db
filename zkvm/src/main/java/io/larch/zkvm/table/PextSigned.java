// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import java.util.List;

/**
 * The bits of x that y selects, packed and sign-extended from the topmost selected bit.
 *
 * <pre>
 *   a = a(1+y_i) + x_i y_i;  q = q(1+y_i) + 2 n x_i y_i;  s = s + n x_i y_i;  n = n(1-y_i)
 *   result a - q + 2^64 s
 * </pre>
 *
 * with n = 1 while no bit is selected: s is the sign, {@code q = s·2^popcount(y)}.
 */
final class PextSigned extends LookupTable {
    PextSigned() {
        super(true, 4);
    }

    @Override
    public long value(long left, long right) {
        return Bits.compress(left, right) + signExtension(left, right);
    }

    /** One, a − q so far, 2^64·s so far, n. */
    @Override
    public <E> List<E> start(Field<E> f) {
        return prefixes(f.one(), f.zero(), f.zero(), f.one());
    }

    @Override
    public <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        E none = prefixes.get(3);
        E sign = f.mul(none, f.mul(x, y));
        E packed = Pext.fold(f, prefixes.get(1), x, y);
        prefixes.set(1, f.sub(packed, f.add(sign, sign)));
        add(f, prefixes, 2, f.mul(f.constant(Weights.WORD), sign));
        multiply(f, prefixes, 3, not(f, y));
    }

    @Override
    public long suffix(int term, long left, long right, int pairs) {
        return switch (term) {
            case 0 -> Bits.compress(left, right);
            case 1 -> 1L << Long.bitCount(right);
            case 2 -> 1;
            default -> signExtension(left, right);
        };
    }

    /** {@code 2^64 - 2^popcount(y)} if the topmost selected bit is one, else 0. */
    private static long signExtension(long left, long right) {
        boolean negative = (left & Long.highestOneBit(right)) != 0;
        int selected = Long.bitCount(right);
        return negative && selected < 64 ? -1L << selected : 0;
    }
}
