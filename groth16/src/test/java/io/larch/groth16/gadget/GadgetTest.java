// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.gadget;

import static io.larch.groth16.circuit.Circuits.elements;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.Poseidon2;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Circuits;
import io.larch.groth16.circuit.Gadget;
import io.larch.groth16.circuit.UnsatisfiedException;
import io.larch.groth16.circuit.Wire;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class GadgetTest {
    private static final BigInteger R = Fr.MODULUS;

    /** A circuit with one gadget between public inputs and public outputs. */
    private static Circuit circuit(Gadget gadget, int inputs, int outputs) {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire[] in = new Wire[inputs];
        for (int i = 0; i < inputs; i++) {
            in[i] = f.publicInput("in" + i);
        }
        Wire[] out = f.apply(gadget, in);
        for (int i = 0; i < outputs; i++) {
            f.assertEqual(out[i], f.publicInput("out" + i));
        }
        return builder.compile();
    }

    private static int price(Circuit c, Gadget g) {
        return c.constraintsByScope().get(g.name());
    }

    private static List<FrElement> join(List<FrElement> a, List<FrElement> b) {
        List<FrElement> all = new ArrayList<>(a);
        all.addAll(b);
        return all;
    }

    private static List<FrElement> bitsOf(BigInteger x, int n) {
        List<FrElement> bits = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            bits.add(x.testBit(i) ? FrElement.ONE : FrElement.ZERO);
        }
        return bits;
    }

    private static void assertRejects(Circuit c, List<FrElement> publics) {
        assertThrows(UnsatisfiedException.class, () -> c.assign(publics, List.of()));
    }

    @Test
    void decomposesEverySmallNumber() {
        Circuit c = circuit(new Bits(4), 1, 4);
        assertEquals(5, price(c, new Bits(4)));
        for (int x = 0; x < 16; x++) {
            List<FrElement> bits = bitsOf(BigInteger.valueOf(x), 4);
            long[] w = c.assign(join(elements(x), bits), List.of());
            Circuits.assertEveryWireIsTied(c.r1cs(), w);
            assertRejects(c, join(elements(x ^ 1), bits));
        }
        for (long x : new long[] {16, 17, 31, -1, -8}) {
            assertRejects(c, join(elements(x), bitsOf(BigInteger.valueOf(x), 4)));
        }
    }

    /** All assignments of four wires to a field-like grid: only the honest one is accepted. */
    @Test
    void acceptsNoOtherAdviceForBits() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        f.bits(f.publicInput("x"), 3);
        Circuit c = builder.compile();
        int accepted = 0;
        long[] w = c.assign(elements(5), List.of());
        int first = c.r1cs().wires() - 3;
        for (int code = 0; code < 7 * 7 * 7; code++) {
            long[] v = w.clone();
            int rest = code;
            for (int i = 0; i < 3; i++) {
                FrElement.ofSigned(rest % 7 - 3).store(v, Fr.LIMBS * (first + i));
                rest /= 7;
            }
            accepted += c.r1cs().check(v).isEmpty() ? 1 : 0;
        }
        assertEquals(1, accepted);
    }

    @Test
    void boundsTheNumberOfBits() {
        assertThrows(IllegalArgumentException.class, () -> new Bits(0));
        assertThrows(IllegalArgumentException.class, () -> new Bits(254));
    }

    @Test
    void splitsIntoCanonicalBitsAtEveryEdge() {
        Gadget gadget = new CanonicalBits();
        Circuit c = circuit(gadget, 1, 254);
        assertEquals(gadget.cost(), price(c, gadget));
        BigInteger half = BigInteger.ONE.shiftLeft(128);
        BigInteger high = R.subtract(BigInteger.ONE).shiftRight(128).shiftLeft(128);
        for (BigInteger x :
                List.of(
                        BigInteger.ZERO,
                        BigInteger.ONE,
                        half.subtract(BigInteger.ONE),
                        half,
                        high.subtract(BigInteger.ONE),
                        high,
                        high.add(BigInteger.ONE),
                        R.shiftRight(1),
                        R.subtract(BigInteger.TWO),
                        R.subtract(BigInteger.ONE))) {
            FrElement e = FrElement.reduce(x);
            c.assign(join(List.of(e), bitsOf(x, 254)), List.of());
        }
    }

    /** The second decomposition, of x + r, with the best advice for the rest of the circuit. */
    @Test
    void rejectsTheNonCanonicalSplit() {
        BigInteger top = BigInteger.ONE.shiftLeft(254).subtract(R);
        for (BigInteger x :
                List.of(
                        BigInteger.ZERO,
                        BigInteger.ONE,
                        R.shiftRight(128).shiftLeft(128).subtract(R).mod(top),
                        top.subtract(BigInteger.ONE))) {
            BigInteger forged = x.add(R);
            CircuitBuilder builder = new CircuitBuilder();
            CircuitField f = builder.field();
            Wire in = f.publicInput("x");
            Wire[] bits = f.hint(Circuits.fixed(bitsOf(forged, 254)), 254, in);
            for (Wire b : bits) {
                f.assertBoolean(b);
            }
            f.assertEqual(Bits.compose(f, bits, 0, 254), in);
            List<FrElement> publics = List.of(FrElement.reduce(x));
            builder.compile().assign(publics, List.of());
            CanonicalBits.assertCanonical(f, bits);
            assertRejects(builder.compile(), publics);
        }
    }

    /** Around r - 1 every bit is flipped once, above it all is rejected, below all is accepted. */
    @Test
    void comparesWithTheModulusExactly() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire[] bits = new Wire[254];
        for (int i = 0; i < bits.length; i++) {
            bits[i] = f.publicInput("bit" + i);
        }
        CanonicalBits.assertCanonical(f, bits);
        Circuit c = builder.compile();
        BigInteger top = R.subtract(BigInteger.ONE);
        c.assign(bitsOf(top, 254), List.of());
        assertRejects(c, bitsOf(R, 254));
        for (int i = 0; i < 254; i++) {
            BigInteger x = top.flipBit(i);
            if (x.compareTo(top) > 0) {
                assertRejects(c, bitsOf(x, 254));
                BigInteger cleared = x.shiftRight(i).shiftLeft(i);
                assertRejects(c, bitsOf(cleared, 254));
            } else {
                c.assign(bitsOf(x, 254), List.of());
                BigInteger rest = BigInteger.ONE.shiftLeft(i).subtract(BigInteger.ONE);
                c.assign(bitsOf(x.or(rest), 254), List.of());
            }
        }
    }

    @Test
    void canonicalBitsMustBeBoolean() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        f.bits(f.publicInput("x"), 254);
        Circuit c = builder.compile();
        long[] ten = c.assign(elements(10), List.of());
        Circuits.assertEveryWireIsTied(c.r1cs(), ten);
        long[] top = c.assign(elements(-1), List.of());
        for (int bit = 2; bit < 2 + 254; bit++) {
            for (FrElement v : elements(2, -1, 1L << 40)) {
                assertFalse(c.r1cs().check(Circuits.with(top, bit, v)).isEmpty());
            }
        }
    }

    @Test
    void splitsInHalves() {
        Circuit c = circuit(new Low128(), 1, 2);
        assertEquals(new Low128().cost(), price(c, new Low128()));
        BigInteger mask = BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE);
        BigInteger x = R.subtract(BigInteger.valueOf(12345));
        FrElement low = FrElement.reduce(x.and(mask));
        FrElement high = FrElement.reduce(x.shiftRight(128));
        c.assign(List.of(FrElement.reduce(x), low, high), List.of());
        assertRejects(c, List.of(FrElement.reduce(x), low.add(FrElement.ONE), high));
    }

    @Test
    void testsForZero() {
        Circuit c = circuit(new IsZero(), 1, 1);
        assertEquals(2, price(c, new IsZero()));
        c.assign(elements(0, 1), List.of());
        c.assign(elements(7, 0), List.of());
        assertRejects(c, elements(0, 0));
        assertRejects(c, elements(7, 1));
    }

    @Test
    void noAdviceMakesIsZeroLie() {
        Circuit c = circuit(new IsZero(), 1, 1);
        long[] w = c.assign(elements(3, 0), List.of());
        for (int m = -20; m <= 20; m++) {
            for (int z = -3; z <= 3; z++) {
                long[] v = Circuits.with(w, 3, FrElement.ofSigned(m));
                v = Circuits.with(v, 2, FrElement.ofSigned(z));
                assertFalse(c.r1cs().check(v).isEmpty(), m + " " + z);
            }
        }
        assertTrue(c.r1cs().check(w).isEmpty());
    }

    @Test
    void invertsAndRejectsZero() {
        Circuit c = circuit(new Inverse(), 1, 1);
        assertEquals(1, price(c, new Inverse()));
        FrElement seven = FrElement.of(7);
        c.assign(List.of(seven, seven.inverse()), List.of());
        assertRejects(c, List.of(seven, seven));
        assertRejects(c, elements(0, 0));
    }

    @Test
    void selects() {
        Circuit c = circuit(new Select(), 3, 1);
        assertEquals(1, c.r1cs().constraints());
        c.assign(elements(1, 10, 20, 10), List.of());
        c.assign(elements(0, 10, 20, 20), List.of());
        assertRejects(c, elements(0, 10, 20, 10));
        assertRejects(c, elements(1, 10, 20, 20));
    }

    @Test
    void permutesLikeTheConcretePermutationIn264Constraints() {
        Circuit c = circuit(new Poseidon2Permutation(), 4, 4);
        assertEquals(264, price(c, new Poseidon2Permutation()));
        FrElement[] in = elements(1, -2, 0, 1L << 40).toArray(new FrElement[0]);
        List<FrElement> out = Arrays.asList(Poseidon2.permute(in));
        long[] w = c.assign(join(Arrays.asList(in), out), List.of());
        Circuits.assertEveryWireIsTied(c.r1cs(), w);
    }

    @Test
    void recordsTheSameCallOnce() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire x = f.publicInput("x");
        Wire[] state = {x, f.zero(), f.zero(), f.one()};
        f.poseidon2(state);
        int size = builder.size();
        f.poseidon2(state.clone());
        assertEquals(size, builder.size());
    }
}
