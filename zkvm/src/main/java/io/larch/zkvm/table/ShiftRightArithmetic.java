// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import java.util.List;

/**
 * {@code x >> ctz(y)} for y of the form 1…10…0, arithmetic ({@code VirtualSRA}): {@link ShiftRight}
 * plus {@code x_0·Σ_(i≥1) 2^i (1-y_i)}.
 */
final class ShiftRightArithmetic extends LookupTable {
    ShiftRightArithmetic() {
        super(true, 4);
    }

    @Override
    public long value(long left, long right) {
        return Bits.compress(left, right) + (left < 0 ? extension(right, 64) & ~1L : 0);
    }

    /** One, the packed bits so far, the sign x_0, the sign's extension so far. */
    @Override
    public <E> List<E> start(Field<E> f) {
        return prefixes(f.one(), f.zero(), f.zero(), f.zero());
    }

    @Override
    public <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        prefixes.set(1, ShiftRight.fold(f, prefixes.get(1), x, y));
        if (pair == 0) {
            prefixes.set(2, x);
        } else {
            E fill = Weights.shifted(f, pair, not(f, y));
            add(f, prefixes, 3, f.mul(prefixes.get(2), fill));
        }
    }

    @Override
    public long suffix(int term, long left, long right, int pairs) {
        return switch (term) {
            case 0 -> Bits.compress(left, right);
            case 1 -> 1L << Long.bitCount(right);
            case 2 -> extension(right, pairs);
            default -> 1;
        };
    }

    /** {@code Σ 2^i (1-y_i)} over the last pairs. */
    private static long extension(long right, int pairs) {
        long zeros = Long.reverse(~right);
        return pairs == 0 ? 0 : zeros >>> (64 - pairs) << (64 - pairs);
    }
}
