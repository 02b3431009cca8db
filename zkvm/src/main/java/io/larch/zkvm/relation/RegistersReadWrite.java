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
import java.util.List;

/**
 * S2: reads and writes of registers (Twist), over (register, j).
 *
 * <pre>
 *   RdWrite + γ·Rs1 + γ²·Rs2 = Σ eq(r1,j)·[ wa·(Val + RdInc) + γ·ra1·Val + γ²·ra2·Val ]
 * </pre>
 */
public final class RegistersReadWrite {
    /** eq(r1, j). */
    public static final String EQ = "eq(r1,j)";

    /** Register values before a cycle, over (register, j). */
    public static final String VAL = Names.at2("RegVal");

    /** [register is written in cycle j]. */
    public static final String WA = Names.at2("wa");

    /** [register is the first source of cycle j]. */
    public static final String RA1 = Names.at2("ra1");

    /** [register is the second source of cycle j]. */
    public static final String RA2 = Names.at2("ra2");

    /** Increment of the written register. */
    public static final String INC = Names.at2("RdInc");

    private RegistersReadWrite() {}

    /** The relation for a shape: 7 address rounds of degree 2, t cycle rounds of degree 3. */
    public static Relation of(ProofShape shape) {
        Expression val = opening(VAL);
        List<Expression> terms =
                List.of(
                        product(opening(WA), val.plus(opening(INC))),
                        product(opening(RA1), val),
                        product(opening(RA2), val));
        List<Expression> claims =
                List.of(
                        opening(Names.at1("RdWrite")),
                        opening(Names.at1("Rs1")),
                        opening(Names.at1("Rs2")));
        return new Relation(
                "RegistersReadWrite",
                Degrees.of(ProofShape.REGISTER_BITS, 2, shape.t(), 3),
                powers(challenge(Labels.GAMMA_REGISTERS), claims),
                product(derived(EQ), powers(challenge(Labels.GAMMA_REGISTERS), terms)),
                List.of(VAL, WA, RA1, RA2, INC));
    }
}
