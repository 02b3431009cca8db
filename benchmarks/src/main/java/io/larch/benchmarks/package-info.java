// SPDX-License-Identifier: Apache-2.0

/**
 * JMH benchmarks of the parts whose speed matters. Run {@code java -jar
 * benchmarks/target/larch-benchmarks.jar} from the root of the checkout; {@code -l} lists them, a
 * regular expression selects some, {@code -rf json} writes results.
 *
 * <p>Figures of whole proofs come from {@code larch prove --json}; see {@code docs/benchmarks.md}.
 */
package io.larch.benchmarks;
