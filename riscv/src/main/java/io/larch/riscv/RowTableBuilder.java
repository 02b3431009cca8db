// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Arrays;

/** Collects expanded rows; starts with HALT as row 0. */
final class RowTableBuilder implements RowSink {
    static final int OP = 0;
    static final int MODE = 1;
    static final int RD = 2;
    static final int RS1 = 3;
    static final int RS2 = 4;
    static final int ADVICE = 5;
    static final int ADVICE_X = 6;
    static final int ADVICE_Y = 7;
    private static final int COLUMNS = 8;

    private long[] addr = new long[1024];
    private long[] imm = new long[1024];
    private final byte[][] columns = new byte[COLUMNS][1024];
    private int size;
    private long address;

    RowTableBuilder() {
        address = RowTable.HALT_ADDRESS;
        row(RowKind.JAL, Registers.SINK, 0, 0, 0);
        columns[MODE][0] = RowTable.FIRST;
    }

    /**
     * Appends the expansion of an instruction.
     *
     * <p>A pure instruction with destination x0 does nothing, so it takes one row.
     *
     * @return its first row
     */
    int append(long at, SourceInstruction source) {
        int first = size;
        address = at;
        if (source.kind().format().isPure() && source.rd() == 0) {
            immediate(RowKind.ADDI, Registers.SINK, 0, 0);
        } else {
            source.kind().expansion().expand(source, this);
        }
        int mode = source.compressed() ? RowTable.COMPRESSED : 0;
        for (int row = first; row < size; row++) {
            columns[MODE][row] = (byte) (mode | (row < size - 1 ? RowTable.NOT_LAST : 0));
        }
        columns[MODE][first] |= RowTable.FIRST;
        return first;
    }

    int size() {
        return size;
    }

    @Override
    public void row(RowKind kind, int rd, int rs1, int rs2, long value) {
        if (rs1 == Registers.SINK || rs2 == Registers.SINK) {
            throw new IllegalStateException("SINK is never a source");
        }
        if (size == addr.length) {
            grow();
        }
        addr[size] = address;
        imm[size] = value;
        columns[OP][size] = (byte) kind.op();
        columns[RD][size] = (byte) (rd == 0 ? Registers.SINK : rd);
        columns[RS1][size] = (byte) rs1;
        columns[RS2][size] = (byte) rs2;
        size++;
    }

    @Override
    public void advice(Advice advice, int rd, int x, int y) {
        row(RowKind.VIRTUAL_ADVICE, rd, 0, 0, 0);
        columns[ADVICE][size - 1] = (byte) advice.ordinal();
        columns[ADVICE_X][size - 1] = (byte) x;
        columns[ADVICE_Y][size - 1] = (byte) y;
    }

    long[] addr(int length) {
        return resized(addr, length);
    }

    long[] imm(int length) {
        return resized(imm, length);
    }

    byte[] column(int column, int length) {
        byte[] result = new byte[length];
        System.arraycopy(columns[column], 0, result, 0, size);
        return result;
    }

    private long[] resized(long[] values, int length) {
        long[] result = new long[length];
        System.arraycopy(values, 0, result, 0, size);
        return result;
    }

    private void grow() {
        int length = Math.multiplyExact(size, 2);
        addr = Arrays.copyOf(addr, length);
        imm = Arrays.copyOf(imm, length);
        for (int c = 0; c < COLUMNS; c++) {
            columns[c] = Arrays.copyOf(columns[c], length);
        }
    }
}
