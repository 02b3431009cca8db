// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.bench;

import io.larch.bn254.FrElement;
import io.larch.bn254.Poseidon2;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import java.util.List;

/**
 * A circuit to measure with: Poseidon2 permutations one after another, as many as fit into 2^n
 * constraints. Most constraints of a wrapper circuit are of this kind.
 *
 * @param builder the recording
 * @param publics the first element of the last state
 * @param privates the first state
 */
public record PoseidonChain(
        CircuitBuilder builder, List<FrElement> publics, List<FrElement> privates) {
    /** Logarithm of the smallest size: one permutation. */
    public static final int MIN_LOG = 9;

    /** Logarithm of the largest size that is measured. */
    public static final int MAX_LOG = 24;

    /** Constraints of one permutation; one more compares the result. */
    private static final int PER_LINK = 264;

    private static final int WIDTH = 4;

    /** The chain for 2^logN constraints: more than half of them. */
    static PoseidonChain of(int logN) {
        int links = ((1 << logN) - 1) / PER_LINK;
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire result = f.publicInput("result");
        Wire[] state = new Wire[WIDTH];
        FrElement[] values = new FrElement[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            state[i] = f.privateInput();
            values[i] = FrElement.of(i + 1L);
        }
        List<FrElement> privates = List.of(values);
        for (int i = 0; i < links; i++) {
            state = f.poseidon2(state);
            values = Poseidon2.permute(values);
        }
        f.assertEqual(state[0], result);
        return new PoseidonChain(builder, List.of(values[0]), privates);
    }
}
