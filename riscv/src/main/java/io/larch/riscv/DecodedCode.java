// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Optional;

/**
 * The instructions of a program, one word for every two bytes of code, so that the machine reads
 * memory once for an instruction:
 *
 * <pre>
 * bits 0-6 number of the instruction, 7-13 rd (SINK for x0), 14-18 rs1, 19-23 rs2,
 *      24-26 bytes, 27-31 rows of the expansion, 32-63 immediate
 * </pre>
 */
final class DecodedCode {
    /** The word where no instruction starts: all others have rows. */
    static final long NONE = 0;

    private static final Instruction[] KINDS = Instruction.values();

    private final long[] words;
    private final long start;

    DecodedCode(GuestProgram program) {
        start = program.codeStart();
        words = new long[program.codeSlots()];
        for (int slot = 0; slot < words.length; slot++) {
            long address = start + 2L * slot;
            Optional<SourceInstruction> source = program.instructionAt(address);
            if (source.isPresent()) {
                int rows = expansion(program.rows(), program.rowAt(address));
                words[slot] = pack(source.get(), rows);
            }
        }
    }

    /** The instruction at an address, or {@link #NONE}. */
    long word(long address) {
        long offset = address - start;
        if (offset < 0 || offset >= 2L * words.length || (offset & 1) != 0) {
            return NONE;
        }
        return words[(int) (offset >>> 1)];
    }

    static Instruction kind(long word) {
        return KINDS[(int) word & 0x7f];
    }

    static int rd(long word) {
        return (int) word >>> 7 & 0x7f;
    }

    static int rs1(long word) {
        return (int) word >>> 14 & 0x1f;
    }

    static int rs2(long word) {
        return (int) word >>> 19 & 0x1f;
    }

    /** Bytes of the instruction. */
    static int length(long word) {
        return (int) word >>> 24 & 7;
    }

    /** Rows of its expansion. */
    static int rows(long word) {
        return (int) word >>> 27;
    }

    static long imm(long word) {
        return word >> 32;
    }

    /** Whether an address lies in an instruction, but is not its first. */
    boolean splits(long address) {
        return length(word(address - 2)) > 2;
    }

    /** Whether an address lies between the first and the last slot. */
    boolean covers(long address) {
        return address >= start && address - start < 2L * words.length;
    }

    private static long pack(SourceInstruction source, int rows) {
        int rd = source.rd() == 0 ? Registers.SINK : source.rd();
        long word = source.imm() << 32 | (long) rows << 27 | source.length() << 24;
        word |= source.rs2() << 19 | source.rs1() << 14 | rd << 7 | source.kind().ordinal();
        if (rows(word) != rows || imm(word) != source.imm() || kind(word) != source.kind()) {
            throw new IllegalStateException(source + " of " + rows + " rows does not fit");
        }
        return word;
    }

    private static int expansion(RowTable table, int first) {
        int row = first;
        while ((table.mode()[row] & RowTable.NOT_LAST) != 0) {
            row++;
        }
        return row - first + 1;
    }
}
