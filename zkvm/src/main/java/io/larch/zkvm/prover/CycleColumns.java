// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.bn254.TableColumn;
import io.larch.riscv.RowKind;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.table.Bits;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/**
 * The padded trace in the form in which the prover reads it: small integers per cycle, digits in
 * bytes or shorts.
 */
final class CycleColumns {
    private final CycleData data;
    private final Bytecode rows;
    private final byte[] op;
    private final byte[] mode;
    private final int[] nextRow;
    private final byte[] rd;
    private final byte[] rs1;
    private final byte[] rs2;
    private final Map<Family, List<SmallColumn>> digits = new EnumMap<>(Family.class);

    /**
     * The columns of a trace.
     *
     * @param data T cycles, borrowed
     * @param rows the bytecode, borrowed
     */
    CycleColumns(CycleData data, Bytecode rows, ProofShape shape) {
        if (data.size() != shape.cycles()) {
            throw new IllegalArgumentException(data.size() + " cycles");
        }
        this.data = data;
        this.rows = rows;
        this.op = perCycle(rows::op);
        this.mode = perCycle(rows::mode);
        this.nextRow = Arrays.copyOfRange(data.row(), 1, size() + 1);
        this.rd = perCycle(rows::rd);
        this.rs1 = perCycle(rows::rs1);
        this.rs2 = perCycle(rows::rs2);
        for (Family family : List.of(Family.INS, Family.PC, Family.RAM)) {
            digits.put(family, digitColumns(shape.digits(family)));
        }
    }

    private byte[] perCycle(IntUnaryOperator ofRow) {
        byte[] z = new byte[size()];
        for (int j = 0; j < z.length; j++) {
            z[j] = (byte) ofRow.applyAsInt(data.row()[j]);
        }
        return z;
    }

    private List<SmallColumn> digitColumns(List<DigitColumn> family) {
        List<SmallColumn> out = new ArrayList<>();
        int shift = family.stream().mapToInt(DigitColumn::width).sum();
        for (DigitColumn column : family) {
            shift -= column.width();
            out.add(digitColumn(column, shift));
        }
        return out;
    }

    private SmallColumn digitColumn(DigitColumn column, int shift) {
        int mask = (1 << column.width()) - 1;
        boolean bytes = column.width() <= Byte.SIZE;
        byte[] narrow = new byte[bytes ? size() : 0];
        short[] wide = new short[bytes ? 0 : size()];
        for (int j = 0; j < size(); j++) {
            int digit = (int) number(column.family(), j, shift) & mask;
            if (bytes) {
                narrow[j] = (byte) digit;
            } else {
                wide[j] = (short) digit;
            }
        }
        return bytes ? SmallColumn.ofBytes(narrow) : SmallColumn.ofShorts(wide);
    }

    /** The number whose digits a family holds, shifted right. */
    private long number(Family family, int j, int shift) {
        if (family != Family.INS) {
            return (family == Family.PC ? data.row()[j] : data.cell()[j]) >>> shift;
        }
        long high = indexLeft(j);
        long low = indexRight(j);
        if (isInterleaved(j)) {
            long left = high;
            high = Bits.interleaveHigh(left, low);
            low = Bits.interleaveLow(left, low);
        }
        if (shift >= Long.SIZE) {
            return high >>> (shift - Long.SIZE);
        }
        return shift == 0 ? low : low >>> shift | high << (Long.SIZE - shift);
    }

    /** Number of cycles, T. */
    int size() {
        return data.size();
    }

    /** The trace's own arrays. */
    CycleData data() {
        return data;
    }

    /** The bytecode. */
    Bytecode rows() {
        return rows;
    }

    /** Bytecode row. */
    int row(int j) {
        return data.row()[j];
    }

    /** Op number. */
    int op(int j) {
        return op[j];
    }

    /** Register written. */
    int rd(int j) {
        return rd[j];
    }

    /** First register read. */
    int rs1(int j) {
        return rs1[j];
    }

    /** Second register read. */
    int rs2(int j) {
        return rs2[j];
    }

    /** Cell accessed, 0 if none. */
    int cell(int j) {
        return data.cell()[j];
    }

    /** The written register after the cycle. */
    long rdPost(int j) {
        return data.rdPost()[j];
    }

    /** The accessed cell after the cycle. */
    long ramPost(int j) {
        return data.ramPost()[j];
    }

    /** The left word of an interleaved index, the high word of a single one. */
    long indexLeft(int j) {
        return data.indexLeft()[j];
    }

    /** The right word of an interleaved index, the low word of a single one. */
    long indexRight(int j) {
        return data.indexRight()[j];
    }

    /** Whether a cycle's index interleaves two words. */
    boolean isInterleaved(int j) {
        return CycleData.isInterleaved(RowKind.of(op[j]));
    }

    /** RdInc. */
    SmallColumn rdIncrements() {
        return SmallColumn.ofDifferences(data.rdPost(), data.rdPre());
    }

    /** RamInc. */
    SmallColumn ramIncrements() {
        return SmallColumn.ofDifferences(data.ramPost(), data.ramPre());
    }

    /** The digit columns of a trace family, most significant first. */
    List<SmallColumn> digits(Family family) {
        return digits.get(family);
    }

    /** {@code table[digit i of a family]}. */
    FrColumn lookUp(FrVector table, Family family, int i) {
        return new TableColumn(table, digits.get(family).get(i));
    }

    /** {@code table[mode]}. */
    FrColumn byMode(FrVector table) {
        return new TableColumn(table, SmallColumn.ofBytes(mode));
    }

    /** {@code table[bytecode row of the next cycle]}, row 0 after the last cycle. */
    FrColumn byNextRow(FrVector table) {
        return new TableColumn(table, SmallColumn.ofInts(nextRow));
    }

    /** {@code table[op]}; the table may be shorter than the digit allows. */
    FrColumn byOp(FrVector table) {
        return new TableColumn(table, SmallColumn.ofBytes(op));
    }

    /** {@code table[register written]}. */
    FrColumn byRd(FrVector table) {
        return new TableColumn(table, SmallColumn.ofBytes(rd));
    }

    /** {@code table[first register read]}. */
    FrColumn byRs1(FrVector table) {
        return new TableColumn(table, SmallColumn.ofBytes(rs1));
    }

    /** {@code table[second register read]}. */
    FrColumn byRs2(FrVector table) {
        return new TableColumn(table, SmallColumn.ofBytes(rs2));
    }

    /** {@code table[cell]}. */
    FrColumn byCell(FrVector table) {
        return new TableColumn(table, SmallColumn.ofInts(data.cell()));
    }

    /** {@code table[bytecode row]}. */
    FrColumn byRow(FrVector table) {
        return new TableColumn(table, SmallColumn.ofInts(data.row()));
    }

    /** Which op numbers occur. */
    boolean[] usedOps() {
        boolean[] used = new boolean[RowKind.values().length];
        for (byte o : op) {
            used[o] = true;
        }
        return used;
    }
}
