// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

/**
 * The ingredients of {@link IndexedLookup}. The protocol has them all; tests remove one at a time
 * to show which attack it keeps out.
 *
 * @param offset how the columns' poles are kept apart
 * @param indicators whether narrow columns carry the claim that their digits fit
 * @param zeroNumerator whether the root's numerator must be zero
 * @param nonZeroDenominator whether the root's denominator must not be zero
 * @param extraColumn whether the tree holds the poles of P
 * @param innerProduct whether P is checked against the tables
 */
record LookupRules(
        Offset offset,
        boolean indicators,
        boolean zeroNumerator,
        boolean nonZeroDenominator,
        boolean extraColumn,
        boolean innerProduct) {

    /** The pole of digit v of column c is v plus an offset. */
    enum Offset {
        /** {@code β·c} for a random β: the protocol. */
        RANDOM,
        /** No offset. */
        NONE,
        /** {@code 2^W·c}. */
        FIXED
    }

    /** Every ingredient. */
    static final LookupRules PROTOCOL =
            new LookupRules(Offset.RANDOM, true, true, true, true, true);
}
