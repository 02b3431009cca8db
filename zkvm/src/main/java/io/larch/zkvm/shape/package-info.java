// SPDX-License-Identifier: Apache-2.0

/**
 * Sizes and layout. {@link io.larch.zkvm.shape.ProgramShape} is fixed by preprocessing and part of
 * the program digest; {@link io.larch.zkvm.shape.ProofShape} adds the number of cycles, the only
 * thing a prover chooses. Widths, lengths, orders, transcript labels and proof sizes are functions
 * of it.
 */
package io.larch.zkvm.shape;
