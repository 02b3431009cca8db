// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * The execution of a guest row by row, padded with HALT to {@code T = 2^logT} cycles.
 *
 * <p>All columns have length T. The arrays are the trace's own, handed out to be read: whoever
 * writes to them (a test that injects a fault) changes the trace. 56 bytes per cycle.
 */
public final class Trace {
    private final GuestProgram program;
    private final int logT;
    private final long cycles;
    private final long[] ioBlock;
    private final long[] privateWords;
    private final GuestMemory finalMemory;
    private final int[] row;
    private final long[] rs1Value;
    private final long[] rs2Value;
    private final long[] rdPre;
    private final long[] rdPost;
    private final int[] cell;
    private final long[] ramPre;
    private final long[] ramPost;

    Trace(
            GuestProgram program,
            ExecutionReport report,
            int logT,
            long[] privateWords,
            GuestMemory finalMemory) {
        this.program = program;
        this.privateWords = privateWords;
        this.finalMemory = finalMemory;
        this.logT = logT;
        cycles = report.cycles();
        ioBlock = report.ioBlock();
        int length = 1 << logT;
        row = new int[length];
        rs1Value = new long[length];
        rs2Value = new long[length];
        rdPre = new long[length];
        rdPost = new long[length];
        cell = new int[length];
        ramPre = new long[length];
        ramPost = new long[length];
    }

    /** The program that ran. */
    public GuestProgram program() {
        return program;
    }

    /** log2 of the number of cycles. */
    public int logT() {
        return logT;
    }

    /** T, the number of cycles with padding. */
    public int length() {
        return 1 << logT;
    }

    /** Number of cycles before the first HALT row. */
    public long cycles() {
        return cycles;
    }

    /** The {@code 2^io} words of the I/O block at halt: the public words of the statement. */
    public long[] ioBlock() {
        return ioBlock;
    }

    /** The {@code 2^a} initial words of the private block. */
    public long[] privateWords() {
        return privateWords;
    }

    /** Memory after the last cycle. */
    public GuestMemory finalMemory() {
        return finalMemory;
    }

    /** Bytecode row executed; 0 (HALT) from cycle {@link #cycles()} on. */
    public int[] row() {
        return row;
    }

    /** Value of register rs1 before the cycle; 0 for x0. */
    public long[] rs1Value() {
        return rs1Value;
    }

    /** Value of register rs2 before the cycle; 0 for x0. */
    public long[] rs2Value() {
        return rs2Value;
    }

    /** Value of register rd before the cycle; rd is SINK in rows that write nothing. */
    public long[] rdPre() {
        return rdPre;
    }

    /** Value of register rd after the cycle; equal to {@link #rdPre} in rows that write nothing. */
    public long[] rdPost() {
        return rdPost;
    }

    /** Memory cell read or written; 0, the dummy cell, without access. */
    public int[] cell() {
        return cell;
    }

    /** Word in the cell before the cycle; 0 for the dummy cell. */
    public long[] ramPre() {
        return ramPre;
    }

    /** Word in the cell after the cycle. */
    public long[] ramPost() {
        return ramPost;
    }

    /** High 64 bits of the lookup index of a cycle, recomputed from the columns. */
    public long lookupIndexHi(int cycle) {
        int r = row[cycle];
        RowTable rows = program.rows();
        return rows.kind(r)
                .indexHi(
                        rs1Value[cycle],
                        rs2Value[cycle],
                        rows.imm()[r],
                        rows.addr()[r],
                        word(rows.kind(r), cycle));
    }

    /** Low 64 bits of the lookup index of a cycle, recomputed from the columns. */
    public long lookupIndexLo(int cycle) {
        int r = row[cycle];
        RowTable rows = program.rows();
        return rows.kind(r)
                .indexLo(
                        rs1Value[cycle],
                        rs2Value[cycle],
                        rows.imm()[r],
                        rows.addr()[r],
                        word(rows.kind(r), cycle));
    }

    /** The memory word of a load or the answer of an advice row, which is what it wrote. */
    private long word(RowKind kind, int cycle) {
        return kind.has(OpFlag.LOAD) ? ramPre[cycle] : rdPost[cycle];
    }
}
