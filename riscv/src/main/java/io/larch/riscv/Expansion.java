// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * The recipe that turns one source instruction into rows.
 *
 * <p>Rules for every recipe: no source register is read after rd is written (rd may equal rs1 or
 * rs2, so rd is written by the last row); a temporary is written before it is read; jumps and
 * branches come last; whatever the prover answers in an advice row, the asserts leave one result.
 */
@FunctionalInterface
interface Expansion {
    /** Appends the rows of {@code source} to {@code rows}. */
    void expand(SourceInstruction source, RowSink rows);
}
