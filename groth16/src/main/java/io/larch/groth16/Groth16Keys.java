// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

/**
 * The two keys of one setup.
 *
 * @param proving for the prover
 * @param verifying for the verifier
 */
public record Groth16Keys(ProvingKey proving, VerifyingKey verifying) {}
