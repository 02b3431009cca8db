// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.Hint;
import java.util.List;
import java.util.OptionalInt;

/**
 * The values of a row; a key that does not occur gives zeros, which satisfy nothing. The input is
 * the key; the values of every row follow it, unless they are constants.
 *
 * @param index where keys stand
 * @param keys number of key columns
 * @param constants the values of each row, or nothing if they are inputs
 */
record RowHint(RowIndex index, int keys, List<List<FrElement>> constants) implements Hint {
    @Override
    public String name() {
        return "row";
    }

    @Override
    public void compute(FrElement[] in, FrElement[] out) {
        OptionalInt row = index.find(in, 0, keys);
        for (int j = 0; j < out.length; j++) {
            out[j] = row.isEmpty() ? FrElement.ZERO : value(in, row.getAsInt(), j, out.length);
        }
    }

    private FrElement value(FrElement[] in, int row, int column, int columns) {
        return constants.isEmpty()
                ? in[keys + row * columns + column]
                : constants.get(row).get(column);
    }
}
