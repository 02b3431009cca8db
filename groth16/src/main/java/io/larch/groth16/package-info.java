// SPDX-License-Identifier: Apache-2.0
/**
 * Groth16 over BN254: setup, prover, verifier, keys and their encodings.
 *
 * <p>For a constraint system (L·w)(R·w) = O·w with wires w = (ONE, public, private, internal) and N
 * the power of two above the number of rows, the setup draws t, α, β, γ, δ, evaluates the wire
 * polynomials A_i, B_i, C_i at t and publishes points. A proof is (Ar, Bs, Krs) with
 *
 * <pre>
 * e(Ar, Bs) = e([α]₁, [β]₂) · e(K_0 + Σ x_i K_{i+1}, [γ]₂) · e(Krs, [δ]₂)
 * </pre>
 *
 * <p>Wire order, row placement (row j at ω^j, no extra rows for inputs), coset shift 5, contents of
 * the keys and all bytes are those of gnark v0.16, so keys, proofs and public inputs can be
 * exchanged with it.
 *
 * <table>
 * <caption>Classes</caption>
 * <tr><td>{@link io.larch.groth16.Groth16Setup}</td><td>makes keys, for use or for tests</td></tr>
 * <tr><td>{@link io.larch.groth16.Phase1}, {@link io.larch.groth16.Phase2}</td><td>make keys in a
 *     ceremony</td></tr>
 * <tr><td>{@link io.larch.groth16.Groth16Prover}</td><td>makes proofs</td></tr>
 * <tr><td>{@link io.larch.groth16.Groth16Verifier}</td><td>rejects or returns</td></tr>
 * <tr><td>{@link io.larch.groth16.Groth16Proof}</td><td>164 bytes, or 324 raw</td></tr>
 * <tr><td>{@link io.larch.groth16.KeyFile}</td><td>keys with test mark, tag, checksum</td></tr>
 * <tr><td>{@link io.larch.groth16.PublicWitness}</td><td>bytes of public inputs</td></tr>
 * </table>
 *
 * <p>Depends on module bn254 and on {@link io.larch.groth16.circuit}. Source: J. Groth, "On the
 * size of pairing-based non-interactive arguments", eprint 2016/260.
 */
package io.larch.groth16;
