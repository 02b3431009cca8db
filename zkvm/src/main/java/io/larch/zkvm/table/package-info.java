// SPDX-License-Identifier: Apache-2.0

/**
 * The lookup tables: one small class each, with a function on Boolean indices and one recurrence
 * over the pairs of index bits from which the multilinear extension, the prefix–suffix
 * decomposition of the prover and the recorded circuit follow.
 *
 * <p>{@link io.larch.zkvm.table.LookupTables} maps the names that the row kinds use to tables,
 * exhaustively. Most tables are sums over bits ({@link io.larch.zkvm.table.SumTable}) or products
 * over bits ({@link io.larch.zkvm.table.ProductTable}); the comparisons, the divisor checks and the
 * bit extractions keep a state of two to four prefixes.
 *
 * <p>Depends on the names of tables in {@code riscv} and the generic field only.
 */
package io.larch.zkvm.table;
