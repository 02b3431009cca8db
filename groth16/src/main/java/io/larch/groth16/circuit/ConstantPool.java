// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.util.Arrays;

/**
 * Distinct field constants, numbered in order of arrival. Values are Montgomery limbs, which are
 * canonical, so equal values have equal limbs; the table compares all of them.
 */
final class ConstantPool {
    private long[] limbs = new long[16 * Fr.LIMBS];
    private int[] table = new int[64];
    private int size;

    ConstantPool() {
        Arrays.fill(table, -1);
    }

    int size() {
        return size;
    }

    /** The number of the value at x[xi..xi+4), new or known. */
    int intern(long[] x, int xi) {
        int slot = slot(x, xi);
        if (table[slot] >= 0) {
            return table[slot];
        }
        if (4 * (size + 1) > 3 * table.length) {
            rehash();
            slot = slot(x, xi);
        }
        if (Fr.LIMBS * (size + 1) > limbs.length) {
            limbs = Arrays.copyOf(limbs, 2 * limbs.length);
        }
        System.arraycopy(x, xi, limbs, Fr.LIMBS * size, Fr.LIMBS);
        table[slot] = size;
        return size++;
    }

    FrElement get(int index) {
        return FrElement.load(limbs, Fr.LIMBS * index);
    }

    /**
     * The limbs of all values, borrowed; value i is at 4i. The array changes when the pool grows.
     */
    long[] limbs() {
        return limbs;
    }

    private int slot(long[] x, int xi) {
        int mask = table.length - 1;
        int slot = hash(x, xi) & mask;
        while (table[slot] >= 0 && !Fr.equal(limbs, Fr.LIMBS * table[slot], x, xi)) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void rehash() {
        table = new int[2 * table.length];
        Arrays.fill(table, -1);
        for (int i = 0; i < size; i++) {
            table[slot(limbs, Fr.LIMBS * i)] = i;
        }
    }

    private static int hash(long[] x, int xi) {
        long h = x[xi] + 31 * x[xi + 1] + 961 * x[xi + 2] + 29791 * x[xi + 3];
        h *= 0x9E3779B97F4A7C15L;
        return (int) (h >>> 32);
    }
}
