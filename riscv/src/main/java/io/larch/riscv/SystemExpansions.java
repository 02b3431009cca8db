// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.ControlRegister.MCAUSE;
import static io.larch.riscv.ControlRegister.MEPC;
import static io.larch.riscv.ControlRegister.MSTATUS;
import static io.larch.riscv.ControlRegister.MTVAL;
import static io.larch.riscv.ControlRegister.MTVEC;
import static io.larch.riscv.RowKind.ADDI;
import static io.larch.riscv.RowKind.AND;
import static io.larch.riscv.RowKind.ANDI;
import static io.larch.riscv.RowKind.AUIPC;
import static io.larch.riscv.RowKind.JALR;
import static io.larch.riscv.RowKind.LUI;
import static io.larch.riscv.RowKind.OR;
import static io.larch.riscv.RowKind.ORI;
import static io.larch.riscv.RowKind.VIRTUAL_MULI;
import static io.larch.riscv.RowKind.VIRTUAL_PEXTI;
import static io.larch.riscv.RowKind.XORI;
import static io.larch.riscv.RowSink.T0;
import static io.larch.riscv.RowSink.T1;

/**
 * Recipes of control registers and of the trap that a guest causes itself. No advice.
 *
 * <p>A control register's row-machine register only ever holds writable bits; the bits that read as
 * 1 are added when it is read.
 */
final class SystemExpansions {
    /** mcause of ECALL from machine mode. */
    static final long CAUSE_ECALL = 11;

    private static final long MPIE = 0x80;

    /** Bit 3 (MIE) becomes bit 7 (MPIE), and back. */
    private static final int MIE_TO_MPIE = 4;

    private SystemExpansions() {}

    /** mepc = pc, mcause = 11, mtval = 0, MPIE = MIE, MIE = 0; jumps to mtvec. */
    static Expansion environmentCall() {
        return (i, rows) -> {
            rows.immediate(AUIPC, MEPC.register(), 0, 0);
            rows.immediate(LUI, MCAUSE.register(), 0, CAUSE_ECALL);
            rows.immediate(LUI, MTVAL.register(), 0, 0);
            rows.immediate(VIRTUAL_MULI, T0, MSTATUS.register(), 1L << MIE_TO_MPIE);
            rows.immediate(ANDI, MSTATUS.register(), T0, MPIE);
            rows.immediate(JALR, Registers.SINK, MTVEC.register(), 0);
        };
    }

    /** MIE = MPIE, MPIE = 1; jumps to mepc. */
    static Expansion machineReturn() {
        return (i, rows) -> {
            rows.immediate(VIRTUAL_PEXTI, T0, MSTATUS.register(), -1L << MIE_TO_MPIE);
            rows.immediate(ORI, MSTATUS.register(), T0, MPIE);
            rows.immediate(JALR, Registers.SINK, MEPC.register(), 0);
        };
    }

    /** CSRRW; without a destination nothing is read. */
    static Expansion write() {
        return (i, rows) -> {
            ControlRegister csr = ControlRegister.of(i);
            readFirst(i, rows, () -> rows.immediate(ANDI, csr.register(), i.rs1(), csr.writable()));
        };
    }

    /** CSRRS; with source x0 nothing is written. */
    static Expansion setBits() {
        return (i, rows) -> {
            ControlRegister csr = ControlRegister.of(i);
            if (i.rs1() == 0) {
                read(rows, i.rd(), csr);
                return;
            }
            readFirst(
                    i,
                    rows,
                    () -> {
                        rows.registers(OR, T1, csr.register(), i.rs1());
                        rows.immediate(ANDI, csr.register(), T1, csr.writable());
                    });
        };
    }

    /** CSRRC; with source x0 nothing is written. */
    static Expansion clearBits() {
        return (i, rows) -> {
            ControlRegister csr = ControlRegister.of(i);
            if (i.rs1() == 0) {
                read(rows, i.rd(), csr);
                return;
            }
            readFirst(
                    i,
                    rows,
                    () -> {
                        rows.immediate(XORI, T1, i.rs1(), -1);
                        rows.registers(AND, csr.register(), csr.register(), T1);
                    });
        };
    }

    /** CSRRWI. */
    static Expansion writeImmediate() {
        return (i, rows) -> {
            ControlRegister csr = ControlRegister.of(i);
            read(rows, i.rd(), csr);
            rows.immediate(LUI, csr.register(), 0, i.csrOperand() & csr.writable());
        };
    }

    /** CSRRSI; with operand 0 nothing is written. */
    static Expansion setBitsImmediate() {
        return (i, rows) -> {
            ControlRegister csr = ControlRegister.of(i);
            long bits = i.csrOperand() & csr.writable();
            read(rows, i.rd(), csr);
            if (bits != 0) {
                rows.immediate(ORI, csr.register(), csr.register(), bits);
            }
        };
    }

    /** CSRRCI; with operand 0 nothing is written. */
    static Expansion clearBitsImmediate() {
        return (i, rows) -> {
            ControlRegister csr = ControlRegister.of(i);
            read(rows, i.rd(), csr);
            if (i.csrOperand() != 0) {
                rows.immediate(ANDI, csr.register(), csr.register(), ~i.csrOperand());
            }
        };
    }

    private static void read(RowSink rows, int rd, ControlRegister csr) {
        rows.immediate(ORI, rd, csr.register(), csr.fixed());
    }

    /** Keeps what was read in T0, as rd may be rs1. */
    private static void readFirst(SourceInstruction i, RowSink rows, Runnable change) {
        if (i.rd() == 0) {
            change.run();
            return;
        }
        read(rows, T0, ControlRegister.of(i));
        change.run();
        rows.immediate(ADDI, i.rd(), T0, 0);
    }
}
