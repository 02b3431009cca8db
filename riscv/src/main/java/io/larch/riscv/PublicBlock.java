// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/** The I/O block as words: built from bytes, read back as bytes. */
public final class PublicBlock {
    private PublicBlock() {}

    /**
     * The block of a finished run.
     *
     * @param layout sizes
     * @param input public input
     * @param output public output
     * @param terminated whether the termination word is 1
     * @param panicked whether the panic word is 1
     * @return {@code layout.ioWords()} words
     * @throws IllegalArgumentException if the bytes do not fit
     */
    public static long[] of(
            MemoryLayout layout,
            byte[] input,
            byte[] output,
            boolean terminated,
            boolean panicked) {
        if (input.length > layout.maxInputBytes() || output.length > layout.maxOutputBytes()) {
            throw new IllegalArgumentException("input or output does not fit the I/O block");
        }
        long[] block = new long[layout.ioWords()];
        block[MemoryLayout.TERMINATION] = terminated ? 1 : 0;
        block[MemoryLayout.PANIC] = panicked ? 1 : 0;
        put(block, MemoryLayout.INPUT_LENGTH, input);
        put(block, layout.outputLength(), output);
        return block;
    }

    /**
     * The private block of a run.
     *
     * @return {@code layout.privateWords()} words
     * @throws IllegalArgumentException if the bytes do not fit
     */
    public static long[] privateWords(MemoryLayout layout, byte[] bytes) {
        if (bytes.length > layout.maxPrivateBytes()) {
            throw new IllegalArgumentException("private input does not fit its block");
        }
        long[] block = new long[layout.privateWords()];
        put(block, 0, bytes);
        return block;
    }

    /** The output bytes a block claims; its length word must be within bounds. */
    static byte[] output(MemoryLayout layout, long[] block) {
        byte[] output = new byte[(int) block[layout.outputLength()]];
        for (int i = 0; i < output.length; i++) {
            output[i] = (byte) (block[layout.outputLength() + 1 + (i >>> 3)] >>> 8 * (i & 7));
        }
        return output;
    }

    private static void put(long[] block, int at, byte[] bytes) {
        block[at] = bytes.length;
        for (int i = 0; i < bytes.length; i++) {
            block[at + 1 + (i >>> 3)] |= (bytes[i] & 0xffL) << 8 * (i & 7);
        }
    }
}
