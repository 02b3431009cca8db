// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.program;

/** A finished table that breaks a rule on which soundness rests. */
public final class InvalidProgramException extends Exception {
    private static final long serialVersionUID = 1L;

    /** The rules of preprocessing. */
    public enum Rule {
        /** Row 0 is exactly HALT. */
        HALT_ROW,
        /** A row of address 1 is exactly the padding row. */
        PADDING_ROW,
        /** The op is a row kind, the mode is below 8, registers are below 128. */
        RANGE,
        /** Addresses are below 2^63. */
        ADDRESS,
        /** Addresses of first rows are even. */
        FIRST_EVEN,
        /** Addresses of first rows are pairwise distinct. */
        FIRST_DISTINCT,
        /** A row without {@code first} follows a notLast row of its address. */
        HEADLESS,
        /** A notLast row is followed by a row of its address without {@code first}. */
        CUT,
        /** Jump and branch rows are not notLast. */
        JUMP_INSIDE,
        /** The entry row is {@code first}. */
        ENTRY,
        /** x0 is never written. */
        WRITES_ZERO,
        /** A row that determines no destination value has destination SINK. */
        FREE_DESTINATION,
        /** SINK is never read. */
        READS_SINK,
        /** The immediate is in its convention. */
        IMMEDIATE,
        /** The image fits its block. */
        IMAGE
    }

    private final Rule rule;
    private final int row;

    /**
     * A broken rule.
     *
     * @param row the row, −1 if none
     */
    public InvalidProgramException(Rule rule, int row) {
        super(rule + (row < 0 ? "" : " in row " + row));
        this.rule = rule;
        this.row = row;
    }

    /** The broken rule. */
    public Rule rule() {
        return rule;
    }

    /** The row, −1 if none. */
    public int row() {
        return row;
    }
}
