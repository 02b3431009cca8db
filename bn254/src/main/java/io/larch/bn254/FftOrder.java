// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/** The order of the elements before and after a transform; the other order on the other side. */
public enum FftOrder {
    /** Natural order in, bit-reversed order out: decimation in frequency. */
    NATURAL_TO_REVERSED,
    /** Bit-reversed order in, natural order out: decimation in time. */
    REVERSED_TO_NATURAL
}
