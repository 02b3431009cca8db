// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.constant;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.powers;
import static io.larch.sumcheck.Expression.product;
import static io.larch.sumcheck.Expression.sum;

import io.larch.riscv.OpFlag;
import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Multilinear;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * S1: the eleven constraints of a cycle, {@code Σ_j eq(τ,j)·Σ_c γ^c·C_c(j) = 0}.
 *
 * <p>Every column is a function of columns committed before τ is drawn; each opening is discharged
 * by a later relation.
 */
public final class CycleConstraints {
    /** eq(τ, j). */
    public static final String EQ = "eq(tau,j)";

    /** The columns before the op flags, in protocol order. */
    public static final List<String> COLUMNS =
            List.of(
                    "LeftLookup",
                    "RightLookup",
                    "LookupOutput",
                    "Rs1",
                    "Rs2",
                    "RdWrite",
                    "RamAddress",
                    "RamRead",
                    "RamWrite",
                    "Upc",
                    "Imm",
                    "Pc",
                    "Step",
                    "NotLast",
                    "NextUpc",
                    "NextPc",
                    "NextFirst");

    private CycleConstraints() {}

    /** The relation for a shape: t rounds of degree 4. */
    public static Relation of(ProofShape shape) {
        return new Relation(
                "CycleConstraints",
                Collections.nCopies(shape.t(), 4),
                constant(0),
                product(derived(EQ), powers(challenge(Labels.GAMMA_CONSTRAINTS), constraints())),
                outputs());
    }

    /** The openings at r1: the columns, then the op flags in protocol order. */
    public static List<String> outputs() {
        List<String> names = new ArrayList<>();
        COLUMNS.forEach(c -> names.add(Names.at1(c)));
        Arrays.stream(OpFlag.values()).forEach(f -> names.add(flag(f)));
        return List.copyOf(names);
    }

    /** The opening of an op flag. */
    public static String flag(OpFlag flag) {
        return Names.at1(Names.flag(flag));
    }

    /** C_0 … C_10, each of degree at most 3. */
    public static List<Expression> constraints() {
        return List.of(
                // 0: the left operand of an interleaved lookup
                v("LeftLookup").minus(f(OpFlag.INTERLEAVED).times(v("Rs1"))),
                // 1: the right operand, or the single index; free on advice rows
                v("RightLookup").times(not(f(OpFlag.ADVICE))).minus(rightOperand()),
                // 2: the address of the access, 2^65 when there is none
                v("RamAddress")
                        .minus(memory().times(v("Rs1").plus(v("Imm"))))
                        .minus(not(memory()).times(power(65))),
                // 3: only stores write memory
                not(f(OpFlag.STORE)).times(v("RamWrite").minus(v("RamRead"))),
                // 4: stores write rs2
                f(OpFlag.STORE).times(v("RamWrite").minus(v("Rs2"))),
                // 5: asserts look up 1
                f(OpFlag.ASSERT).times(v("LookupOutput").minus(constant(1))),
                // 6: the destination receives the lookup output
                f(OpFlag.WRITE_LOOKUP).times(v("RdWrite").minus(v("LookupOutput"))),
                // 7: or, on jumps, the return address
                f(OpFlag.JUMP).times(v("RdWrite").minus(v("Upc")).minus(v("Step"))),
                // 8: the next address
                v("NextUpc").minus(nextAddress()),
                // 9: inside an expansion the next row follows
                v("NotLast").times(v("NextPc").minus(v("Pc")).minus(constant(1))),
                // 10: after an expansion comes the first row of one
                not(v("NotLast")).times(not(v("NextFirst"))));
    }

    private static Expression rightOperand() {
        Expression difference = v("Rs1").minus(v("Rs2")).plus(power(64));
        return sum(
                f(OpFlag.ADD_RS1).times(v("Rs1")),
                f(OpFlag.ADD_PC).times(v("Upc")),
                f(OpFlag.ADD_RS2).times(v("Rs2")),
                f(OpFlag.ADD_IMM).times(v("Imm")),
                f(OpFlag.SUB).times(difference),
                product(f(OpFlag.MUL_RR), v("Rs1"), v("Rs2")),
                product(f(OpFlag.MUL_RI), v("Rs1"), v("Imm")),
                f(OpFlag.INTERLEAVED_RS2).times(v("Rs2")),
                f(OpFlag.INTERLEAVED_IMM).times(v("Imm")),
                f(OpFlag.LOAD).times(v("RamRead")));
    }

    private static Expression nextAddress() {
        return sum(
                f(OpFlag.JUMP).times(v("LookupOutput")),
                not(f(OpFlag.JUMP)).times(v("Upc").plus(v("Step"))),
                product(f(OpFlag.BRANCH), v("LookupOutput"), v("Imm").minus(v("Step"))));
    }

    private static Expression memory() {
        return f(OpFlag.LOAD).plus(f(OpFlag.STORE));
    }

    private static Expression v(String column) {
        return Expression.opening(Names.at1(column));
    }

    private static Expression f(OpFlag flag) {
        return Expression.opening(flag(flag));
    }

    private static Expression not(Expression x) {
        return constant(1).minus(x);
    }

    private static Expression power(int n) {
        return constant(Multilinear.powerOfTwo(n));
    }
}
