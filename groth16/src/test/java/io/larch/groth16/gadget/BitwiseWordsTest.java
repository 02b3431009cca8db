// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.Challenger;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.UnsatisfiedException;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BitwiseWordsTest {
    private static final Challenger FIXED = w -> FrElement.of(0x1234_5678_9ABCL);

    /** Pairs of words and, as further public inputs, their AND, OR and XOR. */
    private static Circuit circuit(int bits, int pairs) {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        try (LookupArguments lookups = new LookupArguments(f)) {
            BitwiseWords words = lookups.words();
            for (int i = 0; i < pairs; i++) {
                Wire a = f.publicInput("a" + i);
                Wire b = f.publicInput("b" + i);
                f.assertEqual(words.and(a, b, bits), f.publicInput("and" + i));
                f.assertEqual(words.or(a, b, bits), f.publicInput("or" + i));
                f.assertEqual(words.xor(a, b, bits), f.publicInput("xor" + i));
            }
        }
        return builder.compile();
    }

    private static List<FrElement> inputs(BigInteger a, BigInteger b) {
        List<FrElement> in = new ArrayList<>();
        for (BigInteger x : List.of(a, b, a.and(b), a.or(b), a.xor(b))) {
            in.add(FrElement.reduce(x));
        }
        return in;
    }

    @ParameterizedTest
    @CsvSource({"1,40", "5,40", "8,1", "8,60", "63,9", "64,1", "64,20", "253,3", "253,12"})
    void computesAsBigIntegers(int bits, int pairs) {
        long seed = Long.getLong("larch.seed", System.nanoTime());
        System.out.println("rerun: -Dtest=BitwiseWordsTest -Dlarch.seed=" + seed);
        Random random = new Random(seed);
        Circuit c = circuit(bits, pairs);
        List<FrElement> publics = new ArrayList<>();
        BigInteger last = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
        for (int i = 0; i < pairs; i++) {
            BigInteger a = i == 0 ? last : new BigInteger(bits, random);
            publics.addAll(inputs(a, new BigInteger(bits, random)));
        }
        c.assign(publics, List.of(), FIXED);
        for (int i = 0; i < 5; i++) {
            List<FrElement> other = new ArrayList<>(publics);
            other.set(i, other.get(i).add(FrElement.ONE));
            assertRejects(c, other);
        }
    }

    /** Operands of one bit more, with results that are right for them. */
    @ParameterizedTest
    @CsvSource({"5,40", "8,60", "63,9", "64,1", "64,20"})
    void assertsThatOperandsAreWords(int bits, int pairs) {
        Circuit c = circuit(bits, pairs);
        BigInteger bound = BigInteger.ONE.shiftLeft(bits);
        List<FrElement> rest = new ArrayList<>();
        for (int i = 1; i < pairs; i++) {
            rest.addAll(inputs(BigInteger.ONE, BigInteger.TWO));
        }
        for (BigInteger wide : List.of(bound, bound.add(BigInteger.TEN))) {
            List<FrElement> left = inputs(wide, BigInteger.ONE);
            left.addAll(rest);
            assertRejects(c, left);
            List<FrElement> both = inputs(wide, wide);
            both.addAll(rest);
            assertRejects(c, both);
        }
    }

    private static void assertRejects(Circuit c, List<FrElement> publics) {
        assertThrows(UnsatisfiedException.class, () -> c.assign(publics, List.of(), FIXED));
    }

    @ParameterizedTest
    @CsvSource({"1,3", "8,1", "8,60", "64,1", "64,40", "63,40"})
    void costsWhatItSays(int bits, int operations) {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        try (LookupArguments lookups = new LookupArguments(f)) {
            for (int i = 0; i < operations; i++) {
                Wire a = f.publicInput("a" + i);
                Wire and = lookups.words().and(a, f.publicInput("b" + i), bits);
                f.assertEqual(f.mul(a, a), f.mul(and, a));
            }
        }
        LookupPlan plan = plan(Collections.nCopies(operations, bits));
        assertEquals(
                plan.cost(),
                builder.compile().constraintsByScope().get("lookups").longValue(),
                plan.toString());
    }

    @Test
    void choosesWiderChunksForMoreOperations() {
        assertEquals(0, plan(List.of(64)).chunk());
        assertTrue(plan(Collections.nCopies(30, 64)).chunk() >= 3);
        assertEquals(8, plan(Collections.nCopies(20_000, 64)).chunk());
    }

    private static LookupPlan plan(List<Integer> widths) {
        return LookupPlan.cheapest(List.of(), widths, List.of(), 0);
    }
}
