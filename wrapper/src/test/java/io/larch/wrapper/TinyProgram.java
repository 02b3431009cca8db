// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.riscv.Registers;
import io.larch.riscv.RowKind;
import io.larch.riscv.RowTable;
import io.larch.sumcheck.Committer;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.InvalidProgramException;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.shape.ProgramShape;
import java.util.Arrays;

/** A program without branches, written row by row: one row an instruction. */
final class TinyProgram {
    private static final long START = 0x80000000L;

    private final ProgramShape shape;
    private final Bytecode rows;
    private final long[] addr;
    private final long[] imm;
    private final byte[] op;
    private final byte[] mode;
    private final byte[] rd;
    private final byte[] rs1;
    private final byte[] rs2;
    private int next;

    /** A program that has only HALT. */
    TinyProgram(ProgramShape shape) {
        int n = 1 << shape.b();
        this.shape = shape;
        addr = new long[n];
        imm = new long[n];
        op = new byte[n];
        mode = new byte[n];
        rd = new byte[n];
        rs1 = new byte[n];
        rs2 = new byte[n];
        Arrays.fill(addr, RowTable.PADDING_ADDRESS);
        Arrays.fill(op, (byte) RowKind.JAL.op());
        Arrays.fill(rd, (byte) Registers.SINK);
        rows = new Bytecode(shape.b(), addr, imm, op, mode, rd, rs1, rs2);
        put(0, RowKind.JAL, Registers.SINK, 0, 0, 0);
        put(START, RowKind.LUI, 10, 0, 0, START);
    }

    /** Appends an instruction. */
    TinyProgram add(RowKind kind, int to, int from1, int from2, long immediate) {
        put(START + 4L * (next - 1), kind, to, from1, from2, immediate);
        return this;
    }

    /** Loads a word of the I/O block. */
    TinyProgram loadIo(int to, int word) {
        return add(RowKind.LD, to, 10, 0, 8L * (word - (1 << shape.io())));
    }

    /** Stores a word of the I/O block. */
    TinyProgram storeIo(int from, int word) {
        return add(RowKind.SD, Registers.SINK, 10, from, 8L * (word - (1 << shape.io())));
    }

    /** Outputs a register, panics (1) or terminates (0), and halts; uses x4. */
    TinyProgram finish(int register, int panic) {
        storeIo(register, shape.ioHalf() + 1);
        add(RowKind.ADDI, 4, 0, 0, 8).storeIo(4, shape.ioHalf());
        add(RowKind.ADDI, 4, 0, 0, panic).storeIo(4, 1);
        add(RowKind.ADDI, 4, 0, 0, 1 - panic).storeIo(4, 0);
        return add(RowKind.JALR, Registers.SINK, 0, 0, 0);
    }

    /** The preprocessed program; its entry is row 1. */
    ProvingProgram build(Committer committer) {
        try {
            return ProvingProgram.of(shape, rows, 1, new long[0], committer);
        } catch (InvalidProgramException e) {
            throw new IllegalStateException(e);
        }
    }

    private void put(long address, RowKind kind, int to, int from1, int from2, long immediate) {
        addr[next] = address;
        op[next] = (byte) kind.op();
        mode[next] = RowTable.FIRST;
        rd[next] = (byte) to;
        rs1[next] = (byte) from1;
        rs2[next] = (byte) from2;
        imm[next] = immediate;
        next++;
    }
}
