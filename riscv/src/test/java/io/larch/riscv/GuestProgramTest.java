// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.elf.ElfException;
import io.larch.elf.ElfException.Reason;
import io.larch.elf.ElfFile;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuestProgramTest {
    private static final int EBREAK = Guests.encode(Instruction.EBREAK, 0, 0, 0, 0);

    static Stream<GuestProgram> programs() {
        int[] everything = new int[Instruction.values().length];
        for (Instruction kind : Instruction.values()) {
            everything[kind.ordinal()] = Guests.encode(kind, 0, 1, 2, 4);
        }
        return Stream.concat(
                Stream.of(
                        Guests.of(everything),
                        Guests.of(EBREAK, 0, EBREAK),
                        Guests.ofHalves(everyHalfword())),
                BundledGuest.all().map(BundledGuest::program));
    }

    private static int[] everyHalfword() {
        return IntStream.range(1, 1 << 16).filter(h -> (h & 3) != 3).toArray();
    }

    /** The checks that make a program table sound. */
    @ParameterizedTest
    @MethodSource("programs")
    void tableSatisfiesThePreprocessingChecks(GuestProgram program) {
        RowTable rows = program.rows();
        Set<Long> heads = new HashSet<>();
        assertEquals("0x0 JAL first rd=127 rs1=0 rs2=0 imm=0x0", rows.describe(0));
        assertTrue((rows.mode()[program.entryRow()] & RowTable.FIRST) != 0);
        for (int r = 0; r < 1 << rows.logRows(); r++) {
            boolean padding = rows.addr()[r] == RowTable.PADDING_ADDRESS;
            assertEquals(r >= rows.used(), padding);
            assertTrue(rows.rd()[r] > 0 && rows.rs1()[r] >= 0 && rows.rs2()[r] >= 0);
            assertTrue(rows.kind(r).writesRegister() || rows.rd()[r] == Registers.SINK);
            assertTrue(rows.rs1()[r] != Registers.SINK && rows.rs2()[r] != Registers.SINK);
            if (padding) {
                assertEquals("0x1 JAL rd=127 rs1=0 rs2=0 imm=0x0", rows.describe(r));
            } else {
                checkSequence(rows, r, heads);
            }
        }
    }

    private static void checkSequence(RowTable rows, int r, Set<Long> heads) {
        boolean first = (rows.mode()[r] & RowTable.FIRST) != 0;
        boolean notLast = (rows.mode()[r] & RowTable.NOT_LAST) != 0;
        if (first) {
            assertTrue(heads.add(rows.addr()[r]));
            assertEquals(0, rows.addr()[r] & 1);
        } else {
            assertTrue((rows.mode()[r - 1] & RowTable.NOT_LAST) != 0);
            assertEquals(rows.addr()[r - 1], rows.addr()[r]);
        }
        if (notLast) {
            assertFalse(rows.kind(r).has(OpFlag.JUMP) || rows.kind(r).has(OpFlag.BRANCH));
            assertEquals(0, rows.mode()[r + 1] & RowTable.FIRST);
            assertEquals(rows.addr()[r], rows.addr()[r + 1]);
        }
    }

    @Test
    void sizesAreRoundedUpToClasses() {
        GuestProgram small = Guests.of(EBREAK);
        assertEquals(10, small.rows().logRows());
        assertEquals(new MemoryLayout(10, 12, 20, 8), small.layout());
        int[] many = new int[1100];
        Arrays.fill(many, EBREAK);
        GuestProgram large = Guests.of(many);
        assertEquals(12, large.rows().logRows());
        assertEquals(10, large.layout().m());
        assertEquals(EBREAK | (long) EBREAK << 32, large.image()[549]);
        assertEquals(0, large.image()[550]);
    }

    @Test
    void wordsThatAreNoInstructionsCannotBeEntered() {
        GuestProgram program = Guests.of(EBREAK, 0, EBREAK);
        assertEquals(1, program.rowAt(Guests.START));
        assertEquals(-1, program.rowAt(Guests.START + 4));
        assertEquals(2, program.rowAt(Guests.START + 8));
        assertEquals(-1, program.rowAt(Guests.START + 2));
        assertEquals(-1, program.rowAt(Guests.START + 1));
        assertEquals(-1, program.rowAt(Guests.START + 12));
        assertEquals(-1, program.rowAt(Guests.START - 4));
        assertEquals(-1, program.rowAt(-4));
        assertEquals(0, program.rowAt(0));
        assertEquals(-1, program.rowAt(1));
        assertTrue(program.instructionAt(Guests.START + 4).isEmpty());
    }

    @Test
    void memoryParametersComeFromTheNote() {
        GuestProgram program = Guests.of(Guests.elf(List.of(7, 9, 16), EBREAK));
        MemoryLayout layout = program.layout();
        assertEquals(new MemoryLayout(7, 9, 16, 8), layout);
        assertEquals(MemoryLayout.RAM_START, layout.address(layout.imageStart()));
        assertEquals(MemoryLayout.RAM_START - 8 * 128, layout.address(layout.ioStart()));
        assertEquals(MemoryLayout.RAM_START - 16 * 512, layout.address(layout.privateStart()));
        assertEquals(-1, layout.cell(layout.base()));
        assertEquals(1, layout.cell(layout.base() + 8));
        assertEquals(-1, layout.cell(layout.base() + 9));
        assertEquals((1 << 16) - 1, layout.cell(layout.end() - 8));
        assertEquals(-1, layout.cell(layout.end()));
        assertEquals(-1, layout.cell(-8));
    }

    @ParameterizedTest
    @CsvSource({
        "2,9,16",
        "10,9,16",
        "7,14,16",
        "7,9,29",
        "7,9,-1",
        "-3,9,16",
        "7,9,2147483647",
        "7,9,-2147483648",
        "7,9,-2147483646",
        "2147483647,2147483647,-2147483646"
    })
    void refusesMemoryParametersOutOfRange(int io, int a, int k) {
        assertEquals(Reason.BAD_NOTE, refusal(Guests.elf(List.of(io, a, k), EBREAK)));
        assertThrows(IllegalArgumentException.class, () -> new MemoryLayout(io, a, k, 8));
    }

    @Test
    void refusesNotesOfTheWrongSize() {
        assertEquals(Reason.BAD_NOTE, refusal(Guests.elf(List.of(7, 9), EBREAK)));
        assertEquals(Reason.BAD_NOTE, refusal(Guests.elf(List.of(7, 9, 16, 0), EBREAK)));
    }

    @Test
    void refusesAnImageThatDoesNotFit() {
        assertEquals(
                Reason.UNSUPPORTED_PROGRAM, refusal(Guests.elf(List.of(3, 3, 9), new int[513])));
        assertEquals(8, Guests.of(Guests.elf(List.of(3, 3, 9), EBREAK)).layout().m());
    }

    @Test
    void refusesAnEntryWithoutInstruction() {
        assertEquals(Reason.UNSUPPORTED_PROGRAM, refusal(Guests.elf(List.of(), 0, EBREAK)));
    }

    @Test
    void halfwordsAreInstructionsOnlyIfTheFileSaysSo() {
        int[] nops = Guests.words(1, 1, 0x9002, 0x9002);
        assertEquals(Reason.UNSUPPORTED_PROGRAM, refusal(Guests.elf(List.of(), nops)));
        GuestProgram program = Guests.of(Guests.compressed(Guests.elf(List.of(), nops)));
        for (int row = 1; row <= 4; row++) {
            assertEquals(row, program.rowAt(Guests.START + 2 * row - 2));
            assertEquals(RowTable.FIRST | RowTable.COMPRESSED, program.rows().mode()[row], "mode");
        }
    }

    @Test
    void anInstructionBeginsWhereTheOneBeforeItEnds() {
        int wide = EBREAK;
        GuestProgram program = Guests.ofHalves(1, wide, wide >>> 16, 0, 1, wide, wide >>> 16, 1);
        int[] expected = {1, 2, -1, -1, 3, 4, -1, 5};
        for (int slot = 0; slot < expected.length; slot++) {
            assertEquals(expected[slot], program.rowAt(Guests.START + 2 * slot), "slot " + slot);
        }
        SourceInstruction found = program.instructionAt(Guests.START + 2).orElseThrow();
        assertEquals(Instruction.EBREAK, found.kind());
        assertFalse(found.compressed());
        assertTrue(program.instructionAt(Guests.START + 4).isEmpty());
    }

    @Test
    void aWideInstructionCutByTheEndOfTheSegmentIsNone() {
        GuestProgram program = Guests.ofHalves(1, 1, 1, EBREAK & 0xffff);
        assertEquals(3, program.rowAt(Guests.START + 4));
        assertEquals(-1, program.rowAt(Guests.START + 6));
    }

    @Test
    void refusesSegmentsOutsideMemory() {
        byte[] below = Guests.elf(List.of(), EBREAK, EBREAK);
        for (int field : new int[] {24, 64 + 16, 64 + 24}) {
            below[field + 3] = 0x70;
        }
        assertEquals(Reason.UNSUPPORTED_PROGRAM, refusal(below));
        byte[] huge = Guests.elf(List.of(), EBREAK, EBREAK);
        huge[64 + 40 + 3] = 0x10;
        assertEquals(Reason.UNSUPPORTED_PROGRAM, refusal(huge));
    }

    /**
     * Damaged files are refused with the loader's exception or make a program that satisfies its
     * checks.
     */
    @Test
    void damagedFilesNeverCauseAnythingElse() {
        byte[] original = Guests.elf(List.of(7, 9, 16), EBREAK, EBREAK);
        for (int at = 0; at < original.length; at++) {
            for (int flip : new int[] {1, 0x80, 0xff, 0x10}) {
                byte[] damaged = original.clone();
                damaged[at] ^= (byte) flip;
                try {
                    tableSatisfiesThePreprocessingChecks(
                            GuestProgram.fromElf(ElfFile.parse(damaged)));
                } catch (ElfException e) {
                    assertFalse(e.getMessage().isEmpty());
                }
            }
        }
    }

    @Test
    void publicBlockIsLaidOutAsDocumented() {
        MemoryLayout layout = new MemoryLayout(4, 4, 16, 8);
        byte[] input = {1, 2, 3, 4, 5, 6, 7, 8, 9};
        long[] block = PublicBlock.of(layout, input, new byte[] {(byte) 0xff}, true, false);
        assertArrayEquals(
                new long[] {1, 0, 9, 0x0807060504030201L, 9, 0, 0, 0, 1, 0xff, 0, 0, 0, 0, 0, 0},
                block);
        assertThrows(
                IllegalArgumentException.class,
                () -> PublicBlock.of(layout, new byte[41], new byte[0], true, false));
        assertThrows(
                IllegalArgumentException.class,
                () -> PublicBlock.of(layout, new byte[0], new byte[57], true, false));
        assertEquals(40, layout.maxInputBytes());
        assertEquals(56, layout.maxOutputBytes());
        long[] words = PublicBlock.privateWords(layout, new byte[] {7, 0, 0, 0, 0, 0, 0, 0, 8});
        assertArrayEquals(new long[] {9, 7, 8, 0}, Arrays.copyOf(words, 4));
    }

    private static Reason refusal(byte[] elf) {
        return assertThrows(ElfException.class, () -> GuestProgram.fromElf(ElfFile.parse(elf)))
                .reason();
    }
}
