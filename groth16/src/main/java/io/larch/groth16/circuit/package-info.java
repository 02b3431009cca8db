// SPDX-License-Identifier: Apache-2.0
/**
 * From arithmetic written once to constraints: record, pass, lower.
 *
 * <p>{@link io.larch.groth16.circuit.CircuitField} implements the generic field of module bn254 by
 * noting each operation in the {@link io.larch.groth16.circuit.CircuitBuilder}. Compiling yields a
 * {@link io.larch.groth16.circuit.Circuit}: an {@link io.larch.groth16.circuit.R1cs} and the {@link
 * io.larch.groth16.circuit.WitnessProgram} that computes its wires.
 *
 * <pre>
 * CircuitField ─▶ CircuitBuilder ─▶ Liveness ─▶ Lowering ─▶ R1cs + WitnessProgram
 *   folding        pooling            order       linear merging
 *                  hash-consing       dead code   fused assertions
 * </pre>
 *
 * <p>What costs a constraint: a product of two values that are not constants, a division by one, an
 * equality (none of its own if it equates a product that nothing else uses). Sums and multiples by
 * constants are free.
 */
package io.larch.groth16.circuit;
