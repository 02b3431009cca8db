// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A small ELF file with two segments, a note, a symbol table, and fields to damage. */
final class ElfBytes {
    static final int HEADER = 64;
    static final int PROGRAM_HEADER = 56;
    static final int SEGMENT_A = HEADER;
    static final int SEGMENT_B = HEADER + PROGRAM_HEADER;
    static final int NOTE_HEADER = HEADER + 2 * PROGRAM_HEADER;
    static final int CODE = HEADER + 3 * PROGRAM_HEADER;
    static final int DATA = CODE + 8;
    static final int NOTE = DATA + 8;
    static final int SYMBOLS = NOTE + 32;
    static final int STRINGS = SYMBOLS + 3 * 24;
    static final int SECTIONS = STRINGS + 16;
    static final int SIZE = SECTIONS + 3 * 64;
    static final long BASE = 0x80000000L;

    private final ByteBuffer out = ByteBuffer.allocate(SIZE).order(ByteOrder.LITTLE_ENDIAN);

    /** The undamaged file. */
    ElfBytes() {
        out.putInt(0, 0x464c457f).put(4, (byte) 2).put(5, (byte) 1).put(6, (byte) 1);
        out.putShort(16, (short) 2).putShort(18, (short) 243).putInt(20, 1);
        out.putLong(24, BASE).putLong(32, HEADER).putLong(40, SECTIONS);
        out.putShort(52, (short) 64).putShort(54, (short) 56).putShort(56, (short) 3);
        out.putShort(58, (short) 64).putShort(60, (short) 3).putShort(62, (short) 0);
        segment(SEGMENT_A, 1, 5, CODE, BASE, 8, 8);
        segment(SEGMENT_B, 1, 6, DATA, BASE + 16, 8, 4096);
        segment(NOTE_HEADER, 4, 4, NOTE, 0, 32, 32);
        out.putLong(CODE, 0x1122334455667788L).putLong(DATA, 0x0102030405060708L);
        out.putInt(NOTE, 6).putInt(NOTE + 4, 12).putInt(NOTE + 8, 1);
        text(NOTE + 12, "Larch");
        out.putInt(NOTE + 20, 7).putInt(NOTE + 24, 9).putInt(NOTE + 28, 16);
        symbol(1, 1, 0x12, BASE, 4);
        symbol(2, 6, 0x12, BASE + 4, 4);
        text(STRINGS + 1, "main");
        text(STRINGS + 6, "helper");
        section(1, 2, SYMBOLS, 72, 2, 24);
        section(2, 3, STRINGS, 16, 0, 0);
    }

    byte[] bytes() {
        return out.array();
    }

    ElfBytes put16(int at, int value) {
        out.putShort(at, (short) value);
        return this;
    }

    ElfBytes put32(int at, int value) {
        out.putInt(at, value);
        return this;
    }

    ElfBytes put64(int at, long value) {
        out.putLong(at, value);
        return this;
    }

    private void segment(
            int at, int type, int flags, long offset, long address, long size, long memory) {
        out.putInt(at, type).putInt(at + 4, flags).putLong(at + 8, offset);
        out.putLong(at + 16, address).putLong(at + 24, address);
        out.putLong(at + 32, size).putLong(at + 40, memory).putLong(at + 48, 8);
    }

    private void symbol(int index, int name, int info, long value, long size) {
        int at = SYMBOLS + 24 * index;
        out.putInt(at, name).put(at + 4, (byte) info).putShort(at + 6, (short) 1);
        out.putLong(at + 8, value).putLong(at + 16, size);
    }

    private void section(int index, int type, long offset, long size, int link, long entrySize) {
        int at = SECTIONS + 64 * index;
        out.putInt(at + 4, type).putLong(at + 24, offset).putLong(at + 32, size);
        out.putInt(at + 40, link).putLong(at + 56, entrySize);
    }

    private void text(int at, String text) {
        out.put(at, text.getBytes(StandardCharsets.US_ASCII));
    }
}
