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
 * <tr><td>{@link io.larch.groth16.gadget.RangeChecker}: a value of n bits</td><td>⌈n/w⌉, and 1 where
 *     w does not divide n</td></tr>
 * <tr><td>its table of 2^w values</td><td>2^w + 1</td></tr>
 * <tr><td>{@link io.larch.groth16.gadget.LookupTable}: a query of k columns</td><td>k</td></tr>
 * <tr><td>its table of T rows of constants, or of one wire each</td><td>T + 1</td></tr>
 * <tr><td>{@link io.larch.groth16.gadget.BitwiseWords}: AND, OR, XOR of n bits</td><td>3⌈n/c⌉, and 3
 *     where c does not divide n</td></tr>
 * <tr><td>its table for chunks of c bits</td><td>2^2c + 1</td></tr>
 * <tr><td>{@link io.larch.groth16.gadget.LookupArguments}: one commitment for all of these</td><td>1;
 *     264 more and k - 2 where a table has k &gt; 1 columns</td></tr>
 * </table>
 *
 * <p>The widths w and c are chosen together when the arguments are closed; 0, which means bits
 * without a table, where that is cheapest. The table of both systems' counts on the same circuits
 * is the golden file {@code constraints.csv} of the tests.
 */
package io.larch.groth16.gadget;
