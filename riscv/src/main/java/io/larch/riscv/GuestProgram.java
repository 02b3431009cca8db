// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import io.larch.elf.ElfException;
import io.larch.elf.ElfException.Reason;
import io.larch.elf.ElfFile;
import io.larch.elf.Segment;
import io.larch.elf.Symbol;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A guest ready to run: expanded rows, memory image, layout, symbols.
 *
 * <p>Every instruction of an executable segment becomes rows; what is none (data between functions)
 * becomes none, so it cannot be executed. Which addresses are instructions is decided once, by a
 * linear sweep from the segment's start, the entry point and every function symbol (with 16-bit
 * instructions), or for every aligned word (without). The program is what the file says: stores
 * into the code region change memory, not the rows.
 *
 * <p>Sizes are rounded up so that programs share a shape: b to an even number of at least 10, m to
 * an even number of at least 8 (but at most k - 1).
 */
public final class GuestProgram {
    private static final int MIN_LOG_ROWS = 10;
    private static final int MAX_LOG_ROWS = 24;
    private static final int MIN_LOG_IMAGE = 8;
    private static final int MAX_LOG_IMAGE = 24;
    private static final long MAX_CODE_BYTES = 1L << 25;

    private final ElfFile elf;
    private final MemoryLayout layout;
    private final long[] image;
    private final RowTable rows;
    private final long codeStart;
    private final int[] rowOfSlot;
    private final DecodedCode decoded;

    private GuestProgram(ElfFile elf) throws ElfException {
        this.elf = elf;
        layout = LayoutNote.layout(elf, imageWords(elf));
        image = image(elf, layout);
        List<Segment> code = elf.segments().stream().filter(Segment::isExecutable).toList();
        codeStart = code.get(0).address() & ~1L;
        long span = code.get(code.size() - 1).end() - codeStart;
        if (span > MAX_CODE_BYTES) {
            throw unsupported("code spans more than " + MAX_CODE_BYTES + " bytes");
        }
        rowOfSlot = new int[(int) (span + 1) / 2];
        Arrays.fill(rowOfSlot, -1);
        RowTableBuilder builder = new RowTableBuilder();
        CodeScanner scanner = new CodeScanner(elf);
        for (Segment segment : code) {
            scanner.scan(
                    segment,
                    (address, instruction) ->
                            rowOfSlot[slot(address)] = builder.append(address, instruction));
        }
        int logRows = roundUpToEven(log2Ceil(builder.size()), MIN_LOG_ROWS);
        if (logRows > MAX_LOG_ROWS) {
            throw unsupported("more than 2^" + MAX_LOG_ROWS + " rows");
        }
        rows = new RowTable(builder, logRows);
        if (rowAt(elf.entry()) < 0) {
            throw unsupported("no instruction at the entry point");
        }
        decoded = new DecodedCode(this);
    }

    /**
     * Prepares the guest of an ELF file.
     *
     * @param elf the file
     * @return the guest
     * @throws ElfException with reason UNSUPPORTED_PROGRAM if the file has segments outside guest
     *     memory, too much code or no instruction at its entry point, or with reason BAD_NOTE if
     *     its memory parameters are malformed or out of range
     */
    public static GuestProgram fromElf(ElfFile elf) throws ElfException {
        return new GuestProgram(elf);
    }

    /** The bytecode. */
    public RowTable rows() {
        return rows;
    }

    /** Memory parameters. */
    public MemoryLayout layout() {
        return layout;
    }

    /** The initial words of the image block, {@code 2^m} of them; borrowed, not to be changed. */
    public long[] image() {
        return image;
    }

    /** Address of the first instruction. */
    public long entry() {
        return elf.entry();
    }

    /** Row of the first instruction. */
    public int entryRow() {
        return rowAt(elf.entry());
    }

    /** First row of the instruction at an address, 0 for address 0 (HALT), -1 if there is none. */
    public int rowAt(long address) {
        if (address == RowTable.HALT_ADDRESS) {
            return 0;
        }
        long offset = address - codeStart;
        boolean inside = offset >= 0 && offset < 2L * rowOfSlot.length && (offset & 1) == 0;
        return inside ? rowOfSlot[(int) (offset >>> 1)] : -1;
    }

    /** The instruction at an address, if there is one. */
    public Optional<SourceInstruction> instructionAt(long address) {
        if (address == RowTable.HALT_ADDRESS || rowAt(address) < 0) {
            return Optional.empty();
        }
        int half = half(address);
        return elf.usesCompressedInstructions() && Decoder.isCompressed(half)
                ? Decoder.decodeCompressed(half)
                : Decoder.decode(half | half(address + 2) << 16);
    }

    /** The 16 bits the file has at an even address, 0 outside the image block. */
    int half(long address) {
        long offset = address - MemoryLayout.RAM_START;
        boolean inside = offset >= 0 && offset >>> 3 < image.length;
        return inside ? (int) (image[(int) (offset >>> 3)] >>> 8 * (offset & 6)) & 0xffff : 0;
    }

    private int slot(long address) {
        return (int) (address - codeStart >>> 1);
    }

    /** The function around an address. */
    public Optional<Symbol> functionAt(long address) {
        return elf.functionAt(address);
    }

    /** The functions by rising address. */
    public List<Symbol> functions() {
        return elf.functions();
    }

    /** First address that may hold an instruction. */
    long codeStart() {
        return codeStart;
    }

    /** Number of two-byte slots that may hold an instruction. */
    int codeSlots() {
        return rowOfSlot.length;
    }

    /** The decoded instructions. */
    DecodedCode code() {
        return decoded;
    }

    /** Number of words from the start of RAM to the last byte given by the file. */
    private static long imageWords(ElfFile elf) throws ElfException {
        long end = MemoryLayout.RAM_START;
        for (Segment segment : elf.segments()) {
            if (segment.address() < MemoryLayout.RAM_START) {
                throw unsupported("a segment lies below 0x80000000");
            }
            if (segment.fileSize() > 0) {
                end = Math.max(end, segment.address() + segment.fileSize());
            }
        }
        return end - MemoryLayout.RAM_START + 7 >>> 3;
    }

    private static long[] image(ElfFile elf, MemoryLayout layout) throws ElfException {
        if (layout.m() > MAX_LOG_IMAGE) {
            throw unsupported("the image is larger than 2^" + MAX_LOG_IMAGE + " words");
        }
        long[] image = new long[layout.imageWords()];
        for (Segment segment : elf.segments()) {
            if (segment.end() > layout.end()) {
                throw unsupported("a segment reaches beyond guest memory");
            }
            int start = (int) (segment.address() - MemoryLayout.RAM_START);
            for (int i = 0; i < segment.fileSize(); i++) {
                int at = start + i;
                image[at >>> 3] |= (long) segment.byteAt(i) << 8 * (at & 7);
            }
        }
        return image;
    }

    static int logImage(long words, int k) {
        return Math.min(
                roundUpToEven(log2Ceil(words), MIN_LOG_IMAGE), Math.max(log2Ceil(words), k - 1));
    }

    private static int roundUpToEven(int value, int least) {
        return Math.max(least, value + 1 & ~1);
    }

    /** The least n with {@code 2^n >= value}. */
    static int log2Ceil(long value) {
        return value <= 1 ? 0 : 64 - Long.numberOfLeadingZeros(value - 1);
    }

    static ElfException unsupported(String detail) {
        return new ElfException(Reason.UNSUPPORTED_PROGRAM, detail);
    }
}
