// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/**
 * The cycle constraints of the protocol as integer equations, and the consistency of a trace's
 * columns as register and memory histories.
 */
final class TraceChecker {
    private static final BigInteger TWO64 = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger DUMMY = BigInteger.ONE.shiftLeft(65);
    private static final int LIMIT = 20_000;

    private TraceChecker() {}

    /** Fails unless the trace keeps every rule. */
    static void check(Trace trace) {
        check(trace, Math.min(trace.length(), LIMIT));
    }

    /** Fails unless the first cycles of the trace keep every rule. */
    static void check(Trace trace, int checked) {
        RowTable rows = trace.program().rows();
        long[] registers = new long[Registers.COUNT];
        Map<Integer, Long> memory = new HashMap<>();
        long[] initial = initialMemory(trace);
        assertEquals(trace.program().entryRow(), trace.row()[0]);
        assertEquals(0, trace.row()[trace.length() - 1]);
        for (int j = 0; j < checked; j++) {
            int r = trace.row()[j];
            assertEquals(registers[rows.rs1()[r]], trace.rs1Value()[j]);
            assertEquals(registers[rows.rs2()[r]], trace.rs2Value()[j]);
            assertEquals(registers[rows.rd()[r]], trace.rdPre()[j]);
            registers[rows.rd()[r]] = trace.rdPost()[j];
            int cell = trace.cell()[j];
            long pre = memory.getOrDefault(cell, initial[cell]);
            assertEquals(pre, trace.ramPre()[j]);
            memory.put(cell, trace.ramPost()[j]);
            constraints(trace, j);
        }
        assertEquals(0, registers[0]);
        assertEquals(0, memory.getOrDefault(0, 0L));
        if (checked == trace.length()) {
            long[] last = trace.finalMemory().toArray();
            memory.forEach((cell, value) -> assertEquals(value, last[cell]));
        }
    }

    private static long[] initialMemory(Trace trace) {
        MemoryLayout layout = trace.program().layout();
        long[] cells = new long[layout.cells()];
        System.arraycopy(
                trace.program().image(), 0, cells, layout.imageStart(), layout.imageWords());
        System.arraycopy(
                trace.privateWords(), 0, cells, layout.privateStart(), layout.privateWords());
        int from = MemoryLayout.INPUT_LENGTH;
        System.arraycopy(
                trace.ioBlock(),
                from,
                cells,
                layout.ioStart() + from,
                layout.outputLength() - from);
        return cells;
    }

    private static void constraints(Trace trace, int j) {
        RowTable rows = trace.program().rows();
        int r = trace.row()[j];
        RowKind kind = rows.kind(r);
        BigInteger index =
                unsigned(trace.lookupIndexHi(j))
                        .shiftLeft(64)
                        .add(unsigned(trace.lookupIndexLo(j)));
        BigInteger output =
                kind.table().map(table -> Tables.apply(table, index)).orElse(BigInteger.ZERO);
        BigInteger rs1 = unsigned(trace.rs1Value()[j]);
        BigInteger rs2 = unsigned(trace.rs2Value()[j]);
        BigInteger rdWrite = unsigned(trace.rdPost()[j]);
        BigInteger pc = unsigned(rows.addr()[r]);
        BigInteger imm =
                kind.hasSignedImmediate()
                        ? BigInteger.valueOf(rows.imm()[r])
                        : unsigned(rows.imm()[r]);
        boolean pair = kind.has(OpFlag.INTERLEAVED);
        BigInteger left = pair ? unzip(index, 1) : BigInteger.ZERO;
        BigInteger right = pair ? unzip(index, 0) : index;
        assertEquals(pair ? rs1 : BigInteger.ZERO, left, "C0");
        if (!kind.has(OpFlag.ADVICE)) {
            assertEquals(rightOperand(trace, j, rs1, rs2, pc, imm), right, "C1");
        }
        boolean access = kind.has(OpFlag.LOAD) || kind.has(OpFlag.STORE);
        assertEquals(access ? rs1.add(imm) : DUMMY, address(trace, j), "C2");
        if (kind.has(OpFlag.STORE)) {
            assertEquals(trace.rs2Value()[j], trace.ramPost()[j], "C4");
        } else {
            assertEquals(trace.ramPre()[j], trace.ramPost()[j], "C3");
        }
        if (kind.has(OpFlag.ASSERT)) {
            assertEquals(BigInteger.ONE, output, "C5");
        }
        if (kind.has(OpFlag.WRITE_LOOKUP)) {
            assertEquals(output, rdWrite, "C6");
        }
        int mode = rows.mode()[r];
        BigInteger following = pc.add(BigInteger.valueOf(RowTable.step(mode)));
        if (kind.has(OpFlag.JUMP)) {
            assertEquals(following, rdWrite, "C7");
        }
        BigInteger next =
                kind.has(OpFlag.JUMP)
                        ? output
                        : kind.has(OpFlag.BRANCH) && output.signum() != 0 ? pc.add(imm) : following;
        int nextRow = j + 1 < trace.length() ? trace.row()[j + 1] : 0;
        assertEquals(next, unsigned(rows.addr()[nextRow]), "C8");
        if ((mode & RowTable.NOT_LAST) != 0) {
            assertEquals(r + 1, nextRow, "C9");
        } else {
            assertTrue((rows.mode()[nextRow] & RowTable.FIRST) != 0, "C10");
        }
    }

    private static BigInteger rightOperand(
            Trace trace, int j, BigInteger rs1, BigInteger rs2, BigInteger pc, BigInteger imm) {
        BigInteger sum = BigInteger.ZERO;
        for (OpFlag flag : trace.program().rows().kind(trace.row()[j]).flags()) {
            BigInteger term =
                    switch (flag) {
                        case ADD_RS1 -> rs1;
                        case ADD_PC -> pc;
                        case ADD_RS2, INTERLEAVED_RS2 -> rs2;
                        case ADD_IMM, INTERLEAVED_IMM -> imm;
                        case SUB -> rs1.subtract(rs2).add(TWO64);
                        case MUL_RR -> rs1.multiply(rs2);
                        case MUL_RI -> rs1.multiply(imm);
                        case LOAD -> unsigned(trace.ramPre()[j]);
                        default -> BigInteger.ZERO;
                    };
            sum = sum.add(term);
        }
        return sum;
    }

    private static BigInteger address(Trace trace, int j) {
        int cell = trace.cell()[j];
        return cell == 0 ? DUMMY : BigInteger.valueOf(trace.program().layout().address(cell));
    }

    private static BigInteger unzip(BigInteger index, int first) {
        BigInteger value = BigInteger.ZERO;
        for (int i = 0; i < 64; i++) {
            value = index.testBit(2 * i + first) ? value.setBit(i) : value;
        }
        return value;
    }

    private static BigInteger unsigned(long value) {
        BigInteger v = BigInteger.valueOf(value);
        return value < 0 ? v.add(TWO64) : v;
    }
}
