// SPDX-License-Identifier: Apache-2.0
/**
 * From a zkVM proof to a Groth16 proof.
 *
 * <p>The zkVM verifier is written once, generic over its field. Over known values it accepts or
 * rejects; over a recording field ({@link io.larch.wrapper.CircuitVerifierField}) it leaves the
 * constraints of {@link io.larch.wrapper.WrapperCircuit}. The circuit depends on the proof shape
 * only, so one pair of keys serves every program of that shape: the program's commitments are
 * private and bound to the public program digest.
 *
 * <p>The group part of the verification, two multi-scalar sums and a pairing equation, stays
 * outside the circuit. The circuit hashes every point, as absorbed, and every scalar to the public
 * {@code groupDigest}; the verifier is given points and scalars, recomputes the digest and checks
 * the equation. Hence a wrapped proof is <b>not zero knowledge</b>: points and scalars are
 * functions of the private inputs. It must not be used where these are to stay private.
 *
 * <table>
 * <caption>Classes</caption>
 * <tr><td>{@link io.larch.wrapper.WrapperCircuit}</td><td>the verifier as a circuit</td></tr>
 * <tr><td>{@link io.larch.wrapper.WrapperDigests}</td><td>the public digests, declared once for
 *     circuit and verifier</td></tr>
 * <tr><td>{@link io.larch.wrapper.WrapperSetup}</td><td>makes {@link
 *     io.larch.wrapper.WrapperKeys}</td></tr>
 * <tr><td>{@link io.larch.wrapper.WrapperCeremony}</td><td>makes them together with others</td></tr>
 * <tr><td>{@link io.larch.wrapper.Wrapper}</td><td>makes a {@link
 *     io.larch.wrapper.WrappedProof}</td></tr>
 * <tr><td>{@link io.larch.wrapper.WrappedVerifier}</td><td>accepts or rejects it</td></tr>
 * <tr><td>{@link io.larch.wrapper.WrappedProofCodec}, {@link
 *     io.larch.wrapper.WrapperKeyFile}, {@link io.larch.wrapper.WrapperCeremonyFile}</td><td>bytes</td></tr>
 * </table>
 *
 * <p>Depends on {@code zkvm} and {@code groth16}.
 */
package io.larch.wrapper;
