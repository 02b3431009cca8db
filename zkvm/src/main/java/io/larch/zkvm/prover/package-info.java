// SPDX-License-Identifier: Apache-2.0

/**
 * The optimised prover of the inner proof: linear in the number of cycles, byte-identical to the
 * reference prover.
 *
 * <p>Address variables are bound first, by sweeps over the trace ({@link
 * io.larch.zkvm.prover.MemorySweep}), by push-forwards to the bytecode rows and by prefix–suffix
 * phases over the lookup index; cycle variables are then bound densely. Nothing of size K·T is ever
 * formed.
 */
package io.larch.zkvm.prover;
