// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import io.larch.bn254.Poseidon2;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Gadget;
import io.larch.groth16.circuit.Wire;
import java.util.Arrays;

/**
 * The Poseidon2 permutation of four elements: 88 S-boxes of three products each. The linear layers
 * are merged into the rows, so the price is 264 constraints.
 */
public record Poseidon2Permutation() implements Gadget {
    @Override
    public String name() {
        return "poseidon2";
    }

    @Override
    public int cost() {
        return 264;
    }

    @Override
    public Wire[] record(CircuitField f, Wire[] in) {
        return Poseidon2.permute(f, Arrays.asList(in)).toArray(new Wire[0]);
    }
}
