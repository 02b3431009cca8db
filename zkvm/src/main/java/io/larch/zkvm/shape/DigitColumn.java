// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.shape;

/**
 * A committed column of digits: one column of the indexed lookup S5.
 *
 * @param family what the digits belong to
 * @param index position of the digit, the most significant first
 * @param width its bits
 */
public record DigitColumn(Family family, int index, int width) {

    /** What a digit column holds. */
    public enum Family {
        /** Digits of the 128-bit lookup index, one row per cycle. */
        INS("Ins"),
        /** Digits of the bytecode row, one row per cycle. */
        PC("Pc"),
        /** Digits of the memory cell, one row per cycle. */
        RAM("Ram"),
        /** {@code 8·op + mode}, one row per bytecode row. */
        CODE("code"),
        /** Destination register, one row per bytecode row. */
        RD("rd"),
        /** First source register, one row per bytecode row. */
        RS1("rs1"),
        /** Second source register, one row per bytecode row. */
        RS2("rs2");

        private final String label;

        Family(String label) {
            this.label = label;
        }

        /** Whether the column has one row per cycle, not one per bytecode row. */
        public boolean isTrace() {
            return this == INS || this == PC || this == RAM;
        }

        /** The word used for it in names. */
        public String label() {
            return label;
        }
    }

    /** The column's name: {@code Ins0}, {@code rs1}. */
    public String name() {
        return family.isTrace() ? family.label() + index : family.label();
    }
}
