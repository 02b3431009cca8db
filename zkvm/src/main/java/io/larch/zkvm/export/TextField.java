// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.export;

import io.larch.bn254.Field;
import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.math.BigInteger;

/**
 * The field of Lean terms: evaluating a declaration over it writes the declaration down.
 *
 * <p>Constants are written as the integers of least absolute value that they stand for, so that the
 * terms make sense in every commutative ring. Inside the recurrence of a table, powers of two can
 * be written relative to the number i of the pair that is read: {@code 2 ^ (63 - i)}.
 */
final class TextField implements Field<Term> {
    private static final int LEAST_POWER = 8;

    private final int pair;
    private final int slope;

    /** Constants are written as they are. */
    TextField() {
        this(0, 0);
    }

    /** Powers of two are written as {@code 2 ^ (e + slope·pair - slope·i)}, unless slope is 0. */
    TextField(int pair, int slope) {
        this.pair = pair;
        this.slope = slope;
    }

    @Override
    public Term constant(FrElement value) {
        BigInteger v = value.toBigInteger();
        boolean negative = v.shiftLeft(1).compareTo(Fr.MODULUS) > 0;
        Term magnitude = natural(negative ? Fr.MODULUS.subtract(v) : v);
        return negative ? magnitude.negated() : magnitude;
    }

    private Term natural(BigInteger n) {
        int log = n.bitLength() - 1;
        boolean power = n.bitCount() == 1;
        if (power && slope > 0) {
            String step = slope == 1 ? "i" : slope + " * i";
            return Term.powerOfTwo("(" + (log + slope * pair) + " - " + step + ")");
        }
        return power && log >= LEAST_POWER
                ? Term.powerOfTwo(Integer.toString(log))
                : Term.atom(n.toString());
    }

    @Override
    public Term zero() {
        return Term.ZERO;
    }

    @Override
    public Term one() {
        return Term.ONE;
    }

    @Override
    public Term add(Term x, Term y) {
        return x.plus(y);
    }

    @Override
    public Term sub(Term x, Term y) {
        return x.plus(y.negated());
    }

    @Override
    public Term mul(Term x, Term y) {
        return x.times(y);
    }
}
