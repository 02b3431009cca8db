// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * The finished bytecode: {@code B = 2^b} rows in flat columns. All arrays have length B, are
 * borrowed and must not be changed.
 *
 * <p>A row is (addr, op, mode, rd, rs1, rs2, imm). {@code addr} is the address of its source
 * instruction; {@code op} the {@link RowKind}; an absent source is x0, an absent destination {@link
 * Registers#SINK}. {@code imm} is a u64, or a signed number for kinds with {@link
 * RowKind#hasSignedImmediate}. Row 0 is HALT; rows of address 1 are padding.
 */
public final class RowTable {
    /** Mode bit: first row of its expansion, the only one that may be jumped to. */
    public static final int FIRST = 1;

    /** Mode bit: another row of the same expansion follows. */
    public static final int NOT_LAST = 2;

    /** Mode bit: the source instruction takes two bytes. */
    public static final int COMPRESSED = 4;

    /** Address of HALT. */
    public static final long HALT_ADDRESS = 0;

    /** Address of padding rows. */
    public static final long PADDING_ADDRESS = 1;

    private final int logRows;
    private final int used;
    private final long[] addr;
    private final byte[] op;
    private final byte[] mode;
    private final byte[] rd;
    private final byte[] rs1;
    private final byte[] rs2;
    private final long[] imm;
    private final byte[] advice;
    private final byte[] adviceX;
    private final byte[] adviceY;

    RowTable(RowTableBuilder from, int logRows) {
        this.logRows = logRows;
        used = from.size();
        addr = from.addr(1 << logRows);
        op = from.column(RowTableBuilder.OP, 1 << logRows);
        mode = from.column(RowTableBuilder.MODE, 1 << logRows);
        rd = from.column(RowTableBuilder.RD, 1 << logRows);
        rs1 = from.column(RowTableBuilder.RS1, 1 << logRows);
        rs2 = from.column(RowTableBuilder.RS2, 1 << logRows);
        imm = from.imm(1 << logRows);
        advice = from.column(RowTableBuilder.ADVICE, 1 << logRows);
        adviceX = from.column(RowTableBuilder.ADVICE_X, 1 << logRows);
        adviceY = from.column(RowTableBuilder.ADVICE_Y, 1 << logRows);
        for (int row = used; row < 1 << logRows; row++) {
            addr[row] = PADDING_ADDRESS;
            op[row] = (byte) RowKind.JAL.op();
            rd[row] = Registers.SINK;
        }
    }

    /** b = log2 of the number of rows. */
    public int logRows() {
        return logRows;
    }

    /** Number of rows before the padding. */
    public int used() {
        return used;
    }

    /** Address of the source instruction. */
    public long[] addr() {
        return addr;
    }

    /** Op number, see {@link RowKind#of}. */
    public byte[] op() {
        return op;
    }

    /** Mode bits. */
    public byte[] mode() {
        return mode;
    }

    /** Destination register. */
    public byte[] rd() {
        return rd;
    }

    /** First source register. */
    public byte[] rs1() {
        return rs1;
    }

    /** Second source register. */
    public byte[] rs2() {
        return rs2;
    }

    /** Immediate: u64 bits or a signed number, by kind. */
    public long[] imm() {
        return imm;
    }

    /** The kind of a row. */
    public RowKind kind(int row) {
        return RowKind.of(op[row]);
    }

    /** The committed column {@code 8·op + mode}. */
    public int code(int row) {
        return op[row] << 3 | mode[row];
    }

    /** Distance from the source address to the next instruction: 0 if more rows follow. */
    public static int step(int mode) {
        return (mode & NOT_LAST) != 0 ? 0 : (mode & COMPRESSED) != 0 ? 2 : 4;
    }

    /** The advice of a row; host-only. */
    Advice advice(int row) {
        return Advice.of(advice[row]);
    }

    int adviceX(int row) {
        return adviceX[row];
    }

    int adviceY(int row) {
        return adviceY[row];
    }

    /** One row as text, for listings and golden files. */
    public String describe(int row) {
        return "0x%x %s%s%s%s rd=%d rs1=%d rs2=%d imm=%s"
                .formatted(
                        addr[row],
                        kind(row),
                        (mode[row] & FIRST) != 0 ? " first" : "",
                        (mode[row] & NOT_LAST) != 0 ? " notLast" : "",
                        (mode[row] & COMPRESSED) != 0 ? " compressed" : "",
                        rd[row],
                        rs1[row],
                        rs2[row],
                        kind(row).hasSignedImmediate()
                                ? Long.toString(imm[row])
                                : "0x" + Long.toHexString(imm[row]));
    }
}
