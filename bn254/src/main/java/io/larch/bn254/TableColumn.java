// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.util.Objects;

/**
 * A column that looks its elements up: element i is {@code table[index(i)]}.
 *
 * <p>The digit columns of a trace read through an eq table are of this kind: {@code E(j) = eq(ρ,
 * D(j))} costs a table of {@code 2^w} elements and no storage per row.
 */
public final class TableColumn implements FrColumn {
    private final long[] table;
    private final SmallColumn indices;

    /**
     * A column over a copy of the table.
     *
     * @param table at least one more element than the largest index
     * @param indices non-negative, below 2^31; borrowed
     */
    public TableColumn(FrVector table, SmallColumn indices) {
        this.table = new long[Fr.LIMBS * table.size()];
        table.load(0, this.table, 0, table.size());
        this.indices = indices;
    }

    @Override
    public int size() {
        return indices.size();
    }

    @Override
    public void load(int from, long[] limbs, int at, int n) {
        Objects.checkFromIndexSize(from, n, size());
        for (int k = 0; k < n; k++) {
            int entry = Fr.LIMBS * Math.toIntExact(indices.magnitude(from + k));
            int z = at + Fr.LIMBS * k;
            limbs[z] = table[entry];
            limbs[z + 1] = table[entry + 1];
            limbs[z + 2] = table[entry + 2];
            limbs[z + 3] = table[entry + 3];
        }
    }
}
