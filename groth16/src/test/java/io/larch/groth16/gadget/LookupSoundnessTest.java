// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import static io.larch.groth16.circuit.Circuits.elements;
import static io.larch.groth16.circuit.Circuits.fixed;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.Challenger;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Circuits;
import io.larch.groth16.circuit.Hint;
import io.larch.groth16.circuit.R1cs;
import io.larch.groth16.circuit.UnsatisfiedException;
import io.larch.groth16.circuit.Wire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Provers with other advice. Each forgery violates one constraint and no other: without that
 * constraint it would pass, so it is that constraint which rejects it.
 */
class LookupSoundnessTest {
    private static final FrElement CHALLENGE = FrElement.of(0x1234_5678_9ABCL);
    private static final Challenger FIXED = w -> CHALLENGE;
    private static final UnaryOperator<Hint> HONEST = UnaryOperator.identity();

    private final CircuitBuilder builder = new CircuitBuilder();
    private final CircuitField f = builder.field();
    private final LookupArguments lookups = new LookupArguments(f);

    private static List<List<FrElement>> powers(int exponent, int n) {
        List<List<FrElement>> rows = new ArrayList<>();
        for (int x = 0; x < n; x++) {
            FrElement e = FrElement.of(x);
            rows.add(List.of(e, e.pow(exponent)));
        }
        return rows;
    }

    /**
     * Fixed answers for the hints of a name, one call after another; from the first in each run.
     */
    private static UnaryOperator<Hint> answer(String name, List<List<FrElement>> answers) {
        Map<String, Integer> calls = new HashMap<>();
        return h -> {
            if (!h.name().equals(name)) {
                return h;
            }
            int call = calls.merge(name, 1, Integer::sum) - 1;
            return fixed(answers.get(call % answers.size()));
        };
    }

    private Circuit compile() {
        lookups.close();
        return builder.compile();
    }

    private static List<Integer> violated(
            Circuit c, List<FrElement> publics, UnaryOperator<Hint> advice) {
        return Circuits.violated(c.r1cs(), Circuits.solve(c, publics, List.of(), FIXED, advice));
    }

    /** One violated constraint, and that is a sum over a table: the last of its argument. */
    private static void assertOnlyASumRejects(
            Circuit c, List<FrElement> publics, UnaryOperator<Hint> advice) {
        List<Integer> rows = violated(c, publics, advice);
        assertEquals(1, rows.size(), rows.toString());
        R1cs r1cs = c.r1cs();
        assertEquals("lookups/tables", r1cs.scopeOf(rows.get(0)));
        long[] w = Circuits.solve(c, publics, List.of(), FIXED, advice);
        assertEquals(FrElement.ONE, r1cs.check(w).orElseThrow().right());
        assertEquals(FrElement.ZERO, r1cs.check(w).orElseThrow().output());
    }

    /** Squares of three public keys, which nothing else binds. */
    private Circuit squares() {
        LookupTable table = lookups.table(1, powers(2, 10));
        for (int i = 0; i < 3; i++) {
            table.lookUp(f.publicInput("x" + i));
        }
        return compile();
    }

    private static UnaryOperator<Hint> values(long... values) {
        return answer("row", elements(values).stream().map(List::of).toList());
    }

    @Test
    void rejectsAWrongValue() {
        Circuit c = squares();
        assertEquals(List.of(), violated(c, elements(7, 8, 7), HONEST));
        assertEquals(List.of(), violated(c, elements(7, 8, 7), values(49, 64, 49)));
        for (long wrong : new long[] {48, 50, 0, -49}) {
            assertOnlyASumRejects(c, elements(7, 8, 7), values(wrong, 64, 49));
        }
    }

    /** Two errors that cancel in the sum of values. */
    @Test
    void rejectsErrorsThatCancel() {
        Circuit c = squares();
        assertOnlyASumRejects(c, elements(7, 8, 7), values(48, 64, 50));
        assertOnlyASumRejects(c, elements(7, 8, 7), values(64, 49, 49));
    }

    @Test
    void rejectsAKeyOutsideTheTable() {
        Circuit c = squares();
        for (long key : new long[] {10, 11, -1, 1L << 50}) {
            assertOnlyASumRejects(c, elements(7, key, 7), HONEST);
            assertOnlyASumRejects(c, elements(7, key, 7), values(49, key * key, 49));
        }
    }

    /** Key of one row, value of another; also such that the sum of columns is that of a row. */
    @Test
    void rejectsATupleThatMixesRows() {
        Circuit c = squares();
        assertOnlyASumRejects(c, elements(3, 8, 7), values(16, 64, 49));
        assertOnlyASumRejects(c, elements(3, 8, 7), values(9 + 8 + 64 - 3 - 9, 64, 49));
        assertOnlyASumRejects(c, elements(4, 2, 7), values(2, 4, 49));
    }

