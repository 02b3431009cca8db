// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Optional;

/** The instructions of a program in flat arrays indexed by two-byte slot. */
final class DecodedCode {
    private static final Instruction[] KINDS = Instruction.values();

    /** Instruction number. */
    final byte[] op;

    /** Destination; SINK for x0. */
    final byte[] rd;

    final byte[] rs1;
    final byte[] rs2;
    final int[] imm;

    /** Bytes of the instruction. */
    final byte[] length;

    /** Rows of the expansion; 0 where no instruction starts. */
    final byte[] rows;

    private final long start;

    DecodedCode(GuestProgram program) {
        start = program.codeStart();
        int slots = program.codeSlots();
        op = new byte[slots];
        rd = new byte[slots];
        rs1 = new byte[slots];
        rs2 = new byte[slots];
        imm = new int[slots];
        length = new byte[slots];
        rows = new byte[slots];
        for (int slot = 0; slot < slots; slot++) {
            long address = start + 2L * slot;
            Optional<SourceInstruction> source = program.instructionAt(address);
            if (source.isPresent()) {
                put(slot, source.get());
                rows[slot] = expansion(program.rows(), program.rowAt(address));
            }
        }
    }

    /** The slot of the instruction at an address, or -1. */
    int slot(long address) {
        long offset = address - start;
        if (offset < 0 || offset >= 2L * rows.length || (offset & 1) != 0) {
            return -1;
        }
        int slot = (int) (offset >>> 1);
        return rows[slot] == 0 ? -1 : slot;
    }

    /** Whether an address lies in an instruction, but is not its first. */
    boolean splits(long address) {
        int before = slot(address - 2);
        return before >= 0 && length[before] > 2;
    }

    /** Whether an address lies between the first and the last slot. */
    boolean covers(long address) {
        return address >= start && address - start < 2L * rows.length;
    }

    Instruction kind(int slot) {
        return KINDS[op[slot]];
    }

    private void put(int slot, SourceInstruction source) {
        op[slot] = (byte) source.kind().ordinal();
        rd[slot] = (byte) (source.rd() == 0 ? Registers.SINK : source.rd());
        rs1[slot] = (byte) source.rs1();
        rs2[slot] = (byte) source.rs2();
        imm[slot] = (int) source.imm();
        length[slot] = (byte) source.length();
    }

    private static byte expansion(RowTable table, int first) {
        int row = first;
        while ((table.mode()[row] & RowTable.NOT_LAST) != 0) {
            row++;
        }
        return (byte) (row - first + 1);
    }
}
