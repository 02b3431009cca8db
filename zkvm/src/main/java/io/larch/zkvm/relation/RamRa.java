// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.product;
import static io.larch.sumcheck.Expression.sum;

import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * S4: memory read addresses are products of digits, {@code ra(ρram,r2) + γ·ra(ρram,r3) = Σ_j
 * (eq(r2,j) + γ·eq(r3,j))·Π_i E_i(j)}.
 */
public final class RamRa {
    /** eq(r2, j). */
    public static final String EQ2 = "eq(r2,j)";

    /** eq(r3, j). */
    public static final String EQ3 = "eq(r3,j)";

    private RamRa() {}

    /** The relation for a shape: t rounds of degree 1 + number of memory digits. */
    public static Relation of(ProofShape shape) {
        List<String> digits = Names.digits(shape, Family.RAM);
        Expression gamma = challenge(Labels.GAMMA_RAM_RA);
        List<Expression> factors = new ArrayList<>();
        factors.add(sum(derived(EQ2), product(gamma, derived(EQ3))));
        digits.forEach(d -> factors.add(opening(d)));
        return new Relation(
                "RamRa",
                Collections.nCopies(shape.t(), digits.size() + 1),
                sum(opening(RamReadWrite.RA), product(gamma, opening(RamValue.RA))),
                new Expression.Product(factors),
                digits);
    }
}
