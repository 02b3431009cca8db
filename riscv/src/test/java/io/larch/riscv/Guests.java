// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import io.larch.elf.ElfException;
import io.larch.elf.ElfFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/** Makes guests out of instruction words. */
final class Guests {
    static final long START = MemoryLayout.RAM_START;
    private static final int HEADER = 64;
    private static final int PROGRAM_HEADER = 56;

    private Guests() {}

    /**
     * The word of an instruction with these operands, written from the encoding tables. Of a
     * control register instruction imm chooses the register, and rs1 is the operand of the
     * immediate form.
     */
    static int encode(Instruction kind, int rd, int rs1, int rs2, int imm) {
        int word = kind.match();
        return switch (kind.format()) {
            case R, ATOMIC -> word | rd << 7 | rs1 << 15 | rs2 << 20;
            case LOAD_RESERVED -> word | rd << 7 | rs1 << 15;
            case CSR, CSR_IMMEDIATE -> word | rd << 7 | rs1 << 15 | csr(imm) << 20;
            case I, LOAD, JALR, SHIFT, SHIFT_W -> word | rd << 7 | rs1 << 15 | imm << 20;
            case U -> word | rd << 7 | imm << 12;
            case STORE -> word | (imm & 31) << 7 | rs1 << 15 | rs2 << 20 | imm >> 5 << 25;
            case BRANCH ->
                    word
                            | (imm >> 11 & 1) << 7
                            | (imm >> 1 & 15) << 8
                            | rs1 << 15
                            | rs2 << 20
                            | (imm >> 5 & 63) << 25
                            | (imm >> 12 & 1) << 31;
            case JAL ->
                    word
                            | rd << 7
                            | (imm >> 12 & 255) << 12
                            | (imm >> 11 & 1) << 20
                            | (imm >> 1 & 1023) << 21
                            | (imm >> 20 & 1) << 31;
            case NONE -> word;
        };
    }

    /** A control register by number, or one of them by any other number. */
    private static int csr(int imm) {
        ControlRegister[] all = ControlRegister.values();
        return ControlRegister.of(imm).orElse(all[Math.floorMod(imm / 4, all.length)]).number();
    }

    /** A guest of these halfwords, whose file says that it has 16-bit instructions. */
    static GuestProgram ofHalves(int... halves) {
        return of(compressed(elf(List.of(), words(halves))));
    }

    /** Halfwords as words; an odd one out gets a zero. */
    static int[] words(int... halves) {
        int[] words = new int[(halves.length + 1) / 2];
        for (int i = 0; i < halves.length; i++) {
            words[i / 2] |= (halves[i] & 0xffff) << 16 * (i % 2);
        }
        return words;
    }

    /** The file with the flag of 16-bit instructions. */
    static byte[] compressed(byte[] elf) {
        elf[48] |= 1;
        return elf;
    }

    /** A guest of these words, at the start of RAM, with default memory. */
    static GuestProgram of(int... words) {
        return of(elf(List.of(), words));
    }

    /** The guest of an ELF file that must be sound. */
    static GuestProgram of(byte[] elf) {
        try {
            return GuestProgram.fromElf(ElfFile.parse(elf));
        } catch (ElfException e) {
            throw new AssertionError(e);
        }
    }

    /** An ELF file of one executable segment; {@code parameters} are io, a, k or nothing. */
    static byte[] elf(List<Integer> parameters, int... words) {
        return elf(parameters, 4, words);
    }

    /** An ELF file whose segment starts at a page of the file, as operating systems demand. */
    static byte[] pageAlignedElf(int... words) {
        return elf(List.of(), 4096, words);
    }

    private static byte[] elf(List<Integer> parameters, int alignment, int[] words) {
        int headers = parameters.isEmpty() ? 1 : 2;
        int note = HEADER + headers * PROGRAM_HEADER;
        int end = note + (parameters.isEmpty() ? 0 : 20 + 4 * parameters.size());
        int code = (end + alignment - 1) / alignment * alignment;
        ByteBuffer out =
                ByteBuffer.allocate(code + 4 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        out.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        out.putShort((short) 2).putShort((short) 243).putInt(1);
        out.putLong(START).putLong(HEADER).putLong(0).putInt(0);
        out.putShort((short) HEADER).putShort((short) PROGRAM_HEADER).putShort((short) headers);
        out.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        programHeader(out, 1, 7, code, START, 4L * words.length);
        if (!parameters.isEmpty()) {
            programHeader(out, 4, 4, note, 0, 20 + 4L * parameters.size());
            out.putInt(6).putInt(4 * parameters.size()).putInt(1);
            out.put(new byte[] {'L', 'a', 'r', 'c', 'h', 0, 0, 0});
            parameters.forEach(out::putInt);
        }
        out.position(code);
        for (int word : words) {
            out.putInt(word);
        }
        return out.array();
    }

    private static void programHeader(
            ByteBuffer out, int type, int flags, long offset, long address, long size) {
        out.putInt(type).putInt(flags).putLong(offset).putLong(address).putLong(address);
        out.putLong(size).putLong(size).putLong(8);
    }
}
