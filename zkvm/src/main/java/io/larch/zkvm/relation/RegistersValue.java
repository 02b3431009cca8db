// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.product;

import io.larch.sumcheck.Relation;
import io.larch.zkvm.shape.ProofShape;
import java.util.Collections;
import java.util.List;

/**
 * S3: register values are sums of increments, {@code Val(ρreg,r2) = Σ_j RdInc(j)·wa(ρreg,j)·
 * LT(j,r2)}. Registers start at zero.
 */
public final class RegistersValue {
    /** LT(j, r2). */
    public static final String LESS = "LT(j,r2)";

    /** Increment of the written register. */
    public static final String INC = Names.at3("RdInc");

    /** wa(ρreg, j). */
    public static final String WA = Names.at3("wa");

    private RegistersValue() {}

    /** The relation for a shape: t rounds of degree 3. */
    public static Relation of(ProofShape shape) {
        return new Relation(
                "RegistersValue",
                Collections.nCopies(shape.t(), 3),
                opening(RegistersReadWrite.VAL),
                product(opening(INC), opening(WA), derived(LESS)),
                List.of(INC, WA));
    }
}
