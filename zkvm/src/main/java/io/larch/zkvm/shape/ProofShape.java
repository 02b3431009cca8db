// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.shape;

import io.larch.zkvm.shape.DigitColumn.Family;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * The program shape with the number of padded cycles, the digit width and the opening size:
 * everything about layout, lengths and labels of a proof is a function of it.
 *
 * @param program the program shape
 * @param t log2 of the padded cycles
 * @param w digit width
 * @param n variables of the opened polynomials (N of the specification)
 */
public record ProofShape(ProgramShape program, int t, int w, int n) {
    /** Largest number of cycle variables. */
    public static final int MAX_T = 30;

    /** Bits of a lookup index. */
    public static final int INDEX_BITS = 128;

    /** Bits of a register number. */
    public static final int REGISTER_BITS = 7;

    /** Bits of a row kind. */
    public static final int OP_BITS = 7;

    /** Bits of a row's mode: first, notLast, compressed. */
    public static final int MODE_BITS = 3;

    /** Variables that select a column of the bytecode polynomial. */
    public static final int BYTECODE_COLUMN_BITS = 3;

    private static final int GROUPS = 4;
    private static final int WIDE_FROM = 20;

    /** Checks the ranges. */
    public ProofShape {
        Objects.requireNonNull(program);
        if (t < 1 || t > MAX_T || w < 2 || w > 16) {
            throw new IllegalArgumentException("no proof shape: t=" + t + " w=" + w);
        }
        if (n < leastN(program, t, w)) {
            throw new IllegalArgumentException("N=" + n + " is too small");
        }
    }

    /**
     * The shape of proofs with 2^t cycles: 8-bit digits below t = 20, 16-bit digits from there, the
     * least N.
     *
     * @throws IllegalArgumentException if t is not in {@code [1, MAX_T]}
     */
    public static ProofShape of(ProgramShape program, int t) {
        if (t < 1 || t > MAX_T) {
            throw new IllegalArgumentException("no proof shape: t=" + t);
        }
        int w = t < WIDE_FROM ? 8 : 16;
        return new ProofShape(program, t, w, leastN(program, t, w));
    }

    /** A shape with another digit width, the least N plus a surplus: for tests of odd shapes. */
    static ProofShape custom(ProgramShape program, int t, int w, int surplus) {
        return new ProofShape(program, t, w, leastN(program, t, w) + surplus);
    }

    /** {@code max(t, b+3, m, a, ceil(log2 C) + W)}. */
    private static int leastN(ProgramShape p, int t, int w) {
        List<DigitColumn> digits = digitColumns(p, w);
        int push = log2Ceiling(digits.size()) + widest(digits);
        int program = Math.max(p.b() + BYTECODE_COLUMN_BITS, Math.max(p.m(), p.a()));
        return Math.max(Math.max(t, program), push);
    }

    /** Number of padded cycles, T. */
    public int cycles() {
        return 1 << t;
    }

    /** Widths of the digits of a lookup index, most significant first. */
    public List<Integer> indexWidths() {
        return widths(INDEX_BITS, w);
    }

    /** Widths of the digits of a bytecode row, most significant first. */
    public List<Integer> rowWidths() {
        return widths(program.b(), w);
    }

    /** Widths of the digits of a memory cell, most significant first. */
    public List<Integer> cellWidths() {
        return widths(program.k(), w);
    }

    /** The groups of index digits whose products InstructionLookup opens: contiguous, at most 4. */
    public List<List<Integer>> indexGroups() {
        int digits = indexWidths().size();
        int size = (digits + GROUPS - 1) / GROUPS;
        List<List<Integer>> groups = new ArrayList<>();
        for (int from = 0; from < digits; from += size) {
            List<Integer> group = new ArrayList<>();
            for (int i = from; i < Math.min(from + size, digits); i++) {
                group.add(i);
            }
            groups.add(List.copyOf(group));
        }
        return List.copyOf(groups);
    }

    /** The digit columns of S5 in their order: index, row, cell, code, rd, rs1, rs2. */
    public List<DigitColumn> digitColumns() {
        return digitColumns(program, w);
    }

    /** The digit columns with one row per cycle, in their order. */
    public List<DigitColumn> traceDigits() {
        return digitColumns().stream().filter(c -> c.family().isTrace()).toList();
    }

    /** The digit columns of one family, most significant first. */
    public List<DigitColumn> digits(Family family) {
        return digitColumns().stream().filter(c -> c.family() == family).toList();
    }

    /** Number of committed trace columns: the digits, RdInc and RamInc. */
    public int traceColumns() {
        return traceDigits().size() + 2;
    }

    /** Position of RdInc among the trace columns. */
    public int rdIncColumn() {
        return traceDigits().size();
    }

    /** Position of RamInc among the trace columns. */
    public int ramIncColumn() {
        return traceDigits().size() + 1;
    }

    /** C, the number of digit columns. */
    public int columnCount() {
        return digitColumns().size();
    }

    /** W, the widest digit. */
    public int widestDigit() {
        return widest(digitColumns());
    }

    /** Variables of the push-forward P: {@code ceil(log2 C) + W}. */
    public int pushVariables() {
        return log2Ceiling(columnCount()) + widestDigit();
    }

    /** Trace columns stacked in one committed polynomial, {@code 2^(N-t)}. */
    public int columnsPerStack() {
        return 1 << (n - t);
    }

    /** Number of stacked trace polynomials. */
    public int stacks() {
        return (traceColumns() + columnsPerStack() - 1) / columnsPerStack();
    }

    /** ceil(log2 n) for n ≥ 1. */
    public static int log2Ceiling(int n) {
        return 32 - Integer.numberOfLeadingZeros(n - 1);
    }

    /** Digit widths of a number of the given bits: only the top digit may be narrower. */
    static List<Integer> widths(int bits, int w) {
        int digits = (bits + w - 1) / w;
        List<Integer> widths = new ArrayList<>();
        widths.add(bits - w * (digits - 1));
        while (widths.size() < digits) {
            widths.add(w);
        }
        return List.copyOf(widths);
    }

    private static List<DigitColumn> digitColumns(ProgramShape p, int w) {
        List<DigitColumn> columns = new ArrayList<>();
        add(columns, Family.INS, widths(INDEX_BITS, w));
        add(columns, Family.PC, widths(p.b(), w));
        add(columns, Family.RAM, widths(p.k(), w));
        add(columns, Family.CODE, List.of(OP_BITS + MODE_BITS));
        for (Family register : List.of(Family.RD, Family.RS1, Family.RS2)) {
            add(columns, register, List.of(REGISTER_BITS));
        }
        return List.copyOf(columns);
    }

    private static void add(List<DigitColumn> columns, Family family, List<Integer> widths) {
        for (int i = 0; i < widths.size(); i++) {
            columns.add(new DigitColumn(family, i, widths.get(i)));
        }
    }

    private static int widest(List<DigitColumn> columns) {
        return columns.stream().mapToInt(DigitColumn::width).max().orElseThrow();
    }
}