    @Test
    void rejectsWrongCounts() {
        Circuit c = squares();
        List<FrElement> keys = elements(7, 8, 7);
        List<FrElement> right = elements(0, 0, 0, 0, 0, 0, 0, 2, 1, 0);
        assertEquals(List.of(), violated(c, keys, answer("counts", List.of(right))));
        for (int t = 0; t < 10; t++) {
            for (FrElement delta : elements(1, -1)) {
                List<FrElement> wrong = new ArrayList<>(right);
                wrong.set(t, wrong.get(t).add(delta));
                assertOnlyASumRejects(c, keys, answer("counts", List.of(wrong)));
                wrong.set(9 - t, wrong.get(9 - t).sub(delta));
                assertOnlyASumRejects(c, keys, answer("counts", List.of(wrong)));
            }
        }
    }

    /** With the rows of both tables in one, as if they shared a sum, the same advice passes. */
    @Test
    void rejectsARowOfAnotherTable() {
        LookupTable squares = lookups.table(1, powers(2, 10));
        LookupTable cubes = lookups.table(1, powers(3, 20).subList(10, 20));
        squares.lookUp(f.publicInput("x"));
        cubes.lookUp(f.publicInput("y"));
        Circuit c = compile();
        assertEquals(List.of(), violated(c, elements(3, 12), HONEST));
        assertOnlyASumRejects(c, elements(13, 12), values(13 * 13 * 13, 12 * 12 * 12));

        LookupSoundnessTest union = new LookupSoundnessTest();
        List<List<FrElement>> rows = new ArrayList<>(powers(2, 10));
        rows.addAll(powers(3, 20).subList(10, 20));
        LookupTable both = union.lookups.table(1, rows);
        both.lookUp(union.f.publicInput("x"));
        both.lookUp(union.f.publicInput("y"));
        Circuit joint = union.compile();
        UnaryOperator<Hint> advice = values(13 * 13 * 13, 12 * 12 * 12);
        assertEquals(List.of(), violated(joint, elements(13, 12), advice));
    }

