// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Fr;
import java.util.Arrays;
import java.util.Set;

/**
 * Accumulates Σ c_i · w_i with each wire once, in order of first arrival. Clearing costs what was
 * added, so one form serves a whole compilation.
 */
final class LinearForm {
    private int[] wires = new int[64];
    private long[] limbs = new long[64 * Fr.LIMBS];
    private int[] where = new int[1 << 10];
    private int size;

    void clear() {
        for (int i = 0; i < size; i++) {
            where[wires[i]] = 0;
        }
        size = 0;
    }

    /** Adds c · wire. */
    void add(int wire, long[] c, int ci) {
        if (wire >= where.length) {
            where = Arrays.copyOf(where, Math.max(wire + 1, 2 * where.length));
        }
        if (where[wire] == 0) {
            append(wire);
        }
        int at = Fr.LIMBS * (where[wire] - 1);
        Fr.add(limbs, at, limbs, at, c, ci);
    }

    private void append(int wire) {
        if (size == wires.length) {
            wires = Arrays.copyOf(wires, 2 * size);
            limbs = Arrays.copyOf(limbs, 2 * limbs.length);
        }
        Arrays.fill(limbs, Fr.LIMBS * size, Fr.LIMBS * (size + 1), 0);
        wires[size++] = wire;
        where[wire] = size;
    }

    /** Number of non-zero terms. */
    int terms() {
        int n = 0;
        for (int i = 0; i < size; i++) {
            n += Fr.isZero(limbs, Fr.LIMBS * i) ? 0 : 1;
        }
        return n;
    }

    /** Adds the wires of the non-zero terms to a set. */
    void addWiresTo(Set<Integer> set) {
        for (int i = 0; i < size; i++) {
            if (!Fr.isZero(limbs, Fr.LIMBS * i)) {
                set.add(wires[i]);
            }
        }
    }

    /** Writes the non-zero terms as a row. */
    void writeRow(SparseMatrix m) {
        for (int i = 0; i < size; i++) {
            if (!Fr.isZero(limbs, Fr.LIMBS * i)) {
                m.term(wires[i], limbs, Fr.LIMBS * i);
            }
        }
        m.endRow();
    }

    /** An immutable copy of the non-zero terms. */
    Terms snapshot() {
        int n = terms();
        int[] w = new int[n];
        long[] c = new long[Fr.LIMBS * n];
        int k = 0;
        for (int i = 0; i < size; i++) {
            if (!Fr.isZero(limbs, Fr.LIMBS * i)) {
                w[k] = wires[i];
                System.arraycopy(limbs, Fr.LIMBS * i, c, Fr.LIMBS * k++, Fr.LIMBS);
            }
        }
        return new Terms(w, c);
    }

    /** A linear combination that several operations use; both arrays are owned. */
    record Terms(int[] wires, long[] limbs) {}
}
