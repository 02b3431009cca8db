// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.G1Vector;

/**
 * What a prover commits with.
 *
 * @param basis [(β·A_w + α·B_w + C_w)/γ]₁ for each committed private wire w, ascending
 * @param basisExpSigma the same points times σ
 */
record PedersenKey(G1Vector basis, G1Vector basisExpSigma) {}
