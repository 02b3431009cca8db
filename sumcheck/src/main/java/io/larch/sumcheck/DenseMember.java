// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Fr;
import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The reference prover of a relation: interprets the summand on dense tables, element by element.
 * Slow; the oracle of every optimised member.
 */
public final class DenseMember implements SumcheckMember {
    private final int rounds;
    private final Expression summand;
    private final Map<String, FrElement> scalars;
    private final Map<String, List<FrElement>> tables = new TreeMap<>();

    /**
     * A member over the relation's tables.
     *
     * @param columns the opening and derived leaves of the summand, {@code 2^rounds} elements each
     * @param scalars the challenges of the summand
     */
    public DenseMember(
            Relation relation,
            Map<String, ? extends FrColumn> columns,
            Map<String, FrElement> scalars) {
        this.rounds = relation.rounds();
        this.summand = relation.summand();
        this.scalars = new TreeMap<>(scalars);
        columns.forEach((name, column) -> tables.put(name, elements(column, 1 << rounds)));
    }

    @Override
    public int rounds() {
        return rounds;
    }

    @Override
    public List<FrElement> roundEvaluations(int degree, FrElement claim) {
        int half = size() / 2;
        List<FrElement> sums = new ArrayList<>(Collections.nCopies(degree + 1, FrElement.ZERO));
        for (int x = 0; x <= degree; x++) {
            FrElement at = FrElement.of(x);
            for (int i = 0; i < half; i++) {
                sums.set(x, sums.get(x).add(summand(i, half, at)));
            }
        }
        return sums;
    }

    /** The sum over the Boolean cube of what is not yet bound. */
    public FrElement total() {
        FrElement sum = FrElement.ZERO;
        for (int i = 0; i < size(); i++) {
            int at = i;
            sum = sum.add(summand.evaluate(new FrField(), leaf -> leaf(leaf, at)));
        }
        return sum;
    }

    @Override
    public void bind(FrElement r) {
        int half = size() / 2;
        tables.replaceAll(
                (name, table) -> {
                    List<FrElement> bound = new ArrayList<>(half);
                    for (int i = 0; i < half; i++) {
                        bound.add(line(table, i, half, r));
                    }
                    return bound;
                });
    }

    @Override
    public FrElement finalValue(String leaf) {
        List<FrElement> table = tables.get(leaf);
        if (table == null || table.size() != 1) {
            throw new IllegalStateException(leaf + " is not fully bound");
        }
        return table.get(0);
    }

    private int size() {
        return tables.values().iterator().next().size();
    }

    private FrElement summand(int i, int half, FrElement x) {
        return summand.evaluate(
                new FrField(),
                leaf ->
                        leaf.kind() == Expression.Kind.CHALLENGE
                                ? scalar(leaf.name())
                                : line(tables.get(leaf.name()), i, half, x));
    }

    private FrElement leaf(Expression.Leaf leaf, int i) {
        return leaf.kind() == Expression.Kind.CHALLENGE
                ? scalar(leaf.name())
                : tables.get(leaf.name()).get(i);
    }

    private FrElement scalar(String name) {
        FrElement value = scalars.get(name);
        if (value == null) {
            throw new IllegalArgumentException("no value for " + name);
        }
        return value;
    }

    private static FrElement line(List<FrElement> table, int i, int half, FrElement x) {
        FrElement low = table.get(i);
        return low.add(x.mul(table.get(i + half).sub(low)));
    }

    private static List<FrElement> elements(FrColumn column, int n) {
        if (column.size() != n) {
            throw new IllegalArgumentException(column.size() + " elements instead of " + n);
        }
        long[] limbs = new long[Fr.LIMBS * n];
        column.load(0, limbs, 0, n);
        List<FrElement> out = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            out.add(FrElement.load(limbs, Fr.LIMBS * i));
        }
        return out;
    }
}
