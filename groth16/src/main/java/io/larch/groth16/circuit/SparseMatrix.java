// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Fr;
import java.util.Arrays;

/**
 * Rows of (wire, coefficient) pairs in flat arrays: row j is the entries {@code rowStart(j) ..
 * rowStart(j + 1)}. Coefficients are Montgomery limbs in a shared table; an entry names one.
 */
public final class SparseMatrix {
    private final ConstantPool coefficients;
    private int[] rowStart = new int[17];
    private int[] wires = new int[64];
    private int[] coefficient = new int[64];
    private int rows;

    SparseMatrix(ConstantPool coefficients) {
        this.coefficients = coefficients;
    }

    /** Number of rows. */
    public int rows() {
        return rows;
    }

    /** Number of entries. */
    public int entries() {
        return rowStart[rows];
    }

    /** The first entry of a row; of row {@code rows()}, the number of entries. */
    public int rowStart(int row) {
        return rowStart[row];
    }

    /** The wire of an entry. */
    public int wire(int entry) {
        return wires[entry];
    }

    /** The number of an entry's coefficient in {@link #coefficients}. */
    public int coefficient(int entry) {
        return coefficient[entry];
    }

    /** The coefficients, borrowed: number c at limb 4c, Montgomery form. */
    public long[] coefficients() {
        return coefficients.limbs();
    }

    /**
     * z = Σ coefficient · wire over a row.
     *
     * @param values one element per wire at limb 4·wire, Montgomery form
     * @param t four limbs at ti, overwritten
     */
    public void dot(long[] z, int zi, int row, long[] values, long[] t, int ti) {
        long[] c = coefficients.limbs();
        Arrays.fill(z, zi, zi + Fr.LIMBS, 0);
        for (int e = rowStart[row]; e < rowStart[row + 1]; e++) {
            Fr.mul(t, ti, c, Fr.LIMBS * coefficient[e], values, Fr.LIMBS * wires[e]);
            Fr.add(z, zi, z, zi, t, ti);
        }
    }

    void term(int wire, long[] c, int ci) {
        int e = rowStart[rows + 1]++;
        if (e == wires.length) {
            wires = Arrays.copyOf(wires, 2 * e);
            coefficient = Arrays.copyOf(coefficient, 2 * e);
        }
        wires[e] = wire;
        coefficient[e] = coefficients.intern(c, ci);
    }

    void endRow() {
        rows++;
        if (rows + 1 == rowStart.length) {
            rowStart = Arrays.copyOf(rowStart, Math.multiplyExact(2, rowStart.length));
        }
        rowStart[rows + 1] = rowStart[rows];
    }

    void renumber(int from, int to) {
        for (int e = 0; e < entries(); e++) {
            wires[e] = wires[e] >= from ? wires[e] - from + to : wires[e];
        }
    }
}
