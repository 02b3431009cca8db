// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/** Where a key stands in a table. */
final class RowIndex {
    private final Map<List<FrElement>, Integer> rows = new HashMap<>();

    /**
     * Indexes keys.
     *
     * @throws IllegalArgumentException if two are equal
     */
    RowIndex(List<List<FrElement>> keys) {
        for (List<FrElement> key : keys) {
            Integer before = rows.put(List.copyOf(key), rows.size());
            if (before != null) {
                throw new IllegalArgumentException("key " + key + " occurs twice");
            }
        }
    }

    /** The row whose key is {@code in[from .. from + columns)}. */
    OptionalInt find(FrElement[] in, int from, int columns) {
        Integer row = rows.get(Arrays.asList(in).subList(from, from + columns));
        return row == null ? OptionalInt.empty() : OptionalInt.of(row);
    }
}
