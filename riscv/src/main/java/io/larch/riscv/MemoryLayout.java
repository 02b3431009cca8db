// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * The memory window of a guest: {@code K = 2^k} cells of 8 bytes. Cell 0 is a dummy without an
 * address; cell i ≥ 1 lies at {@code base + 8i}, {@code base = 0x80000000 - 8·K/2}.
 *
 * <pre>
 * [K/2 - 2·2^a, K/2 - 2^a)  private input: length in bytes, then words
 * [K/2 - 2^io,  K/2)        I/O block: termination, panic, input length in bytes, input words;
 *                           from its middle: output length in bytes, output words
 * [K/2, K/2 + 2^m)          program image, at 0x80000000; then heap and stack
 * </pre>
 *
 * Bytes fill words from the least significant byte up.
 *
 * @param io log2 of the words of the I/O block
 * @param a log2 of the words of the private block
 * @param k log2 of the cells
 * @param m log2 of the words of the image block
 */
public record MemoryLayout(int io, int a, int k, int m) {
    /** Address of the image. */
    public static final long RAM_START = 0x80000000L;

    /** Default size of the I/O block. */
    public static final int DEFAULT_IO = 10;

    /** Default size of the private block. */
    public static final int DEFAULT_A = 12;

    /** Default size of memory. */
    public static final int DEFAULT_K = 20;

    /** Largest k. */
    public static final int MAX_K = 28;

    /** Index of the termination word in the I/O block. */
    public static final int TERMINATION = 0;

    /** Index of the panic word in the I/O block. */
    public static final int PANIC = 1;

    /** Index of the input length in the I/O block; the input words follow. */
    public static final int INPUT_LENGTH = 2;

    /**
     * A layout.
     *
     * @throws IllegalArgumentException unless {@code 3 <= io <= a <= k-3}, {@code k <= 28} and
     *     {@code 0 <= m <= k-1}
     */
    public MemoryLayout {
        if (io < 3 || a < io || k > MAX_K || k < a + 3L || m < 0 || m > k - 1) {
            throw new IllegalArgumentException(
                    "memory layout io=" + io + " a=" + a + " k=" + k + " m=" + m);
        }
    }

    /** Number of cells. */
    public int cells() {
        return 1 << k;
    }

    /** The address cell 0 would have. */
    public long base() {
        return RAM_START - (4L << k);
    }

    /** Address of a cell. */
    public long address(int cell) {
        return base() + 8L * cell;
    }

    /** The cell at an address, or -1 if the address is not a multiple of 8 in the window. */
    public int cell(long address) {
        long offset = address - base();
        boolean inside = offset >= 8 && offset < 8L << k;
        return inside && (offset & 7) == 0 ? (int) (offset >>> 3) : -1;
    }

    /** First cell of the I/O block. */
    public int ioStart() {
        return cells() / 2 - ioWords();
    }

    /** Number of words of the I/O block. */
    public int ioWords() {
        return 1 << io;
    }

    /** Index of the output length in the I/O block; the output words follow. */
    public int outputLength() {
        return ioWords() / 2;
    }

    /** First cell of the private block. */
    public int privateStart() {
        return cells() / 2 - 2 * privateWords();
    }

    /** Number of words of the private block. */
    public int privateWords() {
        return 1 << a;
    }

    /** First cell of the image. */
    public int imageStart() {
        return cells() / 2;
    }

    /** Number of words of the image block. */
    public int imageWords() {
        return 1 << m;
    }

    /** First address after memory. */
    public long end() {
        return base() + (8L << k);
    }

    /** The most input bytes the I/O block holds. */
    public int maxInputBytes() {
        return 8 * (ioWords() / 2 - INPUT_LENGTH - 1);
    }

    /** The most output bytes the I/O block holds. */
    public int maxOutputBytes() {
        return 8 * (ioWords() / 2 - 1);
    }

    /** The most private bytes the private block holds. */
    public int maxPrivateBytes() {
        return 8 * (privateWords() - 1);
    }
}
