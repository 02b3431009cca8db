// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * A round polynomial with an eq factor, {@code s(X) = c·eq(τ, X)·t(X)}: t has one degree less, and
 * one of its values follows from the claim.
 *
 * <p>Source: Gruen, "Some improvements for the PIOP for ZeroCheck", ePrint 2024/108.
 */
final class EqRound {
    private EqRound() {}

    /**
     * The values of s at {@code 0 … degree}.
     *
     * @param claim {@code s(0) + s(1)}
     * @param bound c
     * @param tau the round's coordinate of eq's point
     * @param t gives the values of t at ascending points
     */
    static List<FrElement> evaluations(
            int degree,
            FrElement claim,
            FrElement bound,
            FrElement tau,
            Function<int[], List<FrElement>> t) {
        FrElement atOne = bound.mul(tau);
        FrElement atZero = bound.sub(atOne);
        boolean derive = degree > 1 && !atOne.isZero();
        int[] points = IntStream.range(0, degree).filter(x -> x != 1 || !derive).toArray();
        List<FrElement> values = new ArrayList<>(t.apply(points));
        if (derive) {
            FrElement rest = claim.sub(atZero.mul(values.get(0)));
            values.add(1, rest.mul(atOne.inverse()));
        }
        values.add(Univariate.evaluate(Univariate.coefficients(values), FrElement.of(degree)));
        FrElement eq = atZero;
        for (int x = 0; x <= degree; x++) {
            values.set(x, eq.mul(values.get(x)));
            eq = eq.add(atOne.sub(atZero));
        }
        return values;
    }
}
