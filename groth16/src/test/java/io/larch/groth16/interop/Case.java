// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import io.larch.bn254.FrElement;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Circuits;
import io.larch.groth16.circuit.RandomCircuit;
import io.larch.groth16.circuit.RandomGadgetCircuit;
import io.larch.groth16.circuit.Wire;
import io.larch.groth16.gadget.RangeChecker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** A circuit with inputs that satisfy it. */
record Case(
        String name, CircuitBuilder builder, List<FrElement> publics, List<FrElement> privates) {
    /** One circuit for each operation and gadget, with awkward values. */
    static List<Case> corpus() {
        List<Case> cases = new ArrayList<>();
        cases.add(of("add", (f, x) -> f.add(x, f.mul(x, x)), 5));
        cases.add(of("sub", (f, x) -> f.sub(f.constant(3), f.mul(x, x)), 5));
        cases.add(of("mul", (f, x) -> f.mul(x, f.add(x, f.one())), -1));
        cases.add(of("mul-zero", (f, x) -> f.mul(x, x), 0));
        cases.add(of("div", (f, x) -> f.div(f.add(x, f.one()), x), -7));
        cases.add(of("div-constants", (f, x) -> f.div(f.constant(7), f.div(x, f.constant(3))), 9));
        cases.add(of("inverse", CircuitField::inverse, 12345));
        cases.add(of("is-zero-of-zero", CircuitField::isZero, 0));
        cases.add(of("is-zero-of-minus-one", CircuitField::isZero, -1));
        cases.add(of("select", (f, x) -> f.select(x, f.constant(9), f.mul(x, x)), 1));
        cases.add(of("boolean", Case::twiceBoolean, 1));
        cases.add(of("connect", Case::connected, 4));
        cases.add(of("bits-1", (f, x) -> f.bits(x, 1)[0], 1));
        cases.add(of("bits-64", (f, x) -> weigh(f, f.bits(x, 64)), 0x0123_4567_89AB_CDEFL));
        cases.add(of("bits-253", (f, x) -> weigh(f, f.bits(x, 253)), 77));
        cases.add(of("bits-254-of-minus-one", (f, x) -> weigh(f, f.bits(x, 254)), -1));
        cases.add(of("low-128-of-minus-two", (f, x) -> f.low128(x)[0], -2));
        cases.add(of("poseidon2", (f, x) -> hash(f, x, 1), 3));
        cases.add(of("poseidon2-chain", (f, x) -> hash(f, x, 4), -3));
        cases.add(of("long-sum", Case::longSum, 2));
        cases.add(of("sponge", Case::sponge, 11));
        cases.add(of("commit", Case::challenged, 6));
        cases.add(of("range-checks", Case::ranges, 0x0123_4567_89AB_CDEFL));
        cases.add(of("range-checks-64x1", (f, x) -> ranges(f, x, 1), -1L >>> 1));
        cases.add(of("range-checks-64x100", (f, x) -> ranges(f, x, 100), 1L << 62));
        cases.addAll(LookupCases.all());
        return cases;
    }

    /** The case of a name. */
    static Case named(String name) {
        return corpus().stream().filter(c -> c.name().equals(name)).findFirst().orElseThrow();
    }

    /** A random straight-line circuit. */
    static Case random(long seed, int steps) {
        RandomCircuit c = new RandomCircuit(seed, steps, 17);
        return new Case("random-" + seed, c.builder(), c.publics(), c.privates());
    }

    /** A random circuit that also uses gadgets and lookups. */
    static Case randomGadgets(long seed, int steps) {
        RandomGadgetCircuit c = new RandomGadgetCircuit(seed, steps);
        return new Case("random-gadgets-" + seed, c.builder(), c.publics(), c.privates());
    }

    /** A body of one private input, whose result is public. */
    static Case of(String name, BiFunction<CircuitField, Wire, Wire> body, long input) {
        List<FrElement> privates = Circuits.elements(input);
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire expected = f.publicInput("y");
        Wire out = body.apply(f, f.privateInput("x"));
        boolean open = name.equals("commit");
        List<FrElement> dummy = open ? Circuits.elements(0, input) : Circuits.elements(0);
        FrElement y = Circuits.value(builder, out, dummy, privates);
        f.assertEqual(out, expected);
        List<FrElement> publics = open ? List.of(y, dummy.get(1)) : List.of(y);
        return new Case(name, builder, publics, privates);
    }

    private static Wire twiceBoolean(CircuitField f, Wire x) {
        f.assertBoolean(x);
        f.assertBoolean(f.sub(f.one(), x));
        return f.add(x, x);
    }

    /** A public input equal to x is committed beside x. */
    private static Wire challenged(CircuitField f, Wire x) {
        Wire open = f.publicInput("open");
        f.assertEqual(f.mul(open, x), f.mul(x, x));
        Wire z = f.commit(open, x, f.add(x, f.mul(x, x)));
        return f.mul(x, f.mul(f.inverse(f.sub(z, x)), f.sub(z, x)));
    }

    private static Wire ranges(CircuitField f, Wire x) {
        try (RangeChecker ranges = new RangeChecker(f)) {
            Wire y = x;
            for (int i = 0; i < 12; i++) {
                ranges.check(y, 64 + i);
                y = f.add(y, y);
            }
            ranges.check(f.sub(f.one(), f.isZero(x)), 1);
            return y;
        }
    }

    private static Wire ranges(CircuitField f, Wire x, int count) {
        try (RangeChecker ranges = new RangeChecker(f)) {
            for (int i = 0; i < count; i++) {
                ranges.check(f.add(x, f.constant(i)), 64);
            }
            return x;
        }
    }

    /** A duplex sponge of rate three: ten values in, two out, four in, three out. */
    private static Wire sponge(CircuitField f, Wire x) {
        Wire[] state = {f.zero(), f.zero(), f.zero(), f.constant(7)};
        state = absorb(f, state, x, 10);
        Wire first = f.mul(state[0], state[1]);
        state = absorb(f, state, f.add(first, x), 4);
        return f.mul(f.add(state[0], first), f.mul(state[1], state[2]));
    }

    private static Wire[] absorb(CircuitField f, Wire[] before, Wire x, int count) {
        Wire[] state = before.clone();
        for (int i = 0; i < count; i++) {
            if (i > 0 && i % 3 == 0) {
                state = f.poseidon2(state);
            }
            state[i % 3] = f.add(state[i % 3], f.mul(f.constant(i + 1L), x));
        }
        return f.poseidon2(state);
    }

    private static Wire connected(CircuitField f, Wire x) {
        Wire later = f.declare("later");
        Wire product = f.mul(later, x);
        f.connect(later, f.add(x, f.one()));
        f.connect(f.mul(x, x), f.sub(product, x));
        return product;
    }

    /** Σ i · bit_i. */
    private static Wire weigh(CircuitField f, Wire[] bits) {
        Wire sum = f.zero();
        for (int i = 0; i < bits.length; i++) {
            sum = f.add(sum, f.mul(f.constant(i + 1L), bits[i]));
        }
        return sum;
    }

    private static Wire hash(CircuitField f, Wire x, int times) {
        Wire[] state = {x, f.one(), f.zero(), f.neg(f.one())};
        for (int i = 0; i < times; i++) {
            state = f.poseidon2(state);
        }
        return f.add(state[0], state[3]);
    }

    /** A sum of 400 products that is used again and again. */
    private static Wire longSum(CircuitField f, Wire x) {
        Wire sum = f.zero();
        Wire power = x;
        for (int i = 0; i < 400; i++) {
            power = f.mul(power, x);
            sum = f.add(sum, power);
        }
        Wire out = sum;
        for (int i = 0; i < 8; i++) {
            out = f.mul(out, f.add(sum, f.constant(i)));
        }
        return out;
    }
}
