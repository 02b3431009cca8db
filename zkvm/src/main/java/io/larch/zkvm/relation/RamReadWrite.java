// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.powers;
import static io.larch.sumcheck.Expression.product;

import io.larch.bn254.Field;
import io.larch.bn254.FrElement;
import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Multilinear;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.util.List;

/**
 * S2: reads and writes of memory (Twist), over (cell, j).
 *
 * <pre>
 *   RamRead + γ·RamWrite + γ²·RamAddress
 *     = Σ eq(r1,j)·ra·[ Val + γ·(Val + RamInc) + γ²·Addr(cell) ]
 * </pre>
 */
public final class RamReadWrite {
    /** eq(r1, j). */
    public static final String EQ = "eq(r1,j)";

    /** The address value of a cell. */
    public static final String ADDRESS = "Addr(cell)";

    /** Memory before a cycle, over (cell, j). */
    public static final String VAL = Names.at2("RamVal");

    /** [cell is accessed in cycle j]. */
    public static final String RA = Names.at2("ra");

    /** Increment of the accessed cell. */
    public static final String INC = Names.at2("RamInc");

    private RamReadWrite() {}

    /** The relation for a shape: k address rounds of degree 2, t cycle rounds of degree 3. */
    public static Relation of(ProofShape shape) {
        Expression val = opening(VAL);
        List<Expression> terms = List.of(val, val.plus(opening(INC)), derived(ADDRESS));
        List<Expression> claims =
                List.of(
                        opening(Names.at1("RamRead")),
                        opening(Names.at1("RamWrite")),
                        opening(Names.at1("RamAddress")));
        return new Relation(
                "RamReadWrite",
                Degrees.of(shape.program().k(), 2, shape.t(), 3),
                powers(challenge(Labels.GAMMA_RAM), claims),
                product(derived(EQ), opening(RA), powers(challenge(Labels.GAMMA_RAM), terms)),
                List.of(VAL, RA, INC));
    }

    /** {@code base + 8·Int(ρ) + (2^65 - base)·eq(ρ, 0)}: the extension of the address value. */
    public static <E> E address(Field<E> f, ProgramShape shape, List<E> cell) {
        FrElement base = FrElement.of(shape.base());
        E linear = f.mul(f.constant(8), Multilinear.integer(f, cell));
        E dummy = f.constant(Multilinear.powerOfTwo(65).sub(base));
        return f.add(f.add(f.constant(base), linear), f.mul(dummy, Multilinear.zeros(f, cell)));
    }
}
