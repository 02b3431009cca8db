// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

import static io.larch.elf.ElfBytes.BASE;
import static io.larch.elf.ElfBytes.NOTE;
import static io.larch.elf.ElfBytes.SECTIONS;
import static io.larch.elf.ElfBytes.SEGMENT_A;
import static io.larch.elf.ElfBytes.SEGMENT_B;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.elf.ElfException.Reason;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ElfFileTest {
    @Test
    void readsSegmentsEntrySymbolsAndNote() throws ElfException {
        ElfFile elf = ElfFile.parse(new ElfBytes().bytes());
        assertEquals(BASE, elf.entry());
        assertFalse(elf.usesCompressedInstructions());
        assertEquals(2, elf.segments().size());
        Segment code = elf.segments().get(0);
        Segment data = elf.segments().get(1);
        assertTrue(code.isExecutable() && !code.isWritable());
        assertTrue(data.isWritable() && !data.isExecutable());
        assertEquals(0x88, code.byteAt(0));
        assertEquals(8, data.fileSize());
        assertEquals(4096, data.memorySize());
        assertEquals(BASE + 16 + 4096, data.end());
        assertThrows(IndexOutOfBoundsException.class, () -> data.byteAt(8));
        assertEquals(new Symbol("main", BASE, 4), elf.functions().get(0));
        assertEquals("helper", elf.functionAt(BASE + 7).orElseThrow().name());
        assertTrue(elf.functionAt(BASE + 8).isEmpty());
        assertTrue(elf.functionAt(BASE - 1).isEmpty());
        byte[] note = elf.note("Larch", 1).orElseThrow();
        assertArrayEquals(new byte[] {7, 0, 0, 0, 9, 0, 0, 0, 16, 0, 0, 0}, note);
        assertTrue(elf.note("Larch", 2).isEmpty());
        assertTrue(elf.note("Lurch", 1).isEmpty());
    }

    /** A linker's alias has no size; it comes behind the name that has one. */
    @Test
    void anAliasWithoutSizeHidesNoFunction() throws ElfException {
        int alias = ElfBytes.SYMBOLS + 2 * 24;
        ElfBytes file = new ElfBytes().put64(alias + 8, ElfBytes.BASE).put64(alias + 16, 0);
        ElfFile elf = ElfFile.parse(file.bytes());
        assertEquals("main", elf.functionAt(ElfBytes.BASE + 3).orElseThrow().name());
    }

    @Test
    void copiesTheFile() throws ElfException {
        byte[] bytes = new ElfBytes().bytes();
        ElfFile elf = ElfFile.parse(bytes);
        Arrays.fill(bytes, (byte) 0);
        assertEquals(0x88, elf.segments().get(0).byteAt(0));
    }

    @Test
    void findsTheNoteInASectionWhenNoSegmentHoldsIt() throws ElfException {
        ElfBytes elf = new ElfBytes().put32(ElfBytes.NOTE_HEADER, 0);
        assertTrue(ElfFile.parse(elf.bytes()).note("Larch", 1).isEmpty());
        elf.put32(SECTIONS + 4, 7).put64(SECTIONS + 24, NOTE).put64(SECTIONS + 32, 32);
        assertTrue(ElfFile.parse(elf.bytes()).note("Larch", 1).isPresent());
    }

    @Test
    void refusesTwoDifferentNotes() throws ElfException {
        ElfBytes elf = new ElfBytes().put32(ElfBytes.NOTE_HEADER, 0);
        for (int section = 0; section < 2; section++) {
            int at = SECTIONS + 128 * section;
            elf.put32(at + 4, 7).put64(at + 24, NOTE).put64(at + 32, 32);
        }
        elf.put32(SECTIONS + 64 + 4, 0);
        ElfFile twice = ElfFile.parse(elf.bytes());
        assertTrue(twice.note("Larch", 1).isPresent());
        int copy = ElfBytes.SYMBOLS;
        elf.put32(copy, 6).put32(copy + 4, 12).put32(copy + 8, 1);
        elf.put32(copy + 12, 'L' | 'a' << 8 | 'r' << 16 | 'c' << 24).put32(copy + 16, 'h');
        elf.put64(SECTIONS + 128 + 24, copy);
        ElfFile different = ElfFile.parse(elf.bytes());
        ElfException e = assertThrows(ElfException.class, () -> different.note("Larch", 1));
        assertEquals(Reason.BAD_NOTE, e.reason());
    }

    /** Many note sections over the same bytes: searching them would take a multiple of the file. */
    @Test
    void refusesMoreBytesOfNotesThanTheFileHas() {
        ElfBytes elf = new ElfBytes().put32(ElfBytes.NOTE_HEADER, 0);
        for (int section = 0; section < 3; section++) {
            int at = SECTIONS + 64 * section;
            elf.put32(at + 4, 7).put64(at + 24, 0).put64(at + 32, ElfBytes.SIZE / 2);
        }
        ElfException e = assertThrows(ElfException.class, () -> ElfFile.parse(elf.bytes()));
        assertEquals(Reason.BAD_NOTE, e.reason());
    }

    @Test
    void refusesNotesThatAreCutShort() throws ElfException {
        for (int field : new int[] {NOTE, NOTE + 4}) {
            for (int size : new int[] {13, 25, 0x7fffffff, -1, -4}) {
                ElfFile elf = ElfFile.parse(new ElfBytes().put32(field, size).bytes());
                ElfException e = assertThrows(ElfException.class, () -> elf.note("Larch", 1));
                assertEquals(Reason.BAD_NOTE, e.reason());
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 32, 0, NOT_ELF",
        "4, 16, 0x101, WRONG_CLASS",
        "5, 16, 0x102, WRONG_BYTE_ORDER",
        "6, 16, 0, BAD_HEADER",
        "16, 16, 1, NOT_EXECUTABLE",
        "16, 16, 3, NOT_EXECUTABLE",
        "18, 16, 62, WRONG_MACHINE",
        "20, 32, 2, BAD_HEADER",
        "48, 32, 4, WRONG_MACHINE",
        "48, 32, 8, WRONG_MACHINE",
        "52, 16, 52, BAD_HEADER",
        "54, 16, 32, BAD_HEADER",
        "56, 16, 0, BAD_HEADER",
        "56, 16, 257, BAD_HEADER",
        "58, 16, 40, BAD_HEADER",
        "60, 16, 65535, BAD_HEADER",
        "60, 16, 4000, TRUNCATED",
        "32, 64, 0x7fffffffffffffff, TRUNCATED",
        "32, 64, -8, TRUNCATED",
        "40, 64, -8, TRUNCATED",
        "24, 64, 0x80000008, BAD_ENTRY",
        "24, 64, 0x80000010, BAD_ENTRY",
        "24, 64, 0, BAD_ENTRY",
        "24, 64, -1, BAD_ENTRY",
    })
    void refusesHeadersWithABadField(int at, int width, String value, Reason reason) {
        assertEquals(reason, refusal(damaged(at, width, value)));
    }

    @ParameterizedTest
    @CsvSource({
        "8, -1, TRUNCATED",
        "8, 0x7fffffffffffffff, TRUNCATED",
        "32, -1, TRUNCATED",
        "32, 0x7fffffffffffffff, TRUNCATED",
        "32, 4097, TRUNCATED",
        "40, 7, BAD_SEGMENT",
        "40, -1, BAD_SEGMENT",
        "40, 0, BAD_SEGMENT",
        "40, 0x7fffffffffffffff, BAD_SEGMENT",
        "16, -1, BAD_SEGMENT",
        "16, -4096, BAD_SEGMENT",
        "16, 0x7ffffffffffff000, BAD_SEGMENT",
        "16, 0x80000007, OVERLAPPING_SEGMENTS",
        "16, 0x80000000, OVERLAPPING_SEGMENTS",
        "16, 0x7fffffff, OVERLAPPING_SEGMENTS",
    })
    void refusesSegmentsWithABadField(int field, String value, Reason reason) {
        assertEquals(reason, refusal(damaged(SEGMENT_B + field, 64, value)));
    }

    @Test
    void hugeZeroPartsTakeNoMemory() throws ElfException {
        byte[] elf = new ElfBytes().put64(SEGMENT_B + 40, 1L << 62).bytes();
        assertEquals(1L << 62, ElfFile.parse(elf).segments().get(1).memorySize());
    }

    @ParameterizedTest
    @CsvSource({
        "64, 24, TRUNCATED, -1",
        "64, 32, TRUNCATED, -24",
        "64, 32, BAD_SYMBOL_TABLE, 71",
        "64, 56, BAD_SYMBOL_TABLE, 16",
        "64, 40, BAD_SYMBOL_TABLE, 3",
        "64, 40, BAD_SYMBOL_TABLE, 1",
        "128, 24, TRUNCATED, -1",
        "128, 32, TRUNCATED, -1",
        "128, 32, BAD_SYMBOL_TABLE, 5",
    })
    void refusesBadSymbolTables(int section, int field, Reason reason, long value) {
        int at = SECTIONS + section + field;
        ElfBytes elf = new ElfBytes();
        byte[] bytes =
                field == 40 ? elf.put32(at, (int) value).bytes() : elf.put64(at, value).bytes();
        assertEquals(reason, refusal(bytes));
    }

    @Test
    void segmentsMayComeInAnyOrder() throws ElfException {
        byte[] elf =
                new ElfBytes().put64(SEGMENT_A + 16, BASE + 8192).put64(24, BASE + 8192).bytes();
        assertEquals(BASE + 16, ElfFile.parse(elf).segments().get(0).address());
    }

    private static byte[] damaged(int at, int width, String value) {
        long number = Long.decode(value);
        ElfBytes elf = new ElfBytes();
        return switch (width) {
            case 16 -> elf.put16(at, (int) number).bytes();
            case 32 -> elf.put32(at, (int) number).bytes();
            default -> elf.put64(at, number).bytes();
        };
    }

    private static Reason refusal(byte[] bytes) {
        return assertThrows(ElfException.class, () -> ElfFile.parse(bytes)).reason();
    }
}
