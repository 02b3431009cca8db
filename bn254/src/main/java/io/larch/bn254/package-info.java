// SPDX-License-Identifier: Apache-2.0

/**
 * The pairing-friendly curve BN254 (also alt_bn128, bn256): its fields, groups and pairing, the
 * Poseidon2 permutation over its scalar field, and the vectors and kernels that bulk work uses.
 *
 * <h2>Parameters</h2>
 *
 * <p>Everything follows from the seed {@code x₀ = 4965661367192848881}:
 *
 * <pre>
 * p = 36x₀⁴ + 36x₀³ + 24x₀² + 6x₀ + 1   base field, 254 bits, p = 3 mod 4
 * r = 36x₀⁴ + 36x₀³ + 18x₀² + 6x₀ + 1   scalar field, 254 bits, 2²⁸ divides r - 1
 *
 * E  : y² = x³ + 3            over Fp,  order r;            G1 = E(Fp), generator (1, 2)
 * E' : y² = x³ + 3/(9 + u)    over Fp2, order r·(2p - r);   G2 = E'(Fp2)[r]
 *
 * Fp2  = Fp[u]/(u² + 1)
 * Fp6  = Fp2[v]/(v³ - ξ), ξ = 9 + u
 * Fp12 = Fp6[w]/(w² - v);             Gt = elements of order dividing r
 *
 * untwist E' → E(Fp12): (x, y) ↦ (x·w², y·w³)
 * loop of the optimal ate pairing: 6x₀ + 2 = 29793968203157093288
 * </pre>
 *
 * <p>The group G1 gives about 100 bits of security against the best known attacks on discrete
 * logarithms in Gt (Barbulescu and Duquesne, eprint 2017/334), which is what the precompiled
 * contracts of the Ethereum virtual machine offer (EIP-196, EIP-197).
 *
 * <h2>Layout</h2>
 *
 * <p>Every object comes in up to two forms. Static classes compute on limbs in flat arrays:
 * destination first, in-place operands allowed, scratch a parameter. Immutable classes wrap them
 * for code that handles few values.
 *
 * <table>
 *   <caption>Classes</caption>
 *   <tr><th>object</th><th>on limbs</th><th>immutable</th></tr>
 *   <tr><td>scalar field</td><td>{@link io.larch.bn254.Fr}</td>
 *       <td>{@link io.larch.bn254.FrElement}</td></tr>
 *   <tr><td>base field</td><td>{@link io.larch.bn254.Fp}</td>
 *       <td>{@link io.larch.bn254.FpElement}</td></tr>
 *   <tr><td>tower</td><td>{@link io.larch.bn254.Fp2}</td>
 *       <td>{@link io.larch.bn254.Fp2Element}, {@link io.larch.bn254.Fp6Element},
 *       {@link io.larch.bn254.Fp12Element}</td></tr>
 *   <tr><td>G1</td><td>{@link io.larch.bn254.G1}</td>
 *       <td>{@link io.larch.bn254.G1Affine}, {@link io.larch.bn254.G1Jacobian}</td></tr>
 *   <tr><td>G2</td><td>{@link io.larch.bn254.G2}</td>
 *       <td>{@link io.larch.bn254.G2Affine}, {@link io.larch.bn254.G2Jacobian}</td></tr>
 *   <tr><td>pairing</td><td></td><td>{@link io.larch.bn254.Pairing}</td></tr>
 *   <tr><td>hash</td><td colspan="2">{@link io.larch.bn254.Poseidon2},
 *       {@link io.larch.bn254.Poseidon2Parameters}</td></tr>
 *   <tr><td>vectors</td><td colspan="2">{@link io.larch.bn254.FrVector},
 *       {@link io.larch.bn254.Kernels}</td></tr>
 *   <tr><td>generic code</td><td colspan="2">{@link io.larch.bn254.Field},
 *       {@link io.larch.bn254.FrField}</td></tr>
 * </table>
 *
 * <p>Elements are in Montgomery form inside and 32 big-endian canonical bytes outside; points are
 * encoded as gnark-crypto does. A decoder accepts exactly one encoding of each value and checks
 * membership in the group; what it rejects it rejects with {@link
 * io.larch.bn254.EncodingException}.
 *
 * <p>Nothing here runs in constant time: do not use it with secrets on a machine that others
 * measure.
 *
 * <p>Position: this module depends on no other.
 */
package io.larch.bn254;
