// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import static io.larch.groth16.circuit.Circuits.elements;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.Challenger;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitException;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.UnsatisfiedException;
import io.larch.groth16.circuit.Wire;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookupTableTest {
    private static final Challenger FIXED = w -> FrElement.of(0x1234_5678_9ABCL);
    private static final List<List<FrElement>> SQUARES = squares(20);

    private final CircuitBuilder builder = new CircuitBuilder();
    private final CircuitField f = builder.field();
    private final LookupArguments lookups = new LookupArguments(f);

    /** Rows (x, x², -x). */
    private static List<List<FrElement>> squares(int n) {
        List<List<FrElement>> rows = new ArrayList<>();
        for (int x = 0; x < n; x++) {
            rows.add(elements(x, (long) x * x, -x));
        }
        return rows;
    }

    /** The input is used elsewhere, so that nothing but the lookup itself is missing. */
    @Test
    void lookupsThatAreNeverRecordedStopTheCompiler() {
        Wire x = f.publicInput("x");
        f.assertNonZero(x);
        lookups.table(1, List.of(elements(1), elements(2))).assertContains(x);
        assertNotCompiled();
        lookups.close();
        Circuit c = builder.compile();
        c.assign(elements(2), List.of(), FIXED);
        assertThrows(UnsatisfiedException.class, () -> c.assign(elements(3), List.of(), FIXED));
    }

    @Test
    void wordsThatAreNeverRecordedStopTheCompiler() {
        Wire x = f.publicInput("x");
        f.assertEqual(lookups.words().and(x, f.one(), 8), f.mul(x, x));
        assertNotCompiled();
    }

    /** The second commitment is refused, and whoever ignores that gets no circuit. */
    @Test
    void lookupsThatCannotBeRecordedStopTheCompiler() {
        Wire x = f.publicInput("x");
        f.assertNonZero(f.mul(f.commit(x), x));
        lookups.table(1, SQUARES).lookUp(x);
        assertThrows(IllegalStateException.class, lookups::close);
        assertNotCompiled();
    }

    private void assertNotCompiled() {
        CircuitException e = assertThrows(CircuitException.class, builder::compile);
        assertEquals(CircuitException.Lint.MISSING_CONSTRAINTS, e.lint());
    }

    @Test
    void looksUpConstants() {
        LookupTable table = lookups.table(1, SQUARES);
        for (int i = 0; i < 5; i++) {
            Wire[] row = table.lookUp(f.publicInput("x" + i));
            f.assertEqual(row[0], f.publicInput("square" + i));
            f.assertEqual(row[1], f.publicInput("negative" + i));
        }
        lookups.close();
        Circuit c = builder.compile();
        c.assign(elements(0, 0, 0, 19, 361, -19, 7, 49, -7, 7, 49, -7, 1, 1, -1), List.of(), FIXED);
        for (long x : new long[] {20, -1, 1L << 40}) {
            List<FrElement> publics =
                    elements(0, 0, 0, x, x * x, -x, 7, 49, -7, 7, 49, -7, 1, 1, -1);
            assertThrows(
                    UnsatisfiedException.class, () -> c.assign(publics, List.of(), FIXED), "" + x);
        }
    }

    @Test
    void looksUpWires() {
        List<List<Wire>> rows = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Wire x = f.privateInput();
            rows.add(List.of(f.mul(x, x), f.constant(i)));
        }
        LookupTable table = lookups.array(rows);
        Wire sum = f.zero();
        for (int i = 0; i < 3; i++) {
            Wire[] row = table.lookUp(f.publicInput("i" + i));
            sum = f.add(sum, f.mul(row[0], f.add(row[1], f.one())));
        }
        f.assertEqual(sum, f.publicInput("sum"));
        lookups.close();
        Circuit c = builder.compile();
        List<FrElement> values = elements(3, 1, 4, 1, 5, 9, 2, 6);
        c.assign(elements(0, 5, 7, 9 + 81 * 6 + 36 * 8), values, FIXED);
        assertThrows(
                UnsatisfiedException.class,
                () -> c.assign(elements(0, 5, 7, 9 + 81 * 6 + 36 * 8 + 1), values, FIXED));
        assertThrows(
                UnsatisfiedException.class,
                () -> c.assign(elements(0, 5, 8, 9 + 81 * 6), values, FIXED));
    }

    @Test
    void knowsSetsOfTuples() {
        LookupTable set = lookups.table(2, List.of(elements(1, 2), elements(3, 4), elements(1, 4)));
        set.assertContains(f.publicInput("a"), f.publicInput("b"));
        lookups.close();
        Circuit c = builder.compile();
        c.assign(elements(1, 2), List.of(), FIXED);
        c.assign(elements(1, 4), List.of(), FIXED);
        for (List<FrElement> other :
                List.of(elements(3, 2), elements(2, 1), elements(4, 3), elements(0, 0))) {
            assertThrows(
                    UnsatisfiedException.class,
                    () -> c.assign(other, List.of(), FIXED),
                    "" + other);
        }
    }

    /** Constants, wires, ranges, words and another argument, and one commitment for them all. */
    @Test
    void sharesOneCommitmentAndCostsWhatItSays() {
        LookupTable constants = lookups.table(1, SQUARES);
        List<List<Wire>> values = new ArrayList<>();
        List<FrElement> privates = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            values.add(List.of(f.privateInput(), f.privateInput()));
            privates.addAll(elements(i + 100, i + 200));
        }
        LookupTable array = lookups.array(values);
        List<FrElement> publics = new ArrayList<>();
        List<Integer> words = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Wire x = f.publicInput("x" + i);
            publics.add(FrElement.of(i % 10));
            Wire at = f.publicInput("index" + i);
            publics.add(FrElement.of(i % 10));
            Wire y = f.mul(constants.lookUp(x)[0], array.lookUp(at)[1]);
            lookups.ranges().check(y, 64);
            f.assertEqual(lookups.words().xor(x, y, 64), f.publicInput("xor" + i));
            long product = (i % 10) * (i % 10) * (i % 10 + 200L);
            publics.add(FrElement.of(i % 10 ^ product));
            words.add(64);
        }
        long before = LookupPlan.cheapest(words, words, List.of(constants, array), 1).cost();
        Wire p = f.privateInput();
        privates.add(FrElement.of(3));
        lookups.onChallenge(List.of(p), z -> f.assertEqual(product(z, p), f.sub(z, p)));
        lookups.close();
        Circuit c = builder.compile();
        c.assign(publics, privates, FIXED);
        assertEquals(before + 3, c.constraintsByScope().get("lookups").longValue());
        assertTrue(c.r1cs().commitment().isPresent());
    }

    /** (z - p)² / (z - p): three constraints with the equality. */
    private Wire product(Wire z, Wire p) {
        Wire square = f.mul(f.sub(z, p), f.sub(z, p));
        return f.div(square, f.sub(z, p));
    }

    @Test
    void aTableWithoutQueriesCostsNothing() {
        lookups.table(1, SQUARES);
        f.assertEqual(f.publicInput("x"), f.one());
        lookups.close();
        Circuit c = builder.compile();
        assertEquals(1, c.r1cs().constraints());
        assertTrue(c.r1cs().commitment().isEmpty());
    }

    @Test
    void refusesOtherShapes() {
        assertRefused(() -> lookups.table(1, List.of()));
        assertRefused(() -> lookups.table(0, SQUARES));
        assertRefused(() -> lookups.table(0, SQUARES.subList(0, 1)));
        assertRefused(() -> lookups.table(4, SQUARES));
        assertRefused(() -> lookups.table(1, List.of(elements(1, 2), elements(2))));
        assertRefused(() -> lookups.table(1, List.of(List.of())));
        assertRefused(() -> lookups.array(List.of()));
        assertRefused(() -> lookups.array(List.of(List.of(f.one()), List.of())));
        LookupTable table = lookups.table(1, SQUARES);
        assertEquals(20, table.size());
        assertEquals(3, table.columns());
        assertRefused(() -> table.lookUp(f.one(), f.one()));
        assertRefused(() -> table.assertContains(f.one()));
        assertRefused(() -> lookups.words().and(f.one(), f.one(), 254));
    }

    /** Two values for one key would leave the prover a choice. */
    @Test
    void refusesAKeyThatOccursTwice() {
        assertRefused(() -> lookups.table(1, List.of(elements(1, 2), elements(1, 3))));
        assertRefused(() -> lookups.table(2, List.of(elements(1, 2), elements(1, 2))));
    }

    /** What the caller does to the array later changes no query. */
    @Test
    void aQueryIsTheTupleAtTheTimeOfTheCall() {
        LookupTable set = lookups.table(2, List.of(elements(1, 2), elements(3, 4)));
        Wire[] tuple = {f.publicInput("a"), f.publicInput("b")};
        set.assertContains(tuple);
        Arrays.fill(tuple, f.one());
        tuple[1] = f.constant(2);
        lookups.close();
        Circuit c = builder.compile();
        c.assign(elements(3, 4), List.of(), FIXED);
        assertThrows(UnsatisfiedException.class, () -> c.assign(elements(3, 2), List.of(), FIXED));
    }

    private static void assertRefused(Runnable body) {
        assertThrows(IllegalArgumentException.class, body::run);
    }

    /** What came after the commitment would be bound by nothing. */
    @Test
    void refusesQueriesOnceClosed() {
        LookupTable table = lookups.table(1, SQUARES);
        lookups.close();
        lookups.close();
        Wire x = f.one();
        assertLate(() -> table.lookUp(x));
        assertLate(() -> table.assertContains(x, x, x));
        assertLate(() -> lookups.table(1, SQUARES));
        assertLate(() -> lookups.array(List.of(List.of(x))));
        assertLate(() -> lookups.ranges().check(x, 4));
        assertLate(() -> lookups.words().and(x, x, 4));
        assertLate(() -> lookups.onChallenge(List.of(x), z -> {}));
    }

    private static void assertLate(Runnable body) {
        assertThrows(IllegalStateException.class, body::run);
    }
}
