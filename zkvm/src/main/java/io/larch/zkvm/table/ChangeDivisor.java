// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import io.larch.bn254.Field;
import io.larch.bn254.FrElement;
import java.math.BigInteger;
import java.util.List;

/**
 * The divisor y, replaced by 1 when the signed division of x by y overflows (x = MIN, y = −1), on
 * words of 64 bits or, sign-extended, on their low 32 bits.
 *
 * <pre>
 *   Σ 2^(63-i) y_i + (2 - 2^64)·x_s Π_(i&gt;s) (1-x_i) Π_(i≥s) y_i,
 * </pre>
 *
 * s = 0 or 32 the sign's pair; with 32 bits the sum runs over i ≥ 32 and y_32 weighs {@code 2^64 -
 * 2^31}.
 */
final class ChangeDivisor extends LookupTable {
    private final int sign;

    private ChangeDivisor(int sign) {
        super(true, 3);
        this.sign = sign;
    }

    /** On 64-bit words. */
    static ChangeDivisor doubleWord() {
        return new ChangeDivisor(0);
    }

    /** On 32-bit words. */
    static ChangeDivisor word() {
        return new ChangeDivisor(32);
    }

    @Override
    public long value(long left, long right) {
        if (sign == 0) {
            return left == Long.MIN_VALUE && right == -1 ? 1 : right;
        }
        return (int) left == Integer.MIN_VALUE && (int) right == -1 ? 1 : (int) right;
    }

    /** One, the sum so far, {@code (2 - 2^64)}·[overflow] so far. */
    @Override
    public <E> List<E> start(Field<E> f) {
        FrElement change = FrElement.of(2).sub(Weights.WORD);
        return prefixes(f.one(), f.zero(), f.constant(change));
    }

    @Override
    public <E> void step(Field<E> f, List<E> prefixes, int pair, E x, E y) {
        if (pair < sign) {
            return;
        }
        BigInteger weight = BigInteger.ONE.shiftLeft(63 - pair);
        if (pair == sign && sign > 0) {
            weight = BigInteger.ONE.shiftLeft(64).subtract(weight);
        }
        add(f, prefixes, 1, f.mul(f.constant(FrElement.reduce(weight)), y));
        multiply(f, prefixes, 2, f.mul(pair == sign ? x : not(f, x), y));
    }

    @Override
    public long suffix(int term, long left, long right, int pairs) {
        boolean signUnread = pairs >= 64 - sign;
        return switch (term) {
            case 0 -> signUnread ? (int) right : right;
            case 1 -> 1;
            default ->
                    signUnread
                            ? bit((int) left == Integer.MIN_VALUE && (int) right == -1)
                            : bit(left == 0 && right == (1L << pairs) - 1);
        };
    }
}
