// SPDX-License-Identifier: Apache-2.0

/**
 * The reference prover: dense tables, every relation's own expression interpreted element by
 * element. It derives everything from the committed columns and proves whatever they say, true or
 * false; the optimised prover is compared with it byte by byte.
 */
package io.larch.zkvm.prover.reference;
