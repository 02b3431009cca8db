// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.Hint;

/** How often each row is asked for, by the keys of the queries; others count nowhere. */
record CountsHint(RowIndex index, int keys) implements Hint {
    static final String NAME = "counts";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void compute(FrElement[] in, FrElement[] out) {
        int[] counts = new int[out.length];
        for (int i = 0; i < in.length; i += keys) {
            index.find(in, i, keys).ifPresent(row -> counts[row]++);
        }
        for (int t = 0; t < out.length; t++) {
            out[t] = FrElement.of(counts[t]);
        }
    }
}
