// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import static io.larch.groth16.circuit.Circuits.elements;
import static io.larch.groth16.circuit.Circuits.fixed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.Challenger;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Circuits;
import io.larch.groth16.circuit.Hint;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.Wire;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Provers who choose all advice, counts too, for an argument that is weaker than it should be. */
class LookupForgeryTest {
    private static final Challenger FIXED = w -> FrElement.of(0x1234_5678_9ABCL);

    private final CircuitBuilder builder = new CircuitBuilder();
    private final CircuitField f = builder.field();
    private final LookupArguments lookups = new LookupArguments(f);

    private static UnaryOperator<Hint> advice(Map<String, List<FrElement>> answers) {
        return h -> answers.containsKey(h.name()) ? fixed(answers.get(h.name())) : h;
    }

    private static List<Integer> violated(
            Circuit c,
            List<FrElement> publics,
            List<FrElement> privates,
            Challenger challenger,
            UnaryOperator<Hint> advice) {
        long[] w = Circuits.solve(c, publics, privates, challenger, advice);
        return Circuits.violated(c.r1cs(), w);
    }

    /**
     * The entries of a row in another order, counted as that row: if two columns had the same
     * coefficient, this would pass.
     */
    @ParameterizedTest
    @CsvSource({"2,8,4", "4,2,8", "4,8,2", "8,2,4", "8,4,2"})
    void columnsAreNotExchanged(long key, long first, long second) {
        LookupTable table = lookups.table(1, List.of(elements(1, 3, 9), elements(2, 4, 8)));
        table.assertContains(f.publicInput("k"), f.publicInput("a"), f.publicInput("b"));
        lookups.close();
        Circuit c = builder.compile();
        UnaryOperator<Hint> counted = advice(Map.of("counts", elements(0, 1)));
        assertEquals(List.of(), violated(c, elements(2, 4, 8), List.of(), FIXED, counted));
        List<FrElement> exchanged = elements(key, first, second);
        assertEquals(1, violated(c, exchanged, List.of(), FIXED, counted).size());
    }

    /** Key and value exchanged, where there is one value. */
    @Test
    void keyAndValueAreNotExchanged() {
        LookupTable table = lookups.table(1, List.of(elements(1, 3), elements(2, 4)));
        table.assertContains(f.publicInput("k"), f.publicInput("a"));
        lookups.close();
        Circuit c = builder.compile();
        UnaryOperator<Hint> counted = advice(Map.of("counts", elements(0, 1)));
        assertEquals(List.of(), violated(c, elements(2, 4), List.of(), FIXED, counted));
        assertEquals(1, violated(c, elements(4, 2), List.of(), FIXED, counted).size());
    }

    /**
     * Another argument, that a·ρ + b is the zero polynomial, is satisfied by b = -ρ if the prover
     * learns ρ before b is fixed.
     */
    @Test
    void whatOtherArgumentsDependOnIsFixedBeforeTheChallenge() {
        Wire a = f.privateInput("a");
        Wire b = f.privateInput("b");
        lookups.onChallenge(List.of(a, b), rho -> f.assertZero(f.add(f.mul(a, rho), b)));
        lookups.close();
        Circuit c = builder.compile();
        UnaryOperator<Hint> unmasked = advice(Map.of("mask", elements(0)));
        long[] w = Circuits.solve(c, List.of(), elements(1, 0), binding(c), unmasked);
        int wire = c.r1cs().commitment().orElseThrow().wire();
        FrElement rho = FrElement.load(w, Fr.LIMBS * wire);
        List<FrElement> late = List.of(FrElement.ONE, rho.neg());
        assertEquals(List.of(), violated(c, List.of(), late, x -> rho, unmasked));
        assertEquals(1, violated(c, List.of(), late, binding(c), unmasked).size());
    }

    /** A challenge that depends on every committed wire. */
    private static Challenger binding(Circuit c) {
        R1cs.Commitment commitment = c.r1cs().commitment().orElseThrow();
        return w -> {
            FrElement sum = FrElement.of(3);
            for (int wire : commitment.privateWires()) {
                sum = sum.square().add(FrElement.load(w, Fr.LIMBS * wire));
            }
            return sum;
        };
    }
}
