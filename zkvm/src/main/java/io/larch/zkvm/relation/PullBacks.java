// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import io.larch.bn254.Field;
import io.larch.riscv.OpFlag;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.Multilinear;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.table.LookupTables;
import java.util.ArrayList;
import java.util.List;

/**
 * The public tables that {@link BytecodeRead} pulls back along the small bytecode columns:
 *
 * <pre>
 *   code: op part    w1·Σ_i β^(5+i)·flag_i(op) + w2·β³·V(op, ρx)
 *         mode part  w1·(β³·step + β⁴·notLast) + w2·β²·first
 *   rd    (w2·β⁴ + w3)·eq(ρreg, ·)      rs1  w2·β⁵·eq(ρreg, ·)      rs2  w2·β⁶·eq(ρreg, ·)
 * </pre>
 *
 * with the weights {@code w_s = γ^s·eq(r_s, j)}. Every table is linear in the weights.
 *
 * @param ops the part of {@code code} that depends on the row kind, 2^7 entries
 * @param modes the part of {@code code} that depends on the mode, 2^3 entries
 * @param registers the factors of rd, rs1, rs2
 * @param registerPoint ρreg
 */
public record PullBacks<E>(List<E> ops, List<E> modes, List<E> registers, List<E> registerPoint) {
    private static final int MODES = 1 << ProofShape.MODE_BITS;

    /**
     * The tables.
     *
     * @param weights w1, w2, w3
     * @param beta β of BytecodeRead
     * @param lookups V(op, ρx) of every row kind, from {@link #lookups}
     * @param registerPoint ρreg
     */
    public static <E> PullBacks<E> of(
            Field<E> f, List<E> weights, E beta, List<E> lookups, List<E> registerPoint) {
        E w1 = weights.get(0);
        E w2 = weights.get(1);
        List<E> powers = Multilinear.powers(f, beta, 5 + OpFlag.values().length);
        List<E> ops = new ArrayList<>();
        for (int op = 0; op < 1 << ProofShape.OP_BITS; op++) {
            ops.add(op < lookups.size() ? op(f, op, powers, lookups, w1, w2) : f.zero());
        }
        List<E> modes = new ArrayList<>();
        for (int mode = 0; mode < MODES; mode++) {
            E step = f.mul(f.constant(step(mode)), powers.get(3));
            E notLast = f.mul(f.constant(mode >> 1 & 1), powers.get(4));
            E first = f.mul(f.constant(mode & 1), powers.get(2));
            modes.add(f.add(f.mul(w1, f.add(step, notLast)), f.mul(w2, first)));
        }
        E rd = f.add(f.mul(w2, powers.get(4)), weights.get(2));
        List<E> registers = List.of(rd, f.mul(w2, powers.get(5)), f.mul(w2, powers.get(6)));
        return new PullBacks<>(ops, modes, registers, registerPoint);
    }

    private static <E> E op(Field<E> f, int op, List<E> powers, List<E> lookups, E w1, E w2) {
        RowKind kind = RowKind.values()[op];
        E flags = f.zero();
        for (OpFlag flag : OpFlag.values()) {
            if (kind.flags().contains(flag)) {
                flags = f.add(flags, powers.get(5 + flag.ordinal()));
            }
        }
        return f.add(f.mul(w1, flags), f.mul(w2, f.mul(powers.get(3), lookups.get(op))));
    }

    /**
     * {@code V(op, ρx)} of every row kind: the table's value, {@code + γ·left word + γ²·right word}
     * of an interleaved index, {@code + γ²·index} of a single one.
     *
     * @param gamma γ of {@link InstructionLookup}
     * @param index ρx
     */
    public static <E> List<E> lookups(Field<E> f, E gamma, List<E> index) {
        List<E> tables = LookupTables.evaluateAll(f, index);
        E square = f.square(gamma);
        E left = f.mul(gamma, LookupTables.LEFT.evaluate(f, index));
        E right = f.mul(square, LookupTables.RIGHT.evaluate(f, index));
        E words = f.add(left, right);
        E single = f.mul(square, Multilinear.integer(f, index));
        List<E> out = new ArrayList<>();
        for (RowKind kind : RowKind.values()) {
            E operands = kind.flags().contains(OpFlag.INTERLEAVED) ? words : single;
            E value =
                    kind.table()
                            .map(t -> f.add(tables.get(t.ordinal()), operands))
                            .orElse(operands);
            out.add(value);
        }
        return List.copyOf(out);
    }

    /** Bytes to the next source instruction: 0 inside an expansion, else 2 or 4. */
    public static int step(int mode) {
        boolean notLast = (mode >> 1 & 1) == 1;
        boolean compressed = (mode >> 2 & 1) == 1;
        return notLast ? 0 : compressed ? 2 : 4;
    }

    /** All entries of a column's table. */
    public List<E> table(Field<E> f, DigitColumn column) {
        List<E> table = new ArrayList<>();
        if (column.family() == Family.CODE) {
            ops.forEach(op -> modes.forEach(mode -> table.add(f.add(op, mode))));
        } else {
            E factor = factor(column.family());
            Multilinear.eqTable(f, registerPoint).forEach(e -> table.add(f.mul(factor, e)));
        }
        return table;
    }

    /** The multilinear extension of a column's table. */
    public E evaluate(Field<E> f, Family family, List<E> digit) {
        if (family == Family.CODE) {
            E op = Multilinear.evaluate(f, ops, digit.subList(0, ProofShape.OP_BITS));
            List<E> mode = digit.subList(ProofShape.OP_BITS, digit.size());
            return f.add(op, Multilinear.evaluate(f, modes, mode));
        }
        return f.mul(factor(family), Multilinear.eq(f, registerPoint, digit));
    }

    private E factor(Family family) {
        return registers.get(family.ordinal() - Family.RD.ordinal());
    }
}
