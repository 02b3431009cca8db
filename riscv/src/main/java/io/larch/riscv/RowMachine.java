// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Arrays;

/** Executes rows by the meaning of their kinds; the effects of the last one stand in its fields. */
final class RowMachine {
    private static final int ACCESS = bits(OpFlag.LOAD, OpFlag.STORE);
    private static final int STORE = bits(OpFlag.STORE);
    private static final int ADVICE = bits(OpFlag.ADVICE);
    private static final int ASSERT = bits(OpFlag.ASSERT);
    private static final int JUMP = bits(OpFlag.JUMP);
    private static final int BRANCH = bits(OpFlag.BRANCH);
    private static final int WRITE = bits(OpFlag.WRITE_LOOKUP);
    private static final RowKind[] KINDS = RowKind.values();

    /** Registers, temporaries and SINK included. */
    final long[] x = new long[Registers.COUNT];

    long rs1;
    long rs2;
    long rdPre;
    long rdPost;
    int cell;
    long ramPre;
    long ramPost;

    private final GuestProgram program;
    private final GuestMemory memory;
    private final AdviceSource advice;
    private final MemoryLayout layout;
    private final RowTable rows;
    private final int[] flags = new int[KINDS.length];
    private long steps;

    /** Answers advice rows. */
    @FunctionalInterface
    interface AdviceSource {
        /** The honest answer. */
        AdviceSource HONEST = Advice::value;

        long answer(Advice advice, long x, long y);
    }

    RowMachine(GuestProgram program, GuestMemory memory, AdviceSource advice) {
        this.program = program;
        this.memory = memory;
        this.advice = advice;
        layout = program.layout();
        rows = program.rows();
        for (RowKind kind : KINDS) {
            for (OpFlag flag : kind.flags()) {
                flags[kind.op()] |= bits(flag);
            }
        }
    }

    /**
     * Executes a row.
     *
     * @return the row that follows
     */
    int step(int row) throws GuestException {
        RowKind kind = KINDS[rows.op()[row]];
        int f = flags[kind.op()];
        int mode = rows.mode()[row];
        long imm = rows.imm()[row];
        long pc = rows.addr()[row];
        rs1 = x[rows.rs1()[row]];
        rs2 = x[rows.rs2()[row]];
        long word = 0;
        cell = 0;
        ramPre = 0;
        ramPost = 0;
        if ((f & ACCESS) != 0) {
            access(row, rs1 + imm, (f & STORE) != 0);
            word = ramPre;
        } else if ((f & ADVICE) != 0) {
            word = advice.answer(rows.advice(row), x[rows.adviceX(row)], x[rows.adviceY(row)]);
        }
        long output = kind.output(rs1, rs2, imm, pc, word);
        if ((f & ASSERT) != 0 && output != 1) {
            throw new GuestException.AssertFailed(kind, context(pc));
        }
        long next = pc + RowTable.step(mode);
        int rd = rows.rd()[row];
        rdPre = x[rd];
        rdPost = (f & WRITE) != 0 ? output : (f & JUMP) != 0 ? next : rdPre;
        x[rd] = rdPost;
        steps++;
        if ((mode & RowTable.NOT_LAST) != 0) {
            return row + 1;
        }
        if ((f & JUMP) != 0) {
            next = output;
        } else if ((f & BRANCH) != 0 && output == 1) {
            next = pc + imm;
        }
        return follow(next);
    }

    private int follow(long next) throws GuestException {
        int target = program.rowAt(next);
        if (target < 0) {
            throw new GuestException.JumpOutsideCode(context(next));
        }
        return target;
    }

    private void access(int row, long address, boolean store) throws GuestException {
        cell = layout.cell(address);
        if (cell < 0) {
            throw badAccess(rows.addr()[row]);
        }
        ramPre = memory.read(cell);
        ramPost = ramPre;
        if (store) {
            memory.write(cell, rs2);
            ramPost = rs2;
        }
    }

    /** The trap of the source instruction, whose rs1 is still unchanged. */
    private GuestException badAccess(long pc) {
        SourceInstruction source = program.instructionAt(pc).orElseThrow();
        long address = x[source.rs1()] + source.imm();
        int size = source.kind().accessSize();
        return (address & size - 1) != 0
                ? new GuestException.MisalignedAccess(address, context(pc))
                : new GuestException.OutsideMemory(address, context(pc));
    }

    private TrapContext context(long pc) {
        long[] registers = Arrays.copyOf(x, Registers.ARCHITECTURAL);
        return new TrapContext(pc, program.functionAt(pc), steps, registers, new long[0]);
    }

    private static int bits(OpFlag... set) {
        int bits = 0;
        for (OpFlag flag : set) {
            bits |= 1 << flag.ordinal();
        }
        return bits;
    }
}
