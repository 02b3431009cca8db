// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.Challenger;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitException;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.UnsatisfiedException;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RangeCheckerTest {
    private static final Challenger FIXED = w -> FrElement.of(0x1234_5678_9ABCL);

    /** A circuit that asserts every input below 2^bits. */
    private static Circuit circuit(int bits, int values) {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        try (RangeChecker ranges = new RangeChecker(f)) {
            for (int i = 0; i < values; i++) {
                Wire x = f.publicInput("x" + i);
                ranges.check(x, bits);
                f.assertEqual(f.mul(x, x), f.privateInput());
            }
        }
        return builder.compile();
    }

    private static void assign(Circuit c, int values, BigInteger x) {
        FrElement e = FrElement.reduce(x);
        c.assign(Collections.nCopies(values, e), Collections.nCopies(values, e.square()), FIXED);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 8, 13, 16, 64, 70, 128, 253})
    void acceptsExactlyTheRange(int bits) {
        Circuit c = circuit(bits, 20);
        BigInteger bound = BigInteger.ONE.shiftLeft(bits);
        for (BigInteger x :
                List.of(BigInteger.ZERO, BigInteger.ONE, bound.subtract(BigInteger.ONE))) {
            assign(c, 20, x);
        }
        for (BigInteger x :
                List.of(
                        bound,
                        bound.add(BigInteger.ONE),
                        bound.shiftLeft(1).subtract(BigInteger.ONE),
                        Fr.MODULUS.subtract(BigInteger.ONE))) {
            if (x.compareTo(Fr.MODULUS) < 0) {
                assertThrows(UnsatisfiedException.class, () -> assign(c, 20, x), "x = " + x);
            }
        }
    }

    @Test
    void costsWhatItSays() {
        for (int values : new int[] {1, 10, 100, 1000}) {
            List<Integer> widths = Collections.nCopies(values, 64);
            LookupPlan plan = plan(widths);
            int counted = circuit(64, values).constraintsByScope().get("lookups");
            assertEquals(plan.cost(), counted, plan.toString());
        }
    }

    @Test
    void choosesWiderTablesForMoreValues() {
        assertTrue(plan(Collections.nCopies(10, 64)).rangeWidth() <= 6);
        assertEquals(16, plan(Collections.nCopies(50_000, 64)).rangeWidth());
    }

    private static LookupPlan plan(List<Integer> widths) {
        return LookupPlan.cheapest(widths, List.of(), List.of(), 0);
    }

    @Test
    void commitsOnlyWhereATablePays() {
        assertTrue(circuit(1, 30).r1cs().commitment().isEmpty());
        assertTrue(circuit(2, 3).r1cs().commitment().isEmpty());
        assertEquals(9, circuit(2, 3).constraintsByScope().get("lookups"));
        assertTrue(circuit(2, 30).r1cs().commitment().isPresent());
        assertTrue(circuit(64, 1).r1cs().commitment().isPresent());
    }

    /** The cost of a 64-bit value beside a large table: its four digits. */
    @Test
    void aWordCostsItsDigits() {
        long one = RangeChecker.cost(List.of(64), 16);
        assertEquals(4, RangeChecker.cost(List.of(64, 64), 16) - one);
    }

    @Test
    void closesOnce() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        RangeChecker ranges = new RangeChecker(f);
        Wire x = f.publicInput("x");
        ranges.check(x, 64);
        ranges.close();
        int size = builder.size();
        ranges.close();
        assertEquals(size, builder.size());
        assertThrows(IllegalStateException.class, () -> ranges.check(x, 64));
    }

    /** The input is used elsewhere, so that nothing but the check itself is missing. */
    @Test
    void aCheckThatIsNeverRecordedStopsTheCompiler() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        RangeChecker ranges = new RangeChecker(f);
        Wire x = f.publicInput("x");
        f.assertNonZero(x);
        ranges.check(x, 64);
        CircuitException e = assertThrows(CircuitException.class, builder::compile);
        assertEquals(CircuitException.Lint.MISSING_CONSTRAINTS, e.lint());
        ranges.close();
        assertThrows(IllegalStateException.class, () -> ranges.check(x, 64));
        Circuit c = builder.compile();
        c.assign(List.of(FrElement.of(5)), List.of(), FIXED);
        assertThrows(
                UnsatisfiedException.class,
                () -> c.assign(List.of(FrElement.ofSigned(-1)), List.of(), FIXED));
    }

    @Test
    void refusesOtherWidths() {
        RangeChecker ranges = new RangeChecker(new CircuitBuilder().field());
        Wire x = new CircuitBuilder().field().one();
        assertThrows(IllegalArgumentException.class, () -> ranges.check(x, 0));
        assertThrows(IllegalArgumentException.class, () -> ranges.check(x, 254));
    }
}
