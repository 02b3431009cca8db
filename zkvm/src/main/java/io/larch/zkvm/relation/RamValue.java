// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.product;
import static io.larch.sumcheck.Expression.sum;

import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.shape.ProofShape;
import java.util.Collections;
import java.util.List;

/**
 * S3: memory values are the initial ones plus sums of increments.
 *
 * <pre>
 *   (Val(ρram,r2) - Init) + γ·(ValFinal(ρram) - Init)
 *     = Σ_j RamInc(j)·ra(ρram,j)·(LT(j,r2) + γ)
 * </pre>
 */
public final class RamValue {
    /** LT(j, r2). */
    public static final String LESS = "LT(j,r2)";

    /** The initial memory at ρram, in the input claim. */
    public static final String INIT = "Init(ram)";

    /** Increment of the accessed cell. */
    public static final String INC = Names.at3("RamInc");

    /** ra(ρram, j). */
    public static final String RA = Names.at3("ra");

    private RamValue() {}

    /** The relation for a shape: t rounds of degree 3. */
    public static Relation of(ProofShape shape) {
        Expression now = opening(RamReadWrite.VAL).minus(derived(INIT));
        Expression last = opening(OutputCheck.VAL_FINAL).minus(derived(INIT));
        return new Relation(
                "RamValue",
                Collections.nCopies(shape.t(), 3),
                sum(now, product(challenge(Labels.GAMMA_VALUE), last)),
                product(
                        opening(INC),
                        opening(RA),
                        derived(LESS).plus(challenge(Labels.GAMMA_VALUE))),
                List.of(INC, RA));
    }
}
