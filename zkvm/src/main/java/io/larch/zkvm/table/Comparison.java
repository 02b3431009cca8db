// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import io.larch.sumcheck.Multilinear;
import java.util.List;

/**
 * The order of the two words of an interleaved index.
 *
 * <pre>
 *   LT = Σ_i (1-x_i) y_i Π_(m&lt;i) eq(x_m, y_m)      signed: LT + x_0 - y_0
 *   LE = LT + EQ                                      negated: 1 - LT
 * </pre>
 *
 * Prefixes: the value decided so far, and ±EQ so far; suffixes: one, and the unsigned comparison of
 * the unread bits.
 */
final class Comparison extends LookupTable {
    private final boolean signed;
    private final boolean orEqual;
    private final boolean negated;

    /** {@code x < y} or {@code x ≤ y}, signed or not, or its negation. */
    Comparison(boolean signed, boolean orEqual, boolean negated) {
        super(true, 2);
        this.signed = signed;
        this.orEqual = orEqual;
        this.negated = negated;
    }

    @Override
    public long value(long left, long right) {
        int order = signed ? Long.compare(left, right) : Long.compareUnsigned(left, right);
        return bit((orEqual ? order <= 0 : order < 0) != negated);
    }

    @Override
    public <E> List<E> start(Field<E> f) {
        return negated ? prefixes(f.one(), f.neg(f.one())) : prefixes(f.zero(), f.one());
    }

    @Override
    public <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        // The top bits of signed words count with opposite sign: (1-y_0) x_0 = x_0 - x_0 y_0.
        boolean swapped = signed && pair == 0;
        E less = swapped ? f.mul(x, not(f, y)) : f.mul(not(f, x), y);
        add(f, prefixes, 0, f.mul(prefixes.get(1), less));
        multiply(f, prefixes, 1, Multilinear.eq(f, x, y));
    }

    @Override
    public long suffix(int term, long left, long right, int pairs) {
        int order = Long.compareUnsigned(left, right);
        return term == 0 ? 1 : bit(orEqual ? order <= 0 : order < 0);
    }
}
