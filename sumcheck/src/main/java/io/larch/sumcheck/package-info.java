// SPDX-License-Identifier: Apache-2.0
/**
 * Sumcheck over multilinear extensions, the Fiat–Shamir transcript, the indexed lookup and the
 * polynomial commitment: everything of the inner proof that knows nothing of RISC-V.
 *
 * <pre>
 * claims about sums ──▶ Batch ──▶ claims about values ──▶ IndexedLookup ──▶ OpeningBatch ──▶ one
 *                                                                                     pairing equation
 * </pre>
 *
 * <p>A relation is declared once as an {@link io.larch.sumcheck.Expression}; the verifier evaluates
 * it over any {@link io.larch.sumcheck.VerifierField}, known or recorded, the reference prover
 * interprets it, and the fast prover compiles it to a program of the round kernel. Points of
 * multilinear polynomials list the most significant index bit first, and rounds bind variables in
 * this order.
 *
 * <table>
 * <caption>Classes</caption>
 * <tr><td>declaration</td><td>{@link io.larch.sumcheck.Expression}, {@link
 * io.larch.sumcheck.Relation}, {@link io.larch.sumcheck.Batch}, {@link io.larch.sumcheck.Schedule},
 * {@link io.larch.sumcheck.Openings}</td></tr>
 * <tr><td>conversation</td><td>{@link io.larch.sumcheck.Transcript}, {@link
 * io.larch.sumcheck.SpongeTranscript}, {@link io.larch.sumcheck.ProverChannel}, {@link
 * io.larch.sumcheck.VerifierChannel}, {@link io.larch.sumcheck.Point}</td></tr>
 * <tr><td>verifier</td><td>{@link io.larch.sumcheck.BatchVerifier}, {@link
 * io.larch.sumcheck.IndexedLookup}, {@link io.larch.sumcheck.OpeningBatch}, {@link
 * io.larch.sumcheck.Multilinear}, {@link io.larch.sumcheck.PairingSums}, {@link
 * io.larch.sumcheck.KzgVerifierKey}, {@link io.larch.sumcheck.InvalidProofException}</td></tr>
 * <tr><td>prover</td><td>{@link io.larch.sumcheck.BatchProver} over {@link
 * io.larch.sumcheck.SumcheckMember}s ({@link io.larch.sumcheck.DenseMember}, {@link
 * io.larch.sumcheck.CompiledMember}), {@link io.larch.sumcheck.LookupProver}, {@link
 * io.larch.sumcheck.OpeningProver}, {@link io.larch.sumcheck.Srs}, {@link
 * io.larch.sumcheck.Committer}</td></tr>
 * </table>
 *
 * <p>Depends on {@code io.larch.bn254} only. The verifier's classes depend on no prover class and
 * use no threads, clocks or hash maps.
 *
 * <p>References: Thaler, "Proofs, Arguments, and Zero-Knowledge"; Lund, Fortnow, Karloff, Nisan
 * (1992); the papers named at the classes.
 */
package io.larch.sumcheck;
