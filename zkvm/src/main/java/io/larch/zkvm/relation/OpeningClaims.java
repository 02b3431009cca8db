// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import io.larch.sumcheck.IndexedLookup;
import io.larch.sumcheck.OpeningBatch;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The claims of S6: every opening of a committed polynomial, each consumed here once.
 *
 * <p>RdInc and RamInc at r2 and r3; the digit columns at ρj; P at ρj and at the inner product's
 * point; Addr and Imm at ρrow; Image; Private.
 */
public final class OpeningClaims {
    /** Slots of the bytecode polynomial: addr, imm, code, rd, rs1, rs2; two are zero. */
    public static final int ADDR_SLOT = 0;

    /** Slot of the immediate. */
    public static final int IMM_SLOT = 1;

    /** Slot of the first small column. */
    public static final int SMALL_SLOT = 2;

    private OpeningClaims() {}

    /** The claims in their order. */
    public static <E> List<OpeningBatch.Claim<E>> of(
            Ledger<E> ledger, IndexedLookup.Result<E> lookup) {
        ProofShape shape = ledger.shape();
        List<OpeningBatch.Claim<E>> claims = new ArrayList<>();
        increments(claims, ledger, shape.rdIncColumn(), RegistersReadWrite.INC, RegistersValue.INC);
        increments(claims, ledger, shape.ramIncColumn(), RamReadWrite.INC, RamValue.INC);
        digits(claims, shape, lookup);
        int bytecode = shape.stacks();
        int push = bytecode + 1;
        List<E> pushPoint = lookup.rowPoint(shape.pushVariables());
        claims.add(new OpeningBatch.Claim<>(push, 0, pushPoint, lookup.pushAtRow()));
        claims.add(new OpeningBatch.Claim<>(push, 0, lookup.pushPoint(), lookup.pushAtPoint()));
        List<E> row = ledger.point(PointName.ROW);
        claims.add(claim(ledger, bytecode, ADDR_SLOT, row, Names.ADDR));
        claims.add(claim(ledger, bytecode, IMM_SLOT, row, Names.IMM));
        claims.add(claim(ledger, push + 1, 0, ledger.imagePoint(), Names.IMAGE));
        claims.add(claim(ledger, push + 2, 0, ledger.privatePoint(), Names.PRIVATE));
        return List.copyOf(claims);
    }

    private static <E> void increments(
            List<OpeningBatch.Claim<E>> claims,
            Ledger<E> ledger,
            int column,
            String at2,
            String at3) {
        int perStack = ledger.shape().columnsPerStack();
        int stack = column / perStack;
        int slot = column % perStack;
        claims.add(claim(ledger, stack, slot, ledger.point(PointName.R2), at2));
        claims.add(claim(ledger, stack, slot, ledger.point(PointName.R3), at3));
    }

    private static <E> void digits(
            List<OpeningBatch.Claim<E>> claims, ProofShape shape, IndexedLookup.Result<E> lookup) {
        int perStack = shape.columnsPerStack();
        int trace = shape.traceDigits().size();
        List<DigitColumn> columns = shape.digitColumns();
        for (int c = 0; c < columns.size(); c++) {
            boolean cycles = c < trace;
            int polynomial = cycles ? c / perStack : shape.stacks();
            int slot = cycles ? c % perStack : SMALL_SLOT + c - trace;
            List<E> point = lookup.rowPoint(cycles ? shape.t() : shape.program().b());
            E value = lookup.columnValues().get(c);
            claims.add(new OpeningBatch.Claim<>(polynomial, slot, point, value));
        }
    }

    private static <E> OpeningBatch.Claim<E> claim(
            Ledger<E> ledger, int polynomial, int slot, List<E> point, String opening) {
        E value = ledger.openings().consume(opening);
        return new OpeningBatch.Claim<>(polynomial, slot, point, value);
    }
}
