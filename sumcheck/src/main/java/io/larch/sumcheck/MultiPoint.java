// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The multi-point batch opening inside {@link Mercury}: g and S at {z, 1/z}, h at {z, 1/z, α}, D at
 * {z}, joined by powers of ν.
 *
 * <p>Source: Boneh, Drake, Fisch, Gabizon, "Efficient polynomial commitment schemes for multiple
 * points and polynomials", ePrint 2020/081, section 4.
 */
final class MultiPoint {
    private final List<List<FrElement>> polynomials;
    private final List<List<FrElement>> points;
    private final List<FrElement> all;
    private final FrElement nu;

    /** The polynomials in the order g, h, S, D. */
    MultiPoint(
            List<List<FrElement>> polynomials,
            FrElement z,
            FrElement zInverse,
            FrElement alpha,
            FrElement nu) {
        this.polynomials = polynomials;
        this.all = List.of(z, zInverse, alpha);
        this.points = List.of(List.of(z, zInverse), all, List.of(z, zInverse), List.of(z));
        this.nu = nu;
    }

    /** {@code W = Σ_k ν^k·(f_k - r_k)/Z_k}, r_k the remainder of f_k modulo Z_k. */
    List<FrElement> quotient() {
        List<FrElement> sum = new ArrayList<>();
        FrElement scale = FrElement.ONE;
        for (int k = 0; k < polynomials.size(); k++) {
            List<FrElement> quotient = polynomials.get(k);
            for (FrElement x : points.get(k)) {
                quotient = divide(quotient, x);
            }
            add(sum, scale, quotient);
            scale = scale.mul(nu);
        }
        return sum;
    }

    /** {@code W' = (Σ_k ν^k·Z_{T∖S_k}(y)·(f_k - r_k(y)) - Z_T(y)·W) / (X - y)}. */
    List<FrElement> secondQuotient(List<FrElement> w, FrElement y) {
        List<FrElement> sum = new ArrayList<>();
        FrElement scale = FrElement.ONE;
        for (int k = 0; k < polynomials.size(); k++) {
            add(sum, scale.mul(vanishing(missing(k), y)), polynomials.get(k));
            scale = scale.mul(nu);
        }
        add(sum, vanishing(all, y).neg(), w);
        // The remainder is the constant Σ ν^k·Z·r_k(y): subtracting it is dividing.
        return divide(sum, y);
    }

    private List<FrElement> missing(int k) {
        List<FrElement> out = new ArrayList<>(all);
        out.removeAll(points.get(k));
        return out;
    }

    private static FrElement vanishing(List<FrElement> roots, FrElement x) {
        FrElement product = FrElement.ONE;
        for (FrElement root : roots) {
            product = product.mul(x.sub(root));
        }
        return product;
    }

    /** The quotient of f by X - x, remainder dropped; zero for a constant. */
    private static List<FrElement> divide(List<FrElement> f, FrElement x) {
        List<FrElement> out =
                new ArrayList<>(Collections.nCopies(Math.max(1, f.size() - 1), FrElement.ZERO));
        FrElement carry = FrElement.ZERO;
        for (int i = f.size() - 1; i > 0; i--) {
            carry = carry.mul(x).add(f.get(i));
            out.set(i - 1, carry);
        }
        return out;
    }

    /** {@code sum += c·p}. */
    private static void add(List<FrElement> sum, FrElement c, List<FrElement> p) {
        while (sum.size() < p.size()) {
            sum.add(FrElement.ZERO);
        }
        for (int i = 0; i < p.size(); i++) {
            sum.set(i, sum.get(i).add(c.mul(p.get(i))));
        }
    }
}
