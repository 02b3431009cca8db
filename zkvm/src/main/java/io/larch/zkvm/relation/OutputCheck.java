// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static io.larch.sumcheck.Expression.constant;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.product;

import io.larch.sumcheck.Relation;
import io.larch.zkvm.shape.ProofShape;
import java.util.Collections;
import java.util.List;

/**
 * S2: the I/O block ends as the public block, {@code 0 = Σ_cell eq(rout,cell)·ioMask(cell)·
 * (ValFinal(cell) - Io(cell))}.
 */
public final class OutputCheck {
    /** eq(rout, cell). */
    public static final String EQ = "eq(rout,cell)";

    /** Selector of the I/O block. */
    public static final String MASK = "ioMask(cell)";

    /** The public words at their cells, zero elsewhere. */
    public static final String IO = "Io(cell)";

    /** Memory after the last cycle. */
    public static final String VAL_FINAL = "ValFinal@ram";

    private OutputCheck() {}

    /** The relation for a shape: k rounds of degree 3. */
    public static Relation of(ProofShape shape) {
        return new Relation(
                "OutputCheck",
                Collections.nCopies(shape.program().k(), 3),
                constant(0),
                product(derived(EQ), derived(MASK), opening(VAL_FINAL).minus(derived(IO))),
                List.of(VAL_FINAL));
    }
}
