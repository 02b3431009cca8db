// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.powers;
import static io.larch.sumcheck.Expression.product;

import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * S4: group products are products of digits, {@code Σ_g γ^g·G_g(r2) = Σ_j eq(r2,j)·Σ_g γ^g·Π_(i∈g)
 * E_i(j)}.
 */
public final class InstructionRa {
    /** eq(r2, j). */
    public static final String EQ = "eq(r2,j)";

    private InstructionRa() {}

    /** The relation for a shape: t rounds of degree 1 + the largest group. */
    public static Relation of(ProofShape shape) {
        List<String> digits = Names.digits(shape, Family.INS);
        List<Expression> claims = new ArrayList<>();
        List<Expression> products = new ArrayList<>();
        int largest = 0;
        for (List<Integer> group : shape.indexGroups()) {
            claims.add(opening(Names.group(claims.size())));
            List<Expression> factors = new ArrayList<>();
            group.forEach(i -> factors.add(opening(digits.get(i))));
            products.add(new Expression.Product(factors));
            largest = Math.max(largest, group.size());
        }
        return new Relation(
                "InstructionRa",
                Collections.nCopies(shape.t(), largest + 1),
                powers(challenge(Labels.GAMMA_INSTRUCTION_RA), claims),
                product(derived(EQ), powers(challenge(Labels.GAMMA_INSTRUCTION_RA), products)),
                digits);
    }
}
