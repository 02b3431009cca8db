// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Hint;
import io.larch.groth16.circuit.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of tuples (key, values) and what is looked up in it. Keys are distinct constants, so a
 * key that occurs determines its values; values are constants or wires. {@link LookupArguments}
 * makes tables and proves, when it is closed, that every query is a row. A key needs no range check
 * of its own: only keys of the table pass.
 *
 * <p>With k columns a query costs k constraints, a row 1, and 1 more for each wire beyond the first
 * in it; the table costs 1.
 */
public final class LookupTable {
    private static final int MAX_ROWS = 1 << 22;

    private final CircuitField f;
    private final RowHint hint;
    private final Wire[][] rows;
    private final List<Wire[]> queries = new ArrayList<>();
    private boolean closed;

    private LookupTable(CircuitField f, List<List<FrElement>> keys, Wire[][] rows) {
        this.f = f;
        this.rows = rows;
        this.hint = new RowHint(new RowIndex(keys), keys.get(0).size(), constants(keys));
    }

    /**
     * A table of constants.
     *
     * @param keys number of key columns, which come first in each row
     * @throws IllegalArgumentException if there are no rows or too many, their lengths differ, two
     *     have the same key, or the number of key columns is not in 1..columns
     */
    static LookupTable of(CircuitField f, int keys, List<List<FrElement>> rows) {
        requireRectangle(rows);
        if (keys < 1 || keys > rows.get(0).size()) {
            throw new IllegalArgumentException("1.. key columns, not " + keys);
        }
        Wire[][] wires = new Wire[rows.size()][];
        for (int i = 0; i < wires.length; i++) {
            wires[i] = rows.get(i).stream().map(f::constant).toArray(Wire[]::new);
        }
        return new LookupTable(f, rows.stream().map(r -> r.subList(0, keys)).toList(), wires);
    }

    /**
     * A table of wires whose one key column is the number of the row, from 0.
     *
     * @throws IllegalArgumentException if there are no rows or too many, or their lengths differ
     */
    static LookupTable indexed(CircuitField f, List<List<Wire>> rows) {
        requireRectangle(rows);
        List<List<FrElement>> keys = new ArrayList<>();
        Wire[][] wires = new Wire[rows.size()][];
        for (int i = 0; i < wires.length; i++) {
            keys.add(List.of(FrElement.of(i)));
            wires[i] = concat(new Wire[] {f.constant(i)}, rows.get(i).toArray(new Wire[0]));
        }
        return new LookupTable(f, keys, wires);
    }

    private static void requireRectangle(List<? extends List<?>> rows) {
        if (rows.isEmpty() || rows.size() > MAX_ROWS) {
            throw new IllegalArgumentException("1.." + MAX_ROWS + " rows, not " + rows.size());
        }
        for (List<?> row : rows) {
            if (row.isEmpty() || row.size() != rows.get(0).size()) {
                throw new IllegalArgumentException("a row of " + row.size() + " columns");
            }
        }
    }

    /** The values of each row, or nothing if one is not a constant. */
    private List<List<FrElement>> constants(List<List<FrElement>> keys) {
        List<List<FrElement>> values = new ArrayList<>();
        for (Wire[] row : rows) {
            List<Wire> wires = Arrays.asList(row).subList(keys.get(0).size(), row.length);
            if (!wires.stream().allMatch(f::isConstant)) {
                return List.of();
            }
            values.add(wires.stream().map(f::constantValue).toList());
        }
        return values;
    }

    /** Number of rows. */
    public int size() {
        return rows.length;
    }

    /** Number of columns, keys and values. */
    public int columns() {
        return rows[0].length;
    }

    /** Number of key columns. */
    public int keys() {
        return hint.keys();
    }

    /**
     * The values beside a key, which is asserted to occur. In a table of wires each call has all of
     * them as inputs of its advice: time and memory of compiling grow with queries times rows.
     *
     * @throws IllegalArgumentException if the key has another number of columns
     * @throws IllegalStateException if the arguments are closed
     */
    public Wire[] lookUp(Wire... key) {
        if (key.length != keys()) {
            throw new IllegalArgumentException(keys() + " key columns, not " + key.length);
        }
        Wire[] in = key;
        if (hint.constants().isEmpty()) {
            List<Wire> all = new ArrayList<>(List.of(key));
            for (Wire[] row : rows) {
                all.addAll(Arrays.asList(row).subList(keys(), row.length));
            }
            in = all.toArray(new Wire[0]);
        }
        Wire[] values = f.hint(hint, columns() - keys(), in);
        assertContains(concat(key, values));
        return values;
    }

    /**
     * Asserts that a tuple, keys first, is a row.
     *
     * @throws IllegalArgumentException if the tuple has another number of columns
     * @throws IllegalStateException if the arguments are closed
     */
    public void assertContains(Wire... tuple) {
        if (tuple.length != columns()) {
            throw new IllegalArgumentException(columns() + " columns, not " + tuple.length);
        }
        if (closed) {
            throw new IllegalStateException("the lookup arguments are closed");
        }
        queries.add(tuple.clone());
    }

    /** Number of constraints of rows, queries and sum, for queries of distinct single wires. */
    long cost() {
        long wires = 0;
        for (Wire[] row : rows) {
            long values = Arrays.stream(row).filter(v -> !f.isConstant(v)).count();
            wires += Math.max(0, values - 1);
        }
        return rows.length + wires + (long) queries.size() * columns() + 1;
    }

    void close() {
        closed = true;
    }

    Wire[][] rows() {
        return rows;
    }

    List<Wire[]> queries() {
        return queries;
    }

    /** How often each row is asked for, as advice that the caller constrains. */
    Wire[] counts() {
        List<Wire> asked = new ArrayList<>();
        queries.forEach(q -> asked.addAll(Arrays.asList(q).subList(0, keys())));
        Hint counts = new CountsHint(hint.index(), keys());
        return f.hint(counts, rows.length, asked.toArray(new Wire[0]));
    }

    private static Wire[] concat(Wire[] a, Wire[] b) {
        Wire[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }
}
