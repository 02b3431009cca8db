// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

import static io.larch.groth16.circuit.Circuits.elements;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CircuitFieldTest {
    private final CircuitBuilder builder = new CircuitBuilder();
    private final CircuitField f = builder.field();

    private int constraints() {
        return builder.compile().r1cs().constraints();
    }

    @Test
    void recordsEqualOperationsOnce() {
        Wire x = f.publicInput("x");
        Wire y = f.publicInput("y");
        assertEquals(f.mul(x, y).id(), f.mul(y, x).id());
        assertEquals(f.add(x, y).id(), f.add(y, x).id());
        assertEquals(f.sub(x, y).id(), f.sub(x, y).id());
        assertEquals(f.div(x, y).id(), f.div(x, y).id());
        assertEquals(f.constant(7).id(), f.constant(FrElement.of(7)).id());
        assertFalse(f.sub(x, y).id() == f.sub(y, x).id());
        assertFalse(f.sub(x, y).id() == f.add(x, y).id());
    }

    @Test
    void keepsHalfAMillionOperationsApart() {
        Wire x = f.publicInput("x");
        Wire[] w = new Wire[1500];
        w[0] = x;
        for (int i = 1; i < w.length; i++) {
            w[i] = f.add(w[i - 1], x);
        }
        int before = builder.size();
        int n = 0;
        for (int i = 0; i < w.length; i += 2) {
            for (int j = i; j < w.length; j++) {
                f.mul(w[i], w[j]);
                n++;
            }
        }
        assertEquals(before + n, builder.size());
    }

    @Test
    void foldsWhatHoldsForEveryInput() {
        Wire x = f.publicInput("x");
        assertEquals(x.id(), f.add(x, f.zero()).id());
        assertEquals(x.id(), f.add(f.zero(), x).id());
        assertEquals(x.id(), f.sub(x, f.zero()).id());
        assertEquals(x.id(), f.mul(f.one(), x).id());
        assertEquals(f.zero().id(), f.mul(x, f.zero()).id());
        assertEquals(f.zero().id(), f.sub(x, x).id());
        assertEquals(f.constant(6).id(), f.mul(f.constant(2), f.constant(3)).id());
        assertEquals(f.constant(2).id(), f.div(f.constant(6), f.constant(3)).id());
    }

    @Test
    void neverFoldsAQuotientOfUnknowns() {
        Wire x = f.publicInput("x");
        f.assertEqual(f.div(x, x), f.one());
        Circuit circuit = builder.compile();
        circuit.assign(elements(5), List.of());
        assertThrows(UnsatisfiedException.class, () -> circuit.assign(elements(0), List.of()));
        assertThrows(UnsatisfiedException.class, () -> builder.evaluate(elements(0), List.of()));
    }

    @Test
    void keepsTheNonZeroConditionOfAnUnusedQuotient() {
        Wire x = f.publicInput("x");
        f.div(f.zero(), x);
        Circuit circuit = builder.compile();
        assertEquals(1, circuit.r1cs().constraints());
        assertThrows(UnsatisfiedException.class, () -> circuit.assign(elements(0), List.of()));
    }

    @Test
    void refusesToCompareOrHashWires() {
        Wire x = f.publicInput("x");
        Wire y = f.publicInput("y");
        assertThrows(UnsupportedOperationException.class, () -> x.equals(y));
        assertThrows(UnsupportedOperationException.class, () -> Set.of(x, y));
    }

    @Test
    void refusesAWireOfAnotherCircuit() {
        Wire foreign = new CircuitBuilder().field().publicInput("x");
        assertThrows(IllegalArgumentException.class, () -> f.add(foreign, f.one()));
    }

    @Test
    void sumsAndMultiplesAreFree() {
        Wire x = f.publicInput("x");
        Wire y = f.privateInput("y");
        Wire sum = f.zero();
        for (int i = 0; i < 50; i++) {
            sum = f.add(f.mul(sum, f.constant(3)), f.sub(x, y));
        }
        f.assertEqual(f.mul(sum, sum), y);
        assertEquals(1, constraints());
    }

    @Test
    void doesNotPayForAProductThatOnlyAnEqualityUses() {
        Wire x = f.publicInput("x");
        Wire y = f.privateInput("y");
        f.assertZero(f.sub(f.mul(f.constant(5), f.mul(x, y)), f.constant(30)));
        Circuit circuit = builder.compile();
        assertEquals(1, circuit.r1cs().constraints());
        assertEquals(3, circuit.r1cs().wires());
        circuit.assign(elements(2), elements(3));
        assertThrows(UnsatisfiedException.class, () -> circuit.assign(elements(2), elements(4)));
    }

    @Test
    void paysForAllButOneProductOfAnEquality() {
        Wire x = f.publicInput("x");
        Wire y = f.privateInput("y");
        f.assertEqual(f.sub(f.mul(x, x), f.mul(y, y)), f.mul(x, y));
        Circuit circuit = builder.compile();
        assertEquals(3, circuit.r1cs().constraints());
        circuit.assign(elements(0), elements(0));
        assertThrows(UnsatisfiedException.class, () -> circuit.assign(elements(2), elements(4)));
    }

    @Test
    void connectDefinesADeclaredValueUsedBefore() {
        Wire x = f.publicInput("x");
        Wire later = f.declare("later");
        Wire product = f.mul(later, later);
        f.connect(later, f.add(x, f.one()));
        f.assertEqual(product, f.publicInput("y"));
        Circuit circuit = builder.compile();
        circuit.assign(elements(4, 25), List.of());
        assertThrows(UnsatisfiedException.class, () -> circuit.assign(elements(4, 16), List.of()));
    }

    @Test
    void connectKeepsTheEqualityOfTwoDefinedValues() {
        Wire x = f.publicInput("x");
        Wire y = f.publicInput("y");
        Wire a = f.declare("a");
        Wire b = f.declare("b");
        f.connect(a, b);
        f.connect(a, x);
        f.connect(b, y);
        f.connect(f.constant(9), f.mul(x, y));
        Circuit circuit = builder.compile();
        assertEquals(2, circuit.r1cs().constraints());
        circuit.assign(elements(3, 3), List.of());
        for (long[] wrong : new long[][] {{3, 4}, {1, 9}, {2, 2}}) {
            assertThrows(
                    UnsatisfiedException.class, () -> circuit.assign(elements(wrong), List.of()));
        }
    }

    @Test
    void dropsDeadCode() {
        Wire x = f.publicInput("x");
        f.mul(f.mul(x, x), f.mul(x, f.add(x, f.one())));
        f.assertBoolean(x);
        assertEquals(1, constraints());
    }

    @Test
    void computesWhatOnlyAHintReadsWithoutConstraints() {
        Wire x = f.publicInput("x");
        Wire cube = f.mul(f.mul(x, x), x);
        Wire sum = f.add(cube, x);
        Wire h = f.hint(new Square(), 1, f.add(sum, sum))[0];
        f.assertEqual(h, f.publicInput("y"));
        f.assertNonZero(x);
        Circuit circuit = builder.compile();
        assertEquals(2, circuit.r1cs().constraints());
        circuit.assign(elements(2, 400), List.of());
    }

    @Test
    void materialisesLongCombinationsThatAreUsedOften() {
        Wire[] x = new Wire[300];
        Wire sum = f.zero();
        for (int i = 0; i < x.length; i++) {
            x[i] = f.privateInput();
            sum = f.add(sum, x[i]);
        }
        for (Wire xi : x) {
            f.assertZero(f.mul(xi, sum));
        }
        Circuit circuit = builder.compile();
        assertEquals(301, circuit.r1cs().constraints());
        assertTrue(circuit.r1cs().left().entries() + circuit.r1cs().right().entries() < 1200);
        circuit.assign(List.of(), elements(new long[300]));
    }

    @Test
    void countsConstraintsPerScope() {
        Wire x = f.publicInput("x");
        f.scope("a", () -> f.scope("b", () -> f.rangeCheck(x, 3)));
        f.scope("a", () -> f.assertNonZero(x));
        assertEquals(
                Map.of("", 5, "a", 5, "a/b", 4, "a/b/bits3", 4, "a/inverse", 1),
                builder.compile().constraintsByScope());
    }

    @Test
    void namesTheScopeOfTheFirstViolatedConstraint() {
        Wire x = f.publicInput("x");
        f.assertNonZero(x);
        f.scope("stage", () -> f.assertEqual(f.mul(x, x), f.publicInput("y")));
        Circuit circuit = builder.compile();
        String message =
                assertThrows(
                                UnsatisfiedException.class,
                                () -> circuit.assign(elements(3, 8), List.of()))
                        .getMessage();
        assertEquals("constraint 1 in stage: 3 · 3 ≠ 8", message);
    }

    @Test
    void ordersWiresOnePublicPrivateInternal() {
        Wire secret = f.privateInput("s");
        Wire square = f.mul(secret, secret);
        Wire x = f.publicInput("x");
        f.assertEqual(f.mul(square, secret), x);
        Circuit circuit = builder.compile();
        long[] w = circuit.assign(elements(27), elements(3));
        long[] expected = new long[16];
        int at = 0;
        for (FrElement e : elements(1, 27, 3, 9)) {
            e.store(expected, 4 * at++);
        }
        assertEquals(List.of("x"), circuit.publicNames());
        assertArrayEquals(expected, w);
    }

    @Test
    void survivesDeepChains() {
        Wire x = f.publicInput("x");
        Wire linear = x;
        Wire product = x;
        for (int i = 0; i < 200_000; i++) {
            linear = f.add(linear, f.constant(i + 1L));
            product = f.mul(product, x);
        }
        f.assertEqual(linear, product);
        Circuit circuit = builder.compile();
        assertEquals(200_000, circuit.r1cs().constraints());
        builder.dump();
        assertThrows(UnsatisfiedException.class, () -> circuit.assign(elements(2), List.of()));
        assertThrows(UnsatisfiedException.class, () -> builder.evaluate(elements(2), List.of()));
    }

    private static byte[] digest(long coefficient, String name, boolean swapped) {
        CircuitBuilder b = new CircuitBuilder();
        CircuitField g = b.field();
        Wire x = g.publicInput(name);
        Wire y = g.privateInput();
        Wire left = g.add(swapped ? y : x, g.constant(coefficient));
        g.scope(name, () -> g.assertEqual(g.mul(left, y), x));
        return b.compile().r1cs().digest();
    }

    @Test
    void theDigestCoversConstraintsAndNotNames() {
        assertArrayEquals(digest(5, "x", false), digest(5, "other", false));
        assertFalse(Arrays.equals(digest(5, "x", false), digest(6, "x", false)));
        assertFalse(Arrays.equals(digest(5, "x", false), digest(5, "x", true)));
    }

    private static final class Square implements Hint {
        @Override
        public String name() {
            return "square";
        }

        @Override
        public void compute(FrElement[] in, FrElement[] out) {
            out[0] = in[0].square();
        }
    }
}
