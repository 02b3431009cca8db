// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.bench;

import java.util.List;

/**
 * What several measurements of one thing come to.
 *
 * @param count how many
 * @param median the middle one, or the mean of the middle two
 * @param min the smallest
 * @param max the largest
 */
record Samples(int count, double median, double min, double max) {

    /** The summary of at least one measurement. */
    static Samples of(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        int n = sorted.length;
        double median = (sorted[(n - 1) / 2] + sorted[n / 2]) / 2;
        return new Samples(n, median, sorted[0], sorted[n - 1]);
    }
}
