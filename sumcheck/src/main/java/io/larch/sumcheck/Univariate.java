// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** Polynomials in one variable of small degree: lists of coefficients, constant first. */
final class Univariate {
    /** 1/i at index i - 1. */
    private static final List<FrElement> INVERSES =
            IntStream.rangeClosed(1, 16).mapToObj(i -> FrElement.of(i).inverse()).toList();

    private Univariate() {}

    /** The coefficients of the polynomial of least degree through {@code (i, values[i])}. */
    static List<FrElement> coefficients(List<FrElement> values) {
        // Newton's form: divided differences, then Horner on (X - i).
        List<FrElement> newton = new ArrayList<>(values);
        int n = values.size();
        for (int step = 1; step < n; step++) {
            FrElement over = inverse(step);
            for (int i = n - 1; i >= step; i--) {
                newton.set(i, newton.get(i).sub(newton.get(i - 1)).mul(over));
            }
        }
        List<FrElement> out = new ArrayList<>(Collections.nCopies(n, FrElement.ZERO));
        for (int i = n - 1; i >= 0; i--) {
            timesLinear(out, FrElement.of(i));
            out.set(0, out.get(0).add(newton.get(i)));
        }
        return out;
    }

    private static FrElement inverse(int i) {
        return i <= INVERSES.size() ? INVERSES.get(i - 1) : FrElement.of(i).inverse();
    }

    /** The value at x. */
    static FrElement evaluate(List<FrElement> coefficients, FrElement x) {
        FrElement sum = FrElement.ZERO;
        for (int i = coefficients.size() - 1; i >= 0; i--) {
            sum = sum.mul(x).add(coefficients.get(i));
        }
        return sum;
    }

    /** p := p·(X - a); the top coefficient of p must be zero. */
    private static void timesLinear(List<FrElement> p, FrElement a) {
        for (int i = p.size() - 1; i >= 0; i--) {
            FrElement below = i == 0 ? FrElement.ZERO : p.get(i - 1);
            p.set(i, below.sub(a.mul(p.get(i))));
        }
    }
}
