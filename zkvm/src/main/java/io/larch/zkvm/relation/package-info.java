// SPDX-License-Identifier: Apache-2.0

/**
 * The protocol, declared once for both sides and for the circuit.
 *
 * <table>
 *   <caption>The eleven relations and what follows them</caption>
 *   <tr><th>stage</th><th>classes</th></tr>
 *   <tr><td>S1</td><td>{@link io.larch.zkvm.relation.CycleConstraints}</td></tr>
 *   <tr><td>S2</td><td>{@link io.larch.zkvm.relation.RegistersReadWrite}, {@link
 *       io.larch.zkvm.relation.RamReadWrite}, {@link io.larch.zkvm.relation.OutputCheck}, {@link
 *       io.larch.zkvm.relation.InstructionLookup}, {@link io.larch.zkvm.relation.Shift}</td></tr>
 *   <tr><td>S3</td><td>{@link io.larch.zkvm.relation.RegistersValue}, {@link
 *       io.larch.zkvm.relation.RamValue}</td></tr>
 *   <tr><td>S4</td><td>{@link io.larch.zkvm.relation.BytecodeRead}, {@link
 *       io.larch.zkvm.relation.InstructionRa}, {@link io.larch.zkvm.relation.RamRa}</td></tr>
 *   <tr><td>S5</td><td>{@link io.larch.zkvm.relation.LookupClaims}</td></tr>
 *   <tr><td>S6</td><td>{@link io.larch.zkvm.relation.OpeningClaims}</td></tr>
 * </table>
 *
 * <p>{@link io.larch.zkvm.relation.Stages} puts the relations into batches with their challenges,
 * {@link io.larch.zkvm.relation.ProofSchedule} declares every absorb and draw, and {@link
 * io.larch.zkvm.relation.Ledger} evaluates claims and final checks from what both sides know.
 */
package io.larch.zkvm.relation;
