// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.program;

import io.larch.bn254.FrElement;
import io.larch.bn254.SmallColumn;
import io.larch.riscv.RowKind;
import io.larch.riscv.RowTable;
import io.larch.zkvm.shape.DigitColumn.Family;
import java.util.List;

/**
 * The columns of the finished table as the proof sees them: 2^b rows. Arrays are borrowed and must
 * not be changed.
 */
public final class Bytecode {
    private final int b;
    private final long[] addr;
    private final long[] imm;
    private final byte[] op;
    private final byte[] mode;
    private final byte[] rd;
    private final byte[] rs1;
    private final byte[] rs2;

    /**
     * A table of 2^b rows.
     *
     * @param addr addresses of the source instructions
     * @param imm immediates: u64, or signed for kinds that load, store or branch
     * @param op row kinds
     * @param mode mode bits
     * @param rd destinations
     * @param rs1 first sources
     * @param rs2 second sources
     */
    public Bytecode(
            int b,
            long[] addr,
            long[] imm,
            byte[] op,
            byte[] mode,
            byte[] rd,
            byte[] rs1,
            byte[] rs2) {
        this.b = b;
        this.addr = addr;
        this.imm = imm;
        this.op = op;
        this.mode = mode;
        this.rd = rd;
        this.rs1 = rs1;
        this.rs2 = rs2;
        for (int n : new int[] {imm.length, op.length, mode.length, rd.length, rs1.length}) {
            if (n != 1 << b || addr.length != n || rs2.length != n) {
                throw new IllegalArgumentException("columns of 2^b rows are needed");
            }
        }
    }

    /** The table of a guest. */
    public static Bytecode of(RowTable t) {
        return new Bytecode(
                t.logRows(), t.addr(), t.imm(), t.op(), t.mode(), t.rd(), t.rs1(), t.rs2());
    }

    /** log2 of the number of rows. */
    public int b() {
        return b;
    }

    /** Number of rows. */
    public int rows() {
        return 1 << b;
    }

    /** Address of a row's source instruction. */
    public long addr(int row) {
        return addr[row];
    }

    /** Bits of a row's immediate. */
    public long imm(int row) {
        return imm[row];
    }

    /** A row's op number. */
    public int op(int row) {
        return op[row] & 0xff;
    }

    /** A row's kind; the op number must be one. */
    public RowKind kind(int row) {
        return RowKind.of(op(row));
    }

    /** A row's mode bits. */
    public int mode(int row) {
        return mode[row] & 0xff;
    }

    /** A row's destination. */
    public int rd(int row) {
        return rd[row] & 0xff;
    }

    /** A row's first source. */
    public int rs1(int row) {
        return rs1[row] & 0xff;
    }

    /** A row's second source. */
    public int rs2(int row) {
        return rs2[row] & 0xff;
    }

    /** A row's immediate as a field element. */
    public FrElement immediate(int row) {
        long v = imm[row];
        return kind(row).hasSignedImmediate() ? FrElement.ofSigned(v) : FrElement.ofUnsigned(v);
    }

    /** The committed columns in slot order: addr, imm, code, rd, rs1, rs2; two slots are zero. */
    public List<SmallColumn> columns() {
        return List.of(
                SmallColumn.ofWords(addr),
                immediates(),
                digits(Family.CODE),
                digits(Family.RD),
                digits(Family.RS1),
                digits(Family.RS2));
    }

    /** A small column as digits. */
    public SmallColumn digits(Family family) {
        return switch (family) {
            case CODE -> SmallColumn.ofShorts(codes());
            case RD -> SmallColumn.ofBytes(rd);
            case RS1 -> SmallColumn.ofBytes(rs1);
            case RS2 -> SmallColumn.ofBytes(rs2);
            case INS, PC, RAM -> throw new IllegalArgumentException(family + " is a trace column");
        };
    }

    private short[] codes() {
        short[] codes = new short[rows()];
        for (int row = 0; row < codes.length; row++) {
            codes[row] = (short) (8 * op(row) + mode(row));
        }
        return codes;
    }

    private SmallColumn immediates() {
        long[] plus = new long[rows()];
        long[] minus = new long[rows()];
        for (int row = 0; row < plus.length; row++) {
            boolean negative = kind(row).hasSignedImmediate() && imm[row] < 0;
            plus[row] = negative ? 0 : imm[row];
            minus[row] = negative ? -imm[row] : 0;
        }
        return SmallColumn.ofDifferences(plus, minus);
    }
}
