// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which addresses of a segment with 16-bit instructions can be executed. */
class CodeScannerTest {
    private static final int NOP = 1;
    private static final int C_EBREAK = 0x9002;

    /** Low half of {@code addi x0, x0, imm}: the next halfword is the immediate. */
    private static final int WIDE = 0x0013;

    /** The file with 16-bit instructions, and functions at these offsets of the code. */
    private static byte[] file(int[] halves, int... functions) {
        byte[] elf = Guests.compressed(Guests.elf(List.of(), Guests.words(halves)));
        int symbols = 24 * functions.length;
        int sections = elf.length + symbols + 1;
        ByteBuffer out = ByteBuffer.allocate(sections + 128).order(ByteOrder.LITTLE_ENDIAN);
        out.put(elf);
        for (int function : functions) {
            out.putInt(0).putShort((short) 2).putShort((short) 1);
            out.putLong(Guests.START + function).putLong(0);
        }
        section(out, sections, 2, elf.length, symbols, 1, 24);
        section(out, sections + 64, 3, elf.length + symbols, 1, 0, 0);
        out.putLong(40, sections).putShort(58, (short) 64).putShort(60, (short) 2);
        return out.array();
    }

    private static void section(
            ByteBuffer out, int at, int type, int offset, int size, int link, int entry) {
        out.putInt(at + 4, type).putLong(at + 24, offset).putLong(at + 32, size);
        out.putInt(at + 40, link).putLong(at + 56, entry);
    }

    /** Per halfword: length of the instruction that begins there, 0 if none does. */
    private static int[] lengths(byte[] elf, int slots) {
        GuestProgram guest = Guests.of(elf);
        int[] lengths = new int[slots];
        for (int slot = 0; slot < slots; slot++) {
            lengths[slot] =
                    guest.instructionAt(Guests.START + 2L * slot)
                            .map(SourceInstruction::length)
                            .orElse(0);
        }
        return lengths;
    }

    private static void assertLengths(byte[] elf, int... expected) {
        int[] found = lengths(elf, expected.length);
        assertTrue(Arrays.equals(expected, found), Arrays.toString(found));
    }

    @Test
    void sweepsFromTheStart() {
        int[] code = {NOP, WIDE, NOP, C_EBREAK, 0, NOP};
        assertLengths(file(code), 2, 4, 0, 2, 0, 2);
    }

    @Test
    void dataThatLooksLikeHalfAnInstructionHidesTheNextOne() {
        int[] code = {C_EBREAK, WIDE, NOP, C_EBREAK};
        assertLengths(file(code), 2, 4, 0, 2);
    }

    @Test
    void aFunctionSymbolPutsTheSweepInStep() {
        int[] code = {C_EBREAK, WIDE, NOP, C_EBREAK};
        assertLengths(file(code, 4), 2, 0, 2, 2);
    }

    @Test
    void theEntryPointPutsTheSweepInStep() {
        int[] code = {C_EBREAK, WIDE, NOP, C_EBREAK};
        byte[] elf = file(code);
        ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN).putLong(24, Guests.START + 4);
        assertLengths(elf, 2, 0, 2, 2);
    }

    @Test
    void symbolsAtInstructionStartsChangeNothing() {
        int[] code = {NOP, WIDE, NOP, C_EBREAK};
        assertLengths(file(code, 0, 2, 6), 2, 4, 0, 2);
        assertLengths(file(code, 1, 3, 100, -2), 2, 4, 0, 2);
    }

    /** Every address is executable exactly if it is the start of an instruction of the sweep. */
    @Test
    void jumpsToAnythingElseTrap() throws GuestException {
        for (int target = 0; target < 16; target++) {
            int jump = Guests.encode(Instruction.JAL, 0, 0, 0, 4 + (target & ~1));
            int[] code = {jump & 0xffff, jump >>> 16, NOP, WIDE, NOP, C_EBREAK, 0, WIDE, 0, 0};
            GuestProgram guest = Guests.ofHalves(code);
            int slot = 2 + target / 2;
            boolean start = slot == 2 || slot == 3 || slot == 5 || slot == 7;
            assertEquals(start, guest.rowAt(Guests.START + 2L * slot) > 0, "slot " + slot);
            GuestException e =
                    slot == 2 || slot == 3 || slot == 5
                            ? null
                            : assertThrows(GuestException.class, () -> run(guest));
            if (e == null) {
                run(guest);
            } else if (slot == 4 || slot == 8) {
                assertEquals("jump-outside-code", e.trapCause(), "slot " + slot);
            } else if (!start) {
                assertTrue(
                        List.of("illegal-instruction", "jump-outside-code")
                                .contains(e.trapCause()));
            }
        }
    }

    private static void run(GuestProgram guest) throws GuestException {
        Tracer.trace(guest, GuestInput.EMPTY, 100);
    }

    @Test
    void linkAddressesOfTwoByteJumpsAreTwoBytesAhead() throws GuestException {
        int target = Guests.encode(Instruction.ADDI, 10, 0, 0, 0);
        int auipc = Guests.encode(Instruction.AUIPC, 10, 0, 0, 0);
        int add = Guests.encode(Instruction.ADDI, 10, 10, 0, 12);
        int call = 0x9502; // c.jalr x10
        GuestProgram guest =
                Guests.ofHalves(
                        auipc & 0xffff,
                        auipc >>> 16,
                        add & 0xffff,
                        add >>> 16,
                        call,
                        0,
                        target & 0xffff,
                        target >>> 16,
                        C_EBREAK);
        Trace trace = Tracer.trace(guest, GuestInput.EMPTY, 100);
        assertEquals(5, trace.cycles());
        assertEquals(Guests.START + 10, trace.rdPost()[2]);
        assertEquals(RowTable.FIRST | RowTable.COMPRESSED, guest.rows().mode()[trace.row()[2]]);
    }
}
