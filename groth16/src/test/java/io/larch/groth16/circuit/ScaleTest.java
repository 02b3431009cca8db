// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.bn254.FrElement;
import io.larch.bn254.Poseidon2;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A chain of a thousand permutations: about a million operations. */
@Tag("slow")
class ScaleTest {
    private static final int LINKS = 1000;

    @Test
    void compilesAMillionOperations() {
        long start = System.nanoTime();
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire[] state = {f.publicInput("x"), f.zero(), f.zero(), f.zero()};
        FrElement[] values = {FrElement.ONE, FrElement.ZERO, FrElement.ZERO, FrElement.ZERO};
        for (int i = 0; i < LINKS; i++) {
            state = f.poseidon2(state);
            values = Poseidon2.permute(values);
        }
        f.assertEqual(state[0], f.publicInput("y"));
        long recorded = System.nanoTime();
        Circuit circuit = builder.compile();
        long compiled = System.nanoTime();
        assertEquals(264 * LINKS, circuit.r1cs().constraints());
        circuit.assign(List.of(FrElement.ONE, values[0]), List.of());
        long solved = System.nanoTime();
        System.out.printf(
                "%d operations, %d constraints, %d entries: recorded %d ms, compiled %d ms,"
                        + " solved and checked %d ms%n",
                builder.size(),
                circuit.r1cs().constraints(),
                circuit.r1cs().left().entries()
                        + circuit.r1cs().right().entries()
                        + circuit.r1cs().output().entries(),
                (recorded - start) / 1_000_000,
                (compiled - recorded) / 1_000_000,
                (solved - compiled) / 1_000_000);
    }
}
