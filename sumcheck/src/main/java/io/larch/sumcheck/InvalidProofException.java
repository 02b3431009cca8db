// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

/** The one rejection of the verifier: says which check failed. */
public final class InvalidProofException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The kinds of failure. */
    public enum Reason {
        /** The proof's shape, lengths or version are not those of the statement. */
        SHAPE,
        /** A group element is not on the curve or not canonical. */
        GROUP_ELEMENT,
        /** The statement itself cannot be true: it does not fit, or did not end as demanded. */
        STATEMENT,
        /** The program key does not have the demanded digest. */
        PROGRAM_DIGEST,
        /** The last claim of a sumcheck is not the value of its summand. */
        SUMCHECK,
        /** The fraction tree's root numerator is not zero, or its denominator is zero. */
        FRACTION_ROOT,
        /** A layer of the fraction tree, or its leaves, do not match. */
        FRACTION_LAYER,
        /** A value that must not be zero is zero, or two values that must differ are equal. */
        DEGENERATE,
        /** The identity of the polynomial commitment opening fails. */
        OPENING,
        /** The pairing equation fails. */
        PAIRING
    }

    private final transient Check check;
    private final Reason reason;

    /** A failed check with an explanation. */
    public InvalidProofException(Check check, String message) {
        super(check + ": " + message);
        this.check = check;
        this.reason = check.reason();
    }

    /** The kind of failure. */
    public Reason reason() {
        return reason;
    }

    /** The stage in which it happened. */
    public String stage() {
        return check.stage();
    }

    /** The round, −1 if none. */
    public int round() {
        return check.round();
    }
}
