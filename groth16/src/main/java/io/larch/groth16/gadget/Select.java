// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Gadget;
import io.larch.groth16.circuit.Wire;

/** bit ? x : y as y + bit · (x - y). The bit is not constrained here. */
public record Select() implements Gadget {
    @Override
    public String name() {
        return "select";
    }

    @Override
    public int cost() {
        return 1;
    }

    @Override
    public Wire[] record(CircuitField f, Wire[] in) {
        Wire difference = f.sub(in[1], in[2]);
        return new Wire[] {f.add(in[2], f.mul(in[0], difference))};
    }
}
