// SPDX-License-Identifier: Apache-2.0

/**
 * The verifier. {@link io.larch.zkvm.verifier.ZkvmVerifier} is the core, generic over the field: it
 * runs S1 to S6 on known values or records them as a circuit, and leaves one pairing equation of
 * two multi-scalar sums. {@link io.larch.zkvm.verifier.Verifier} checks lengths and the statement,
 * runs the core on known values and evaluates the equation.
 *
 * <p>Nothing here depends on the prover; there are no threads, no clocks and no hash maps. The
 * verifier returns or throws one typed rejection.
 */
package io.larch.zkvm.verifier;
