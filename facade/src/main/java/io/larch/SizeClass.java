// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.riscv.ExecutionReport;

/**
 * The classes of padded trace lengths: an even logarithm, at least 14.
 *
 * <p>The class is visible in a proof and partly identifies a hidden program, and the wrapper needs
 * keys for each; so there are few.
 */
final class SizeClass {
    static final int MIN_LOG_T = 14;

    private SizeClass() {}

    /** log2 of the padded length of a run. */
    static int logT(long cycles) {
        int needed = Math.max(MIN_LOG_T, ExecutionReport.logT(cycles));
        return needed + needed % 2;
    }
}