    @Test
    void rejectsWrongValuesOfATableOfWires() {
        List<List<Wire>> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add(List.of(f.publicInput("v" + i)));
        }
        LookupTable table = lookups.array(rows);
        table.lookUp(f.publicInput("i"));
        Circuit c = compile();
        assertEquals(List.of(), violated(c, elements(5, 5, 7, 8, 9, 1, 2), HONEST));
        assertOnlyASumRejects(c, elements(5, 5, 7, 8, 9, 1, 2), values(8));
        assertOnlyASumRejects(c, elements(5, 5, 7, 8, 9, 1, 6), values(1));
        // Equal values at other rows are a good answer.
        assertEquals(List.of(), violated(c, elements(5, 5, 7, 8, 9, 1, 1), values(5)));
    }

    /** The digits of 2^8 + 3 in base 2^w, with one digit of 2^w or above, for a check of 8 bits. */
    @Test
    void rejectsADigitOutsideTheRange() {
        Circuit c = ranges(8, 4);
        assertEquals(List.of(), violated(c, elements(255, 3, 1, 0), HONEST));
        assertOnlyASumRejects(c, elements(255, 259, 1, 0), digits(15, 16, 0, 0));
        assertOnlyASumRejects(c, elements(255, 259, 1, 0), digits(15, 15, 0, 0));
        assertOnlyASumRejects(c, elements(255, -1, 1, 0), digits(15, 0, 0, 0));
    }

    private static UnaryOperator<Hint> digits(long... upper) {
        return answer("digits4", elements(upper).stream().map(List::of).toList());
    }

    /** Without the shifted lookup it would be a check of 8 bits, which the digits of 131 pass. */
    @Test
    void rejectsATopDigitThatIsTooWide() {
        List<FrElement> values = elements(127, 131, 1, 0);
        UnaryOperator<Hint> advice = digits(7, 8, 0, 0);
        assertOnlyASumRejects(ranges(7, 4), values, advice);
        Circuit wider = new LookupSoundnessTest().ranges(8, 4);
        assertEquals(List.of(), violated(wider, values, digits(7, 8, 0, 0)));
    }

    /** Checks of public values, in digits of four bits because there are so many. */
    private Circuit ranges(int bits, int count) {
        lookups.close();
        RangeChecker ranges = new RangeChecker(f, false);
        for (int i = 0; i < count; i++) {
            ranges.check(f.publicInput("x" + i), bits);
        }
        LookupTable table = ranges.record(4).orElseThrow();
        LogDerivative sum = new LogDerivative(f, table);
        List<Wire> committed = new ArrayList<>();
        sum.addCommitted(committed);
        f.scope(
                "lookups",
                () -> {
                    Wire z = f.commit(committed.toArray(new Wire[0]));
                    f.scope("tables", () -> sum.record(z, new Wire[] {f.one()}));
                });
        return builder.compile();
    }

    @Test
    void rejectsAWrongAnd() {
        for (int i = 0; i < 40; i++) {
            lookups.words().and(f.publicInput("a" + i), f.publicInput("b" + i), 8);
        }
        Circuit c = compile();
        List<FrElement> publics = new ArrayList<>(elements(12, 10));
        publics.addAll(Collections.nCopies(78, FrElement.of(255)));
        List<List<FrElement>> right = new ArrayList<>(Collections.nCopies(40, elements(255)));
        right.set(0, elements(8));
        assertEquals(List.of(), violated(c, publics, answer("and", right)));
        for (long wrong : new long[] {14, 6, 9, 0, -8, 8 + 256}) {
            right.set(0, elements(wrong));
            assertOnlyASumRejects(c, publics, answer("and", right));
        }
    }

    /**
     * Why β is not a power of z. The rows (b + c, -bc) and (c + a, -ca) do not contain (a + b,
     * -ab), but at z = ρ² and β = ρ the denominators are (ρ - b)(ρ - c) and so on, and for a, b, c
     * = 2, 3, 5 the counts -2 and 3 make the sum hold for every ρ.
     */
    @Test
    void rejectsCountsThatPowersOfOneRootWouldAccept() {
        FrElement rho = CHALLENGE;
        FrElement query = denominator(rho, 5, -6).inverse();
        FrElement first = denominator(rho, 8, -15).inverse().mul(FrElement.ofSigned(-2));
        FrElement second = denominator(rho, 7, -10).inverse().mul(FrElement.of(3));
        assertEquals(query, first.add(second));

        LookupTable table = lookups.table(1, List.of(elements(8, -15), elements(7, -10)));
        table.assertContains(f.publicInput("key"), f.publicInput("value"));
        Circuit c = compile();
        UnaryOperator<Hint> counts = answer("counts", List.of(elements(-2, 3)));
        assertOnlyASumRejects(c, elements(5, -6), counts);
    }

    /** ρ² - key · ρ - value. */
    private static FrElement denominator(FrElement rho, long key, long value) {
        return rho.square().sub(rho.mul(FrElement.ofSigned(key))).sub(FrElement.ofSigned(value));
    }

    /** A prover that knew the challenge would choose a count for it. */
    @Test
    void countsMadeForAChallengePassOnlyIfItDoesNotDependOnThem() {
        Circuit c = ranges(4, 4);
        List<FrElement> values = elements(16, 1, 1, 1);
        List<FrElement> counts = new ArrayList<>(Collections.nCopies(16, FrElement.ZERO));
        counts.set(1, FrElement.of(3));
        FrElement left = CHALLENGE.sub(FrElement.of(16)).inverse();
        counts.set(0, left.mul(CHALLENGE));
        UnaryOperator<Hint> advice = answer("counts", List.of(counts));
        assertEquals(List.of(), violated(c, values, advice));
        long[] bound = Circuits.solve(c, values, List.of(), binding(c), advice);
        assertEquals(1, Circuits.violated(c.r1cs(), bound).size());
    }

    /** A challenge that depends on every committed wire. */
    private static Challenger binding(Circuit c) {
        R1cs.Commitment commitment = c.r1cs().commitment().orElseThrow();
        return w -> {
            FrElement sum = CHALLENGE;
            for (int[] wires : List.of(commitment.publicWires(), commitment.privateWires())) {
                for (int wire : wires) {
                    sum = sum.square().add(FrElement.load(w, Fr.LIMBS * wire));
                }
            }
            return sum;
        };
    }

    /** Keys, values, counts and the wires of a table: all private wires before the mask. */
    @Test
    void commitsToAllThatTheSumDependsOn() {
        List<List<Wire>> rows = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            rows.add(List.of(f.privateInput(), f.privateInput()));
        }
        LookupTable table = lookups.array(rows);
        table.lookUp(f.privateInput());
        table.lookUp(f.publicInput("i"));
        R1cs.Commitment c = compile().r1cs().commitment().orElseThrow();
        int inputs = 12 + 1;
        int advice = 2 * 2 + 6;
        assertArrayEquals(new int[] {1}, c.publicWires());
        int mask = 2 + inputs + advice;
        assertArrayEquals(IntStream.rangeClosed(2, mask).toArray(), c.privateWires());
        assertEquals(mask + 1, c.wire());
    }

    /** An unlucky challenge stops the prover; it does not let anything through. */
    @Test
    void noAssignmentDividesByZero() {
        Circuit c = ranges(4, 4);
        for (long z : new long[] {3, 7}) {
            assertThrows(
                    UnsatisfiedException.class,
                    () -> c.assign(elements(3, 3, 2, 1), List.of(), w -> FrElement.of(z)));
        }
    }
}
