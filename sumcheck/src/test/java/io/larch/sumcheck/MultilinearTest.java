// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Closed forms against their definitions on Booleans, and multilinear at random points. */
class MultilinearTest {
    private static final FrField F = new FrField();

    private final Rng rng = Rng.of(MultilinearTest.class);

    private interface OfTwo {
        FrElement at(List<FrElement> x, List<FrElement> y);
    }

    private interface Definition {
        boolean holds(int x, int y, int n);
    }

    private static List<FrElement> bits(int v, int n) {
        List<FrElement> out = new ArrayList<>();
        for (int i = n - 1; i >= 0; i--) {
            out.add(FrElement.of(v >> i & 1));
        }
        return out;
    }

    /** The one multilinear polynomial with the given values at Booleans, from the definition. */
    private static FrElement extension(Function<Integer, FrElement> values, List<FrElement> x) {
        FrElement sum = FrElement.ZERO;
        for (int i = 0; i < 1 << x.size(); i++) {
            FrElement term = values.apply(i);
            for (int k = 0; k < x.size(); k++) {
                boolean one = (i >> (x.size() - 1 - k) & 1) == 1;
                term = term.mul(one ? x.get(k) : FrElement.ONE.sub(x.get(k)));
            }
            sum = sum.add(term);
        }
        return sum;
    }

    private void check(OfTwo closed, Definition definition) {
        for (int n = 1; n <= 4; n++) {
            int width = n;
            List<FrElement> x = rng.elements(n);
            List<FrElement> y = rng.elements(n);
            FrElement expected =
                    extension(
                            i ->
                                    extension(
                                            j ->
                                                    definition.holds(i, j, width)
                                                            ? FrElement.ONE
                                                            : FrElement.ZERO,
                                            y),
                            x);
            assertEquals(expected, closed.at(x, y), "n = " + n);
            for (int i = 0; i < 1 << n; i++) {
                for (int j = 0; j < 1 << n; j++) {
                    FrElement value = definition.holds(i, j, n) ? FrElement.ONE : FrElement.ZERO;
                    assertEquals(value, closed.at(bits(i, n), bits(j, n)), i + ", " + j);
                }
            }
        }
    }

    @Test
    void eqIsEquality() {
        check((x, y) -> Multilinear.eq(F, x, y), (x, y, n) -> x == y);
    }

    @Test
    void lessThanIsTheOrder() {
        check((x, y) -> Multilinear.lessThan(F, x, y), (x, y, n) -> x < y);
    }

    @Test
    void eqPlusOneIsTheSuccessorWithoutWrap() {
        check((x, y) -> Multilinear.eqPlusOne(F, x, y), (x, y, n) -> y == x + 1);
    }

    @Test
    void selectorsAndIntegers() {
        for (int n = 0; n <= 5; n++) {
            List<FrElement> x = rng.elements(n);
            int last = (1 << n) - 1;
            FrElement one = FrElement.ONE;
            FrElement zero = FrElement.ZERO;
            assertEquals(extension(i -> i == 0 ? one : zero, x), Multilinear.zeros(F, x));
            assertEquals(extension(i -> i == last ? one : zero, x), Multilinear.ones(F, x));
            assertEquals(extension(FrElement::of, x), Multilinear.integer(F, x));
            int index = rng.below(1 << n);
            assertEquals(
                    extension(i -> i == index ? one : zero, x), Multilinear.eqIndex(F, x, index));
            List<FrElement> table = Multilinear.eqTable(F, x);
            for (int i = 0; i < 1 << n; i++) {
                assertEquals(Multilinear.eqIndex(F, x, i), table.get(i));
            }
        }
    }

    @Test
    void evaluateIsTheExtension() {
        for (int n = 0; n <= 6; n++) {
            List<FrElement> values = rng.elements(1 << n);
            List<FrElement> x = rng.elements(n);
            assertEquals(extension(values::get, x), Multilinear.evaluate(F, values, x));
        }
    }

    @Test
    void univariateInterpolationPassesThroughItsPoints() {
        for (int n = 1; n <= 9; n++) {
            List<FrElement> values = rng.elements(n);
            List<FrElement> coefficients = Univariate.coefficients(values);
            assertEquals(n, coefficients.size());
            for (int i = 0; i < n; i++) {
                assertEquals(values.get(i), Univariate.evaluate(coefficients, FrElement.of(i)));
            }
        }
    }
}
