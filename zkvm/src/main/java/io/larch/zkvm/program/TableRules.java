// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.program;

import io.larch.riscv.OpFlag;
import io.larch.riscv.Registers;
import io.larch.riscv.RowKind;
import io.larch.riscv.RowTable;
import io.larch.zkvm.program.InvalidProgramException.Rule;
import io.larch.zkvm.shape.ProgramShape;
import java.util.Set;
import java.util.TreeSet;

/** The checks of preprocessing on the finished table; part of soundness. */
final class TableRules {
    private static final int SINK = Registers.SINK;
    private static final int REGISTERS = 128;
    private static final int MODES = 8;
    private static final long SIGNED_LIMIT = 1L << 12;

    private final Bytecode table;
    private final Set<Long> heads = new TreeSet<>();

    private TableRules(Bytecode table) {
        this.table = table;
    }

    /** Checks every rule; throws at the first that is broken. */
    static void check(ProgramShape shape, Bytecode table, int entryRow, int imageWords)
            throws InvalidProgramException {
        if (table.b() != shape.b()) {
            throw new IllegalArgumentException("a table of another shape");
        }
        if (imageWords > 1 << shape.m()) {
            throw new InvalidProgramException(Rule.IMAGE, -1);
        }
        TableRules rules = new TableRules(table);
        for (int row = 0; row < table.rows(); row++) {
            rules.range(row);
        }
        if (!rules.isBareJump(0, RowTable.HALT_ADDRESS, RowTable.FIRST)) {
            throw new InvalidProgramException(Rule.HALT_ROW, 0);
        }
        for (int row = 0; row < table.rows(); row++) {
            rules.row(row);
        }
        boolean inside = entryRow >= 0 && entryRow < table.rows();
        if (!inside || !rules.isFirst(entryRow)) {
            throw new InvalidProgramException(Rule.ENTRY, entryRow);
        }
    }

    private void range(int row) throws InvalidProgramException {
        int largest = Math.max(table.rd(row), Math.max(table.rs1(row), table.rs2(row)));
        boolean kind = table.op(row) < RowKind.values().length;
        require(kind && table.mode(row) < MODES && largest < REGISTERS, Rule.RANGE, row);
    }

    private void row(int row) throws InvalidProgramException {
        require(table.addr(row) >= 0, Rule.ADDRESS, row);
        if (table.addr(row) == RowTable.PADDING_ADDRESS) {
            boolean padding = isBareJump(row, RowTable.PADDING_ADDRESS, 0);
            require(padding, Rule.PADDING_ROW, row);
            return;
        }
        registers(row);
        immediate(row);
        position(row);
    }

    private void registers(int row) throws InvalidProgramException {
        require(table.rd(row) != 0, Rule.WRITES_ZERO, row);
        boolean free = !table.kind(row).writesRegister();
        require(!free || table.rd(row) == SINK, Rule.FREE_DESTINATION, row);
        require(table.rs1(row) != SINK && table.rs2(row) != SINK, Rule.READS_SINK, row);
    }

    private void immediate(int row) throws InvalidProgramException {
        long imm = table.imm(row);
        boolean small = -SIGNED_LIMIT <= imm && imm < SIGNED_LIMIT;
        require(!table.kind(row).hasSignedImmediate() || small, Rule.IMMEDIATE, row);
    }

    /** Heads and continuations of expansions. */
    private void position(int row) throws InvalidProgramException {
        long addr = table.addr(row);
        if (isFirst(row)) {
            require(addr % 2 == 0, Rule.FIRST_EVEN, row);
            require(heads.add(addr), Rule.FIRST_DISTINCT, row);
        } else {
            boolean follows = row > 0 && isNotLast(row - 1) && table.addr(row - 1) == addr;
            require(follows, Rule.HEADLESS, row);
        }
        if (isNotLast(row)) {
            RowKind kind = table.kind(row);
            boolean jumps = kind.has(OpFlag.JUMP) || kind.has(OpFlag.BRANCH);
            require(!jumps, Rule.JUMP_INSIDE, row);
            int next = row + 1;
            boolean continued = next < table.rows() && !isFirst(next) && table.addr(next) == addr;
            require(continued, Rule.CUT, row);
        }
    }

    /** Whether the row is {@code JAL SINK, +0} of this address and mode and nothing else. */
    private boolean isBareJump(int row, long addr, int mode) {
        return table.addr(row) == addr
                && table.kind(row) == RowKind.JAL
                && table.mode(row) == mode
                && table.rd(row) == SINK
                && table.rs1(row) == 0
                && table.rs2(row) == 0
                && table.imm(row) == 0;
    }

    private boolean isFirst(int row) {
        return (table.mode(row) & RowTable.FIRST) != 0;
    }

    private boolean isNotLast(int row) {
        return (table.mode(row) & RowTable.NOT_LAST) != 0;
    }

    private static void require(boolean holds, Rule rule, int row) throws InvalidProgramException {
        if (!holds) {
            throw new InvalidProgramException(rule, row);
        }
    }
}
