// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.constant;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.powers;
import static io.larch.sumcheck.Expression.product;
import static io.larch.sumcheck.Expression.sum;

import io.larch.riscv.OpFlag;
import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;

/**
 * S4: every column that comes out of the bytecode, read at row pc_j, over (row, j); with the terms
 * that force row(0) = entry and row(T−1) = HALT.
 *
 * <pre>
 *   Σ_s γ^s·(Σ_i β^i·claim_(s,i)) + γ⁴ + γ⁵
 *     = Σ Π_i E_i(j)·[ Σ_s γ^s·eq(r_s,j)·Val_s(row)
 *                      + γ⁴·eq(0…0,j)·[row = entry] + γ⁵·eq(1…1,j)·[row = 0] ]
 * </pre>
 *
 * <p>{@code Val_s} is linear in Addr, Imm, the row number and in table pull-backs of the small
 * columns. The pull-backs of one column in all stages are one opening: {@code code} stands for
 * {@code Σ_s γ^s·eq(r_s,j)·Code_s(row)}, and so for rd, rs1, rs2; {@link PullBacks} has the tables.
 * Address and cycle factors have no variable in common, so the address rounds have degree 2 and the
 * cycle rounds degree 1 + number of digits.
 */
public final class BytecodeRead {
    /** eq(r1, j). */
    public static final String EQ1 = "eq(r1,j)";

    /** eq(r2, j). */
    public static final String EQ2 = "eq(r2,j)";

    /** The number of the row. */
    public static final String ROW = "Int(row)";

    /** eq(0…0, j). */
    public static final String FIRST_CYCLE = "eq(0...0,j)";

    /** [row = entry]. */
    public static final String ENTRY = "[row=entry]";

    /** eq(1…1, j). */
    public static final String LAST_CYCLE = "eq(1...1,j)";

    /** [row = 0]. */
    public static final String HALT = "[row=0]";

    /** The claims at r1, in the order of their powers of β. */
    public static final List<String> STAGE1 = stage1();

    /** The claims at r2. */
    public static final List<String> STAGE2 =
            List.of(
                    Shift.UPC,
                    Shift.PC,
                    Shift.FIRST,
                    InstructionLookup.V,
                    RegistersReadWrite.WA,
                    RegistersReadWrite.RA1,
                    RegistersReadWrite.RA2);

    /** The claim at r3. */
    public static final List<String> STAGE3 = List.of(RegistersValue.WA);

    private BytecodeRead() {}

    /** The relation for a shape: b address rounds of degree 2, then t of degree dB + 1. */
    public static Relation of(ProofShape shape) {
        List<String> digits = Names.digits(shape, Family.PC);
        List<Expression> factors = new ArrayList<>();
        digits.forEach(d -> factors.add(opening(d)));
        factors.add(rowValue());
        List<String> outputs = new ArrayList<>(digits);
        outputs.add(Names.ADDR);
        outputs.add(Names.IMM);
        Names.SMALL.forEach(family -> outputs.add(Names.pullBack(family)));
        return new Relation(
                "BytecodeRead",
                Degrees.of(shape.program().b(), 2, shape.t(), digits.size() + 1),
                inputClaim(),
                new Expression.Product(factors),
                outputs);
    }

    private static Expression inputClaim() {
        return powers(
                challenge(Labels.GAMMA_BYTECODE),
                List.of(
                        constant(0),
                        claims(STAGE1),
                        claims(STAGE2),
                        claims(STAGE3),
                        constant(1),
                        constant(1)));
    }

    private static Expression claims(List<String> names) {
        return powers(
                challenge(Labels.BETA_BYTECODE), names.stream().map(Expression::opening).toList());
    }

    private static Expression rowValue() {
        Expression gamma = challenge(Labels.GAMMA_BYTECODE);
        Expression beta = challenge(Labels.BETA_BYTECODE);
        Expression addr = opening(Names.ADDR);
        Expression row = derived(ROW);
        List<Expression> at1 = List.of(addr, opening(Names.IMM), row);
        List<Expression> at2 = List.of(addr, row);
        List<Expression> terms = new ArrayList<>();
        terms.add(product(gamma, derived(EQ1), powers(beta, at1)));
        terms.add(product(gamma, gamma, derived(EQ2), powers(beta, at2)));
        Names.SMALL.forEach(family -> terms.add(opening(Names.pullBack(family))));
        Expression entry = product(derived(FIRST_CYCLE), derived(ENTRY));
        Expression halt = product(gamma, derived(LAST_CYCLE), derived(HALT));
        terms.add(product(gamma, gamma, gamma, gamma, sum(entry, halt)));
        return new Expression.Sum(terms);
    }

    private static List<String> stage1() {
        List<String> names = new ArrayList<>();
        for (String column : List.of("Upc", "Imm", "Pc", "Step", "NotLast")) {
            names.add(Names.at1(column));
        }
        for (OpFlag flag : OpFlag.values()) {
            names.add(CycleConstraints.flag(flag));
        }
        return List.copyOf(names);
    }
}
