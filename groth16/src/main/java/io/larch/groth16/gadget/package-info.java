// SPDX-License-Identifier: Apache-2.0
/**
 * Pieces of circuit with advice: what arithmetic alone cannot express cheaply.
 *
 * <p>Every gadget is sound on its own: its assertions leave exactly one choice of advice for each
 * choice of inputs (or none, where it asserts something about them). Costs, with single wires as
 * inputs:
 *
 * <table>
 * <caption>Constraints</caption>
 * <tr><th>gadget</th><th>constraints</th></tr>
 * <tr><td>{@link io.larch.groth16.gadget.Select}, {@link io.larch.groth16.gadget.Inverse}</td><td>1</td></tr>
 * <tr><td>{@link io.larch.groth16.gadget.IsZero}</td><td>2</td></tr>
 * <tr><td>{@link io.larch.groth16.gadget.Bits} of n bits</td><td>n + 1</td></tr>
 * <tr><td>{@link io.larch.groth16.gadget.CanonicalBits}, {@link
 *     io.larch.groth16.gadget.Low128}</td><td>332</td></tr>
 * <tr><td>{@link io.larch.groth16.gadget.Poseidon2Permutation}</td><td>264</td></tr>
 * </table>
 */
package io.larch.groth16.gadget;
