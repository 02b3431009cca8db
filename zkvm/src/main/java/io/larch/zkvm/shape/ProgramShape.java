// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.shape;

/**
 * The sizes fixed by preprocessing, all logarithms, part of the program digest.
 *
 * <p>Cell i ≥ 1 of memory is the doubleword at {@code base + 8i}, {@code base = 0x80000000 -
 * 4·2^k}, so that cell {@code K/2} is 0x80000000 whatever k is. Cell 0 is the dummy cell of cycles
 * without an access; its address value is 2^65, which no access has.
 *
 * <pre>
 *   I/O block      cells [K/2 - 2^io, K/2)
 *   private input  cells [K/2 - 2·2^a, K/2 - 2^a)
 *   image          cells [K/2, K/2 + 2^m)
 * </pre>
 *
 * @param b bytecode rows
 * @param m words of the image
 * @param k cells of memory
 * @param io words of the I/O block
 * @param a words of private input
 */
public record ProgramShape(int b, int m, int k, int io, int a) {
    /** Largest number of bytecode variables. */
    public static final int MAX_B = 26;

    /** Largest number of memory variables: base stays above 2^12. */
    public static final int MAX_K = 28;

    /** Checks {@code 3 ≤ io ≤ a ≤ k-3}, {@code 0 ≤ m ≤ k-1}, {@code 1 ≤ b}, and the limits. */
    public ProgramShape {
        boolean memory = 3 <= io && io <= a && a <= k - 3 && k <= MAX_K && 0 <= m && m <= k - 1;
        if (!memory || b < 1 || b > MAX_B) {
            throw new IllegalArgumentException(
                    "no program shape: b=" + b + " m=" + m + " k=" + k + " io=" + io + " a=" + a);
        }
    }

    /** First cell of the I/O block. */
    public int ioStart() {
        return imageStart() - (1 << io);
    }

    /** First cell of the private input. */
    public int privateStart() {
        return imageStart() - (2 << a);
    }

    /** First cell of the image, K/2. */
    public int imageStart() {
        return 1 << (k - 1);
    }

    /** The address that cell 0 would have if it were not the dummy. */
    public long base() {
        return 0x80000000L - (4L << k);
    }

    /** Number of words of one half of the I/O block. */
    public int ioHalf() {
        return 1 << (io - 1);
    }
}
