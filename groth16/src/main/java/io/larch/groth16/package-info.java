// SPDX-License-Identifier: Apache-2.0
/** Groth16 over BN254: setup, prover, verifier, keys and their encodings. */
package io.larch.groth16;
