// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Gadget;
import io.larch.groth16.circuit.Wire;

/** y = 1 / x by the constraint x · y = 1, which no x = 0 satisfies. */
public record Inverse() implements Gadget {
    @Override
    public String name() {
        return "inverse";
    }

    @Override
    public int cost() {
        return 1;
    }

    @Override
    public Wire[] record(CircuitField f, Wire[] in) {
        return new Wire[] {f.div(f.one(), in[0])};
    }
}
