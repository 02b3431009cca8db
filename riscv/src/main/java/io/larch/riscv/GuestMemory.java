// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/** The cells of a guest in lazily allocated pages; a cell never written is 0. */
public final class GuestMemory {
    private static final int LOG_PAGE = 12;
    private static final int PAGE = 1 << LOG_PAGE;

    private final MemoryLayout layout;
    private final long[][] pages;
    private final long[] touched;

    GuestMemory(MemoryLayout layout) {
        this.layout = layout;
        pages = new long[(layout.cells() + PAGE - 1) >>> LOG_PAGE][];
        touched = new long[(layout.cells() + 63) >>> 6];
    }

    /** Sets what stands in memory before the first cycle: image, private block, input. */
    void fill(GuestProgram program, long[] inputBlock, long[] privateWords) {
        fill(layout.imageStart(), program.image());
        fill(layout.privateStart(), privateWords);
        fill(layout.ioStart(), inputBlock);
    }

    /** The parameters of this memory. */
    public MemoryLayout layout() {
        return layout;
    }

    /**
     * The word in a cell.
     *
     * @throws IndexOutOfBoundsException if there is no such cell
     */
    public long read(int cell) {
        long[] page = pages[cell >>> LOG_PAGE];
        return page == null ? 0 : page[cell & PAGE - 1];
    }

    /** All cells, {@code 2^k} words; a copy. */
    public long[] toArray() {
        long[] words = new long[layout.cells()];
        for (int p = 0; p < pages.length; p++) {
            if (pages[p] != null) {
                int start = p << LOG_PAGE;
                System.arraycopy(pages[p], 0, words, start, Math.min(PAGE, words.length - start));
            }
        }
        return words;
    }

    /** Number of cells that were read or written. */
    public long touchedCells() {
        long count = 0;
        for (long bits : touched) {
            count += Long.bitCount(bits);
        }
        return count;
    }

    void write(int cell, long value) {
        long[] page = pages[cell >>> LOG_PAGE];
        if (page == null) {
            page = pages[cell >>> LOG_PAGE] = new long[PAGE];
        }
        page[cell & PAGE - 1] = value;
    }

    void touch(int cell) {
        touched[cell >>> 6] |= 1L << cell;
    }

    long[] ioBlock() {
        long[] block = new long[layout.ioWords()];
        for (int i = 0; i < block.length; i++) {
            block[i] = read(layout.ioStart() + i);
        }
        return block;
    }

    private void fill(int start, long[] words) {
        for (int i = 0; i < words.length; i++) {
            if (words[i] != 0) {
                write(start + i, words[i]);
            }
        }
    }
}
