// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A random straight-line program, computed by BigInteger beside the recording. */
public final class RandomCircuit {
    private final List<Wire> wires = new ArrayList<>();
    private final List<BigInteger> values = new ArrayList<>();
    private final CircuitBuilder builder = new CircuitBuilder();
    private final CircuitField f = builder.field();
    private final List<FrElement> publics = new ArrayList<>();
    private final List<FrElement> privates = new ArrayList<>();

    /** Records so many steps and ties every value to an input, every n-th to a public one. */
    public RandomCircuit(long seed, int steps, int publicEvery) {
        Random random = new Random(seed);
        inputs(random);
        for (int i = 0; i < steps; i++) {
            step(random);
        }
        tieDown(publicEvery);
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

    private void inputs(Random random) {
        for (int i = 0; i < 3; i++) {
            BigInteger v = element(random);
            publics.add(FrElement.reduce(v));
            add(f.publicInput("x" + i), v);
        }
        for (int i = 0; i < 4; i++) {
            BigInteger v = element(random);
            privates.add(FrElement.reduce(v));
            add(f.privateInput(), v);
        }
    }

    private void step(Random random) {
        int i = random.nextInt(wires.size());
        int j = random.nextInt(wires.size());
        Wire x = wires.get(i);
        Wire y = wires.get(j);
        BigInteger a = values.get(i);
        BigInteger b = values.get(j);
        switch (random.nextInt(7)) {
            case 0 -> add(f.add(x, y), a.add(b));
            case 1 -> add(f.sub(x, y), a.subtract(b));
            case 2, 3 -> add(f.mul(x, y), a.multiply(b));
            case 4 -> add(f.neg(x), a.negate());
            case 5 -> {
                BigInteger k = BigInteger.valueOf(random.nextInt(5));
                add(f.mul(f.constant(k.longValue()), x), a.multiply(k));
            }
            default -> {
                if (b.signum() != 0) {
                    add(f.div(x, y), a.multiply(b.modInverse(Fr.MODULUS)));
                }
            }
        }
    }

    /** Every value is asserted against an input made for it. */
    private void tieDown(int publicEvery) {
        int n = wires.size();
        for (int i = 0; i < n; i++) {
            boolean open = i % publicEvery == 0;
            (open ? publics : privates).add(FrElement.reduce(values.get(i)));
            f.assertEqual(wires.get(i), open ? f.publicInput("expected " + i) : f.privateInput());
        }
    }

    private void add(Wire wire, BigInteger value) {
        wires.add(wire);
        values.add(value.mod(Fr.MODULUS));
    }

    private static BigInteger element(Random random) {
        return random.nextInt(4) == 0
                ? BigInteger.valueOf(random.nextInt(3))
                : new BigInteger(260, random).mod(Fr.MODULUS);
    }
}
