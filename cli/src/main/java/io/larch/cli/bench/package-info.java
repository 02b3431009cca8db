// SPDX-License-Identifier: Apache-2.0

/**
 * Measurements behind {@code larch bench}: rates are reported with the machine that they hold for,
 * and none is asserted.
 *
 * <table>
 *   <caption>Classes by subject</caption>
 *   <tr><th>subject</th><th>classes</th></tr>
 *   <tr><td>whole proofs</td><td>{@link io.larch.cli.bench.ProofBench}: a chain of SHA-256
 *       that fills a given number of cycles</td></tr>
 *   <tr><td>Groth16, sums and transforms</td><td>{@link io.larch.cli.bench.Groth16Bench} runs
 *       each {@link io.larch.cli.bench.BenchStep} of a {@link io.larch.cli.bench.PoseidonChain}
 *       in turn by {@link io.larch.cli.bench.LarchSteps} and, where its tool builds, by {@link
 *       io.larch.cli.bench.GnarkPeer}</td></tr>
 *   <tr><td>figures</td><td>{@link io.larch.cli.bench.Samples} is what repeated measurements
 *       come to, {@link io.larch.cli.bench.Host} what they depend on</td></tr>
 * </table>
 *
 * <p>Times are wall-clock: seconds for proofs, milliseconds for steps. Of each step the median, the
 * least and the largest are reported. Microbenchmarks of single kernels are in the module {@code
 * benchmarks}.
 *
 * <p>Position: uses {@link io.larch.cli.console}, and of {@link io.larch.cli.guest} the bundled
 * guests.
 */
package io.larch.cli.bench;
