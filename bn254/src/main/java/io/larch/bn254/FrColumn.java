// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

/**
 * A read-only sequence of Fr elements in whatever form is cheapest to keep.
 *
 * <p>Kernels read columns block by block through {@link #load}, so small integers and table
 * references become field elements only inside a kernel's working set: a {@link SmallColumn} holds
 * integers, a {@link TableColumn} indices into a table, a {@link FrVector} the elements themselves.
 */
public sealed interface FrColumn permits FrVector, SmallColumn, TableColumn {
    /** Number of elements. */
    int size();

    /**
     * Stores elements {@code from .. from+n-1} as Montgomery limbs at {@code limbs[at ..]}.
     *
     * @param from first element
     * @param limbs destination, {@code 4·n} longs from {@code at}
     * @param at first limb written
     * @param n number of elements
     */
    void load(int from, long[] limbs, int at, int n);
}
