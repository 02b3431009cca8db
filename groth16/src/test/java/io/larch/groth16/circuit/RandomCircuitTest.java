// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Random straight-line programs, computed by BigInteger beside the recording. */
class RandomCircuitTest {
    private final List<Wire> wires = new ArrayList<>();
    private final List<BigInteger> values = new ArrayList<>();
    private final CircuitBuilder builder = new CircuitBuilder();
    private final CircuitField f = builder.field();
    private final List<FrElement> publics = new ArrayList<>();
    private final List<FrElement> privates = new ArrayList<>();

    @RepeatedTest(40)
    void constraintsAgreeWithDirectComputation(RepetitionInfo info) {
        long seed = Long.getLong("larch.seed", 1000L) + info.getCurrentRepetition();
        System.out.println("seed: rerun with -Dlarch.seed=" + (seed - 1));
        Random random = new Random(seed);
        inputs(random);
        for (int i = 0; i < 120; i++) {
            step(random);
        }
        tieDown();
        Circuit circuit = builder.compile();
        builder.evaluate(publics, privates);
        long[] w = circuit.assign(publics, privates);
        Circuits.assertEveryWireIsTied(circuit.r1cs(), w);
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

    /** Every value is asserted against a public input made for it. */
    private void tieDown() {
        int n = wires.size();
        for (int i = 0; i < n; i++) {
            publics.add(FrElement.reduce(values.get(i)));
            f.assertEqual(wires.get(i), f.publicInput("expected " + i));
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
