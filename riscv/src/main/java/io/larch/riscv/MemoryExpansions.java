// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.RowKind.ADDI;
import static io.larch.riscv.RowKind.AND;
import static io.larch.riscv.RowKind.ANDI;
import static io.larch.riscv.RowKind.LD;
import static io.larch.riscv.RowKind.MUL;
import static io.larch.riscv.RowKind.SD;
import static io.larch.riscv.RowKind.VIRTUAL_MULI;
import static io.larch.riscv.RowKind.VIRTUAL_PEXT;
import static io.larch.riscv.RowKind.VIRTUAL_PEXT_SIGNED;
import static io.larch.riscv.RowKind.VIRTUAL_POW2;
import static io.larch.riscv.RowKind.VIRTUAL_WINDOW_MASK_W;
import static io.larch.riscv.RowKind.XOR;
import static io.larch.riscv.RowSink.T0;
import static io.larch.riscv.RowSink.T1;
import static io.larch.riscv.RowSink.T2;
import static io.larch.riscv.RowSink.T3;

/**
 * Recipes of loads and stores. Memory is an array of aligned doublewords, so smaller accesses read
 * the doubleword around them and select or replace a lane.
 *
 * <p>Alignment needs no assert. The doubleword's address is the access address with only those bits
 * cleared that an aligned access may have set (bits 0-2 for a byte, 1-2 for a halfword, 2 for a
 * word); if the access is misaligned a lower bit stays, and no cell has such an address.
 *
 * <p>If the offset is a multiple of 8 it does not change the position within the doubleword, so rs1
 * stands for the access address and one row is saved.
 */
final class MemoryExpansions {
    private MemoryExpansions() {}

    /** Sign-extended load of {@code size} = 1 or 2 bytes. */
    static Expansion loadSigned(int size) {
        return loadLane(size, VIRTUAL_PEXT_SIGNED);
    }

    /** Zero-extended load of {@code size} = 1 or 2 bytes. */
    static Expansion loadUnsigned(int size) {
        return loadLane(size, VIRTUAL_PEXT);
    }

    private static Expansion loadLane(int size, RowKind extract) {
        return (i, rows) -> {
            int address = loadDoubleword(i, rows, size);
            rows.immediate(VIRTUAL_POW2, T2, address, 8);
            rows.immediate(VIRTUAL_MULI, T2, T2, lane(size));
            rows.registers(extract, i.rd(), T1, T2);
        };
    }

    /** Load of four bytes, extended as {@code extract} says. */
    static Expansion loadWord(RowKind extract) {
        return (i, rows) -> {
            int address = loadDoubleword(i, rows, 4);
            rows.immediate(VIRTUAL_WINDOW_MASK_W, T2, address, 0);
            rows.registers(extract, i.rd(), T1, T2);
        };
    }

    static Expansion storeDoubleword() {
        return (i, rows) -> rows.row(SD, Registers.SINK, i.rs1(), i.rs2(), i.imm());
    }

    /** Store of {@code size} = 1, 2 or 4 bytes: {@code old ^ ((old ^ rs2·2^s) & lane·2^s)}. */
    static Expansion store(int size) {
        return (i, rows) -> {
            int address = loadDoubleword(i, rows, size);
            rows.immediate(VIRTUAL_POW2, T2, address, 8);
            rows.registers(MUL, T3, i.rs2(), T2);
            rows.immediate(VIRTUAL_MULI, T2, T2, lane(size));
            rows.registers(XOR, T3, T3, T1);
            rows.registers(AND, T3, T3, T2);
            rows.registers(XOR, T1, T1, T3);
            rows.row(SD, Registers.SINK, doublewordBase(), T1, doublewordOffset(i));
        };
    }

    /**
     * T1 = the doubleword around the access, T4 = its address less {@link #doublewordOffset}.
     *
     * @return the register that holds the access address up to a multiple of 8
     */
    private static int loadDoubleword(SourceInstruction i, RowSink rows, int size) {
        int address = i.rs1();
        if (doublewordOffset(i) != i.imm()) {
            address = T0;
            rows.immediate(ADDI, T0, i.rs1(), i.imm());
        }
        rows.immediate(ANDI, doublewordBase(), address, ~(8L - size));
        rows.immediate(LD, T1, doublewordBase(), doublewordOffset(i));
        return address;
    }

    private static int doublewordBase() {
        return RowSink.T4;
    }

    private static long doublewordOffset(SourceInstruction i) {
        return i.imm() % 8 == 0 ? i.imm() : 0;
    }

    private static long lane(int size) {
        return (1L << 8 * size) - 1;
    }
}
