// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.powers;
import static io.larch.sumcheck.Expression.product;

import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.shape.ProofShape;
import java.util.Collections;
import java.util.List;

/**
 * S2: the columns of the next cycle.
 *
 * <pre>
 *   NextUpc + γ·NextPc + γ²·NextFirst - γ²·eq(r1,1…1) = Σ_j eq+1(r1,j)·(Upc + γ·Pc + γ²·First)
 * </pre>
 *
 * The successor of the last cycle is HALT: Upc 0, Pc 0, First 1.
 */
public final class Shift {
    /** eq+1(r1, j). */
    public static final String EQ_PLUS_ONE = "eq+1(r1,j)";

    /** eq(r1, 1…1), in the input claim. */
    public static final String LAST = "eq(r1,1...1)";

    /** Address of the source instruction. */
    public static final String UPC = Names.at2("Upc");

    /** Bytecode row. */
    public static final String PC = Names.at2("Pc");

    /** Whether the row is the first of its expansion. */
    public static final String FIRST = Names.at2("First");

    private Shift() {}

    /** The relation for a shape: t rounds of degree 2. */
    public static Relation of(ProofShape shape) {
        Expression first = opening(Names.at1("NextFirst")).minus(derived(LAST));
        List<Expression> claims =
                List.of(opening(Names.at1("NextUpc")), opening(Names.at1("NextPc")), first);
        List<Expression> terms = List.of(opening(UPC), opening(PC), opening(FIRST));
        return new Relation(
                "Shift",
                Collections.nCopies(shape.t(), 2),
                powers(challenge(Labels.GAMMA_SHIFT), claims),
                product(derived(EQ_PLUS_ONE), powers(challenge(Labels.GAMMA_SHIFT), terms)),
                List.of(UPC, PC, FIRST));
    }
}
