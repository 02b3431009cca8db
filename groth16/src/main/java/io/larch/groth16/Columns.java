// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

import io.larch.bn254.SumTerms;
import io.larch.groth16.circuit.SparseMatrix;

/** The columns of a matrix of constraints: for every wire the rows where it occurs. */
final class Columns {
    private Columns() {}

    /** As terms of one sum per wire; the points are numbered as the rows. */
    static SumTerms of(SparseMatrix m, int wires) {
        int[] start = new int[wires + 1];
        for (int e = 0; e < m.entries(); e++) {
            start[m.wire(e) + 1]++;
        }
        for (int w = 0; w < wires; w++) {
            start[w + 1] += start[w];
        }
        int[] next = start.clone();
        int[] row = new int[m.entries()];
        int[] coefficient = new int[m.entries()];
        for (int j = 0; j < m.rows(); j++) {
            for (int e = m.rowStart(j); e < m.rowStart(j + 1); e++) {
                int at = next[m.wire(e)]++;
                row[at] = j;
                coefficient[at] = m.coefficient(e);
            }
        }
        return new SumTerms(start, row, coefficient, m.coefficients());
    }
}
