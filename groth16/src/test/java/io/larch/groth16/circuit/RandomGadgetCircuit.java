// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.FrElement;
import io.larch.bn254.Poseidon2;
import io.larch.groth16.gadget.BitwiseWords;
import io.larch.groth16.gadget.LookupArguments;
import io.larch.groth16.gadget.LookupTable;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random program of gadgets on words of 64 bits and on elements, computed by BigInteger and the
 * concrete permutation beside the recording. Every result is asserted against an input.
 */
public final class RandomGadgetCircuit {
    private static final BigInteger FOUR_BITS = BigInteger.valueOf(15);
    private static final BigInteger LOW = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);

    private final List<Wire> words = new ArrayList<>();
    private final List<BigInteger> wordValues = new ArrayList<>();
    private final List<Wire> elements = new ArrayList<>();
    private final List<FrElement> elementValues = new ArrayList<>();
    private final CircuitBuilder builder = new CircuitBuilder();
    private final CircuitField f = builder.field();
    private final List<FrElement> publics = new ArrayList<>();
    private final List<FrElement> privates = new ArrayList<>();
    private final LookupArguments lookups = new LookupArguments(f);
    private final LookupTable cubes = lookups.table(1, cubeRows());
    private final LookupTable array;
    private final Random random;

    /** Records so many steps. */
    public RandomGadgetCircuit(long seed, int steps) {
        random = new Random(seed);
        for (int i = 0; i < 4; i++) {
            BigInteger v = i == 0 ? BigInteger.ZERO : new BigInteger(64, random);
            privates.add(FrElement.reduce(v));
            Wire w = f.privateInput();
            addWord(w, v);
            addElement(w, FrElement.reduce(v));
        }
        array = lookups.array(elements.stream().map(List::of).toList());
        for (int i = 0; i < steps; i++) {
            step();
        }
        words.forEach(w -> lookups.ranges().check(w, 64));
        lookups.close();
        tieDown();
    }

    private static List<List<FrElement>> cubeRows() {
        List<List<FrElement>> rows = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            FrElement e = FrElement.of(i);
            rows.add(List.of(e, e.pow(3)));
        }
        return rows;
    }

    /** The recording. */
    public CircuitBuilder builder() {
        return builder;
    }

    /** The public inputs. */
    public List<FrElement> publics() {
        return publics;
    }

    /** The private inputs. */
    public List<FrElement> privates() {
        return privates;
    }

    private void step() {
        int i = random.nextInt(words.size());
        int j = random.nextInt(words.size());
        int k = random.nextInt(elements.size());
        BitwiseWords bitwise = lookups.words();
        BigInteger a = wordValues.get(i);
        BigInteger b = wordValues.get(j);
        switch (random.nextInt(9)) {
            case 0 -> addWord(bitwise.and(words.get(i), words.get(j), 64), a.and(b));
            case 1 -> addWord(bitwise.or(words.get(i), words.get(j), 64), a.or(b));
            case 2 -> addWord(bitwise.xor(words.get(i), words.get(j), 64), a.xor(b));
            case 3 -> lookUpCube(words.get(i), a);
            case 4 -> lookUpArray(words.get(i), a);
            case 5 -> selectByZero(words.get(i), a, k);
            case 6 -> split(k);
            case 7 -> permute(k);
            default -> {
                Wire product = f.mul(elements.get(k), words.get(i));
                addElement(product, elementValues.get(k).mul(FrElement.reduce(a)));
            }
        }
    }

    private void lookUpCube(Wire word, BigInteger value) {
        Wire key = lookups.words().and(word, f.constant(15), 64);
        long k = value.and(FOUR_BITS).longValue();
        addElement(cubes.lookUp(key)[0], FrElement.of(k * k * k));
    }

    private void lookUpArray(Wire word, BigInteger value) {
        Wire key = lookups.words().and(word, f.constant(3), 64);
        int k = value.intValue() & 3;
        addElement(array.lookUp(key)[0], privates.get(k));
    }

    private void selectByZero(Wire word, BigInteger value, int k) {
        Wire zero = f.isZero(word);
        Wire chosen = f.select(zero, elements.get(k), f.constant(77));
        addElement(chosen, value.signum() == 0 ? elementValues.get(k) : FrElement.of(77));
    }

    private void split(int k) {
        BigInteger value = elementValues.get(k).toBigInteger();
        Wire[] halves = f.low128(elements.get(k));
        addElement(halves[0], FrElement.reduce(value.and(LOW)));
        addElement(halves[1], FrElement.reduce(value.shiftRight(128)));
    }

    private void permute(int k) {
        FrElement x = elementValues.get(k);
        FrElement[] out = {x, FrElement.ONE, x, FrElement.ZERO};
        Wire w = elements.get(k);
        Wire[] wires = f.poseidon2(new Wire[] {w, f.one(), w, f.zero()});
        addElement(wires[2], Poseidon2.permute(out)[2]);
    }

    private void tieDown() {
        for (int i = 0; i < elements.size(); i++) {
            tie(elements.get(i), elementValues.get(i), i % 5 == 0);
        }
        for (int i = 0; i < words.size(); i++) {
            tie(words.get(i), FrElement.reduce(wordValues.get(i)), i % 5 == 0);
        }
    }

    private void tie(Wire wire, FrElement value, boolean open) {
        int n = open ? publics.size() : privates.size();
        (open ? publics : privates).add(value);
        f.assertEqual(wire, open ? f.publicInput("expected " + n) : f.privateInput());
    }

    private void addWord(Wire wire, BigInteger value) {
        words.add(wire);
        wordValues.add(value);
    }

    private void addElement(Wire wire, FrElement value) {
        elements.add(wire);
        elementValues.add(value);
    }
}
