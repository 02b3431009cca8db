// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Gadget;
import io.larch.groth16.circuit.Wire;

/** x = low + 2^128 · high for the canonical value of x: 128 bits and 126 bits, below r together. */
public record Low128() implements Gadget {
    @Override
    public String name() {
        return "low128";
    }

    @Override
    public int cost() {
        return new CanonicalBits().cost();
    }

    @Override
    public Wire[] record(CircuitField f, Wire[] in) {
        Wire[] bits = f.bits(in[0], CanonicalBits.COUNT);
        return new Wire[] {Bits.compose(f, bits, 0, 128), Bits.compose(f, bits, 128, 126)};
    }
}
