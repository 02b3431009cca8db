// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import java.util.ArrayList;
import java.util.List;

/**
 * The sum that holds iff every query to a table is one of its rows:
 *
 * <pre>
 * Σ_q 1 / (z - q(β)) = Σ_t m_t / (z - t(β)),    x(β) = Σ_j β^j · x_j
 * </pre>
 *
 * <p>where m_t counts the queries of row t, and the columns x_j are ordered values first, then
 * keys: the coefficient that is one stands with a value, so that a row (index, wire) costs no
 * product. Queries, counts and wires of the table are fixed before z and β.
 *
 * <p>Soundness, for Q queries to T rows of k columns and independent uniform z and β: the
 * polynomials Z - x(B) of distinct tuples are coprime. A query outside the table leaves, as a
 * rational function, a pole at Z = q(B) with residue the number of such queries, 0 &lt; Q &lt; r,
 * whatever the m_t. So the sum, multiplied by all denominators, is not the zero polynomial; its
 * degree is below k·(Q + T), and it vanishes with probability below k·(Q + T)/r. Rows are divided
 * without a check that z ≠ t(β), which fails with probability at most T/r; the queries' inverses
 * assert it. Together: less than (k·(Q + T) + T)/r.
 *
 * <p>Source: Haböck, eprint 2022/1530.
 */
final class LogDerivative {
    private final CircuitField f;
    private final LookupTable table;
    private final int values;
    private final Wire[] counts;

    /** Prepares the sum, with counts as advice. */
    LogDerivative(CircuitField f, LookupTable table) {
        this.f = f;
        this.table = table;
        this.values = table.columns() - table.keys();
        this.counts = table.counts();
    }

    /** Adds all that must be fixed before the challenge. */
    void addCommitted(List<Wire> committed) {
        List<Wire[]> tuples = new ArrayList<>(table.queries());
        tuples.addAll(List.of(table.rows()));
        tuples.add(counts);
        for (Wire[] tuple : tuples) {
            for (Wire x : tuple) {
                if (!f.isConstant(x)) {
                    committed.add(x);
                }
            }
        }
    }

    /** Asserts the sum; {@code powers} are 1, β, β², … for every column. */
    void record(Wire z, Wire[] powers) {
        Wire difference = f.zero();
        for (Wire[] q : table.queries()) {
            difference = f.add(difference, f.inverse(f.sub(z, compress(q, powers))));
        }
        for (int t = 0; t < counts.length; t++) {
            Wire denominator = f.sub(z, compress(table.rows()[t], powers));
            difference = f.sub(difference, f.divUnchecked(counts[t], denominator));
        }
        f.assertZero(difference);
    }

    private Wire compress(Wire[] tuple, Wire[] powers) {
        Wire sum = f.zero();
        for (int j = 0; j < tuple.length; j++) {
            int column = j < values ? j + tuple.length - values : j - values;
            sum = f.add(sum, f.mul(powers[j], tuple[column]));
        }
        return sum;
    }
}
