// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.export;

/**
 * A Lean term with the sign taken out.
 *
 * @param text the term without its sign
 * @param strength how strongly its outermost operator binds
 * @param negative whether the term stands for the negative of its text
 */
record Term(String text, int strength, boolean negative) {
    private static final int SUM = 65;
    private static final int PRODUCT = 70;
    private static final int POWER = 75;
    private static final int ATOM = 100;

    static final Term ZERO = atom("0");
    static final Term ONE = atom("1");

    /** A name, a numeral, a projection. */
    static Term atom(String text) {
        return new Term(text, ATOM, false);
    }

    /** {@code 2 ^ exponent}; the exponent binds like an atom. */
    static Term powerOfTwo(String exponent) {
        return new Term("2 ^ " + exponent, POWER, false);
    }

    Term negated() {
        return equals(ZERO) ? this : new Term(text, strength, !negative);
    }

    Term plus(Term y) {
        if (equals(ZERO) || y.equals(ZERO)) {
            return equals(ZERO) ? y : this;
        }
        String operator = y.negative ? " - " : " + ";
        return new Term(signed(SUM) + operator + y.unsigned(SUM + 1), SUM, false);
    }

    Term times(Term y) {
        boolean sign = negative != y.negative;
        if (text.equals("1") || y.text.equals("1")) {
            Term other = text.equals("1") ? y : this;
            return new Term(other.text, other.strength, sign && !other.equals(ZERO));
        }
        return new Term(unsigned(PRODUCT) + " * " + y.unsigned(PRODUCT + 1), PRODUCT, sign);
    }

    /** The whole term. */
    String all() {
        return signed(0);
    }

    private String signed(int least) {
        return negative ? "(-" + unsigned(ATOM) + ")" : unsigned(least);
    }

    private String unsigned(int least) {
        return strength < least ? "(" + text + ")" : text;
    }
}
