// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Circuits;
import io.larch.groth16.circuit.Wire;
import io.larch.groth16.gadget.BitwiseWords;
import io.larch.groth16.gadget.LookupArguments;
import io.larch.groth16.gadget.LookupTable;
import java.util.ArrayList;
import java.util.List;

/** Circuits with lookups. Their sizes are in their names; tools/gnark makes the same of its own. */
final class LookupCases {
    private LookupCases() {}

    static List<Case> all() {
        return List.of(
                Case.of("lookup-constants-64x20", LookupCases::constants, 5),
                Case.of("lookup-array-100x40", LookupCases::array, 3),
                Case.of("lookup-set", LookupCases::set, 2),
                Case.of("words-64x1", (f, x) -> words(f, x, 1), 0x0123_4567_89AB_CDEFL),
                Case.of("words-64x40", (f, x) -> words(f, x, 40), 0x0123_4567_89AB_CDEFL),
                Case.of("words-13x30", LookupCases::shortWords, 0x0ABC),
                Case.of("lookups-together", LookupCases::together, 9));
    }

    /** Twenty keys in a table of 64 rows (i, i³, i + 7). */
    private static Wire constants(CircuitField f, Wire x) {
        try (LookupArguments lookups = new LookupArguments(f)) {
            List<List<FrElement>> rows = new ArrayList<>();
            for (long i = 0; i < 64; i++) {
                rows.add(Circuits.elements(i, i * i * i, i + 7));
            }
            LookupTable table = lookups.table(1, rows);
            Wire sum = f.zero();
            for (int i = 0; i < 20; i++) {
                Wire[] row = table.lookUp(f.add(x, f.constant(i)));
                sum = f.add(sum, f.add(row[0], row[1]));
            }
            return sum;
        }
    }

    /** Forty indices in an array of a hundred values x² + i. */
    private static Wire array(CircuitField f, Wire x) {
        try (LookupArguments lookups = new LookupArguments(f)) {
            List<List<Wire>> rows = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                rows.add(List.of(f.add(f.mul(x, x), f.constant(i))));
            }
            LookupTable table = lookups.array(rows);
            Wire sum = f.zero();
            for (int i = 0; i < 40; i++) {
                sum = f.add(sum, table.lookUp(f.add(x, f.constant(i)))[0]);
            }
            return sum;
        }
    }

    private static Wire set(CircuitField f, Wire x) {
        try (LookupArguments lookups = new LookupArguments(f)) {
            List<List<FrElement>> rows =
                    List.of(
                            Circuits.elements(2, 4),
                            Circuits.elements(2, 5),
                            Circuits.elements(3, -1));
            lookups.table(2, rows).assertContains(x, f.mul(x, x));
            return x;
        }
    }

    /** Σ (x + i) ⊕ (3x + i). */
    private static Wire words(CircuitField f, Wire x, int count) {
        try (LookupArguments lookups = new LookupArguments(f)) {
            Wire sum = f.zero();
            for (int i = 0; i < count; i++) {
                Wire a = f.add(x, f.constant(i));
                Wire b = f.add(f.mul(f.constant(3), x), f.constant(i));
                sum = f.add(sum, lookups.words().xor(a, b, 64));
            }
            return sum;
        }
    }

    private static Wire shortWords(CircuitField f, Wire x) {
        try (LookupArguments lookups = new LookupArguments(f)) {
            BitwiseWords words = lookups.words();
            Wire y = x;
            for (int i = 0; i < 10; i++) {
                y = words.xor(words.or(x, f.constant(0x1555), 13), words.and(y, x, 13), 13);
            }
            return y;
        }
    }

    /** All kinds, one of them twice, and another user of the challenge. */
    private static Wire together(CircuitField f, Wire x) {
        try (LookupArguments lookups = new LookupArguments(f)) {
            LookupTable squares =
                    lookups.table(
                            1, List.of(Circuits.elements(9, 81), Circuits.elements(81, 6561)));
            LookupTable array = lookups.array(List.of(List.of(x), List.of(f.mul(x, x))));
            Wire square = squares.lookUp(x)[0];
            Wire fourth = squares.lookUp(array.lookUp(f.one())[0])[0];
            for (int i = 0; i < 20; i++) {
                lookups.ranges().check(f.add(fourth, f.constant(i)), 64);
                lookups.ranges().check(f.add(square, f.constant(i)), 9);
            }
            lookups.onChallenge(
                    List.of(square, x),
                    z ->
                            f.assertEqual(
                                    f.mul(f.sub(z, x), f.add(z, x)), f.sub(f.mul(z, z), square)));
            return f.add(fourth, lookups.words().and(x, square, 8));
        }
    }
}
