// SPDX-License-Identifier: Apache-2.0

/**
 * What a Java user of Larch needs.
 *
 * <pre>
 * Program program = Program.fromElf(bytes);
 * try (Prover prover = new Prover(parameters, threads)) {
 *     Prover.Result r = prover.prove(program, GuestInput.of(input), ProvingOptions.standard(),
 *             HostListener.NONE, ProofListener.NONE);
 *     byte[] file = r.proof().encode();
 * }
 * new Verifier(parameters.verifierKey(), false).verify(digest, Proof.decode(file));
 * </pre>
 *
 * <table>
 * <caption>Classes</caption>
 * <tr><td>{@link io.larch.Program}</td><td>a guest, decoded from an ELF</td></tr>
 * <tr><td>{@link io.larch.Execution}</td><td>running a guest without proving it</td></tr>
 * <tr><td>{@link io.larch.PublicParameters}</td><td>where the reference string comes from</td></tr>
 * <tr><td>{@link io.larch.Prover}</td><td>proves runs, computes program digests</td></tr>
 * <tr><td>{@link io.larch.Proof}</td><td>a zkVM proof as a file</td></tr>
 * <tr><td>{@link io.larch.Verifier}</td><td>verifies both kinds of proof</td></tr>
 * <tr><td>{@link io.larch.Wrapper}</td><td>makes Groth16 keys and wraps proofs</td></tr>
 * <tr><td>{@link io.larch.Ceremony}</td><td>makes Groth16 keys together with others</td></tr>
 * <tr><td>{@link io.larch.WrappedProof}</td><td>a wrapped proof as a file</td></tr>
 * <tr><td>{@link io.larch.ProofListener}</td><td>hears how far long work is</td></tr>
 * </table>
 *
 * <p>Position: above {@code wrapper}, below {@code cli}. The modules below keep their own packages.
 */
package io.larch;
