// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/** Where an {@link Expansion} puts its rows. A destination x0 is rewritten to SINK here. */
interface RowSink {
    /** Register numbers of temporaries. */
    int T0 = Registers.FIRST_TEMPORARY;

    int T1 = T0 + 1;
    int T2 = T0 + 2;
    int T3 = T0 + 3;
    int T4 = T0 + 4;
    int T5 = T0 + 5;
    int T6 = T0 + 6;
    int T7 = T0 + 7;

    /** Appends a row. */
    void row(RowKind kind, int rd, int rs1, int rs2, long imm);

    /** Appends an advice row; an honest prover answers {@code advice} of registers x and y. */
    void advice(Advice advice, int rd, int x, int y);

    /** Appends a row with two sources. */
    default void registers(RowKind kind, int rd, int rs1, int rs2) {
        row(kind, rd, rs1, rs2, 0);
    }

    /** Appends a row with one source and an immediate. */
    default void immediate(RowKind kind, int rd, int rs1, long imm) {
        row(kind, rd, rs1, 0, imm);
    }

    /** Appends an assert of two registers. */
    default void require(RowKind kind, int rs1, int rs2) {
        row(kind, Registers.SINK, rs1, rs2, 0);
    }
}
