// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.relation;

import io.larch.bn254.Field;
import io.larch.bn254.FrElement;
import io.larch.sumcheck.IndexedLookup;
import io.larch.sumcheck.Multilinear;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The claims of S5, one per digit column: {@code e = Σ_row eq(p_c,row)·Tab[D_c(row)]} with {@code
 * Tab = eq(ρ_i, ·)} for a trace digit and the pull-back table for a small bytecode column.
 */
public final class LookupClaims {
    private LookupClaims() {}

    /** The point p_c of every column: r4 for trace columns, ρrow for bytecode columns. */
    public static <E> List<List<E>> points(Ledger<E> ledger) {
        List<List<E>> points = new ArrayList<>();
        for (DigitColumn c : ledger.shape().digitColumns()) {
            points.add(ledger.point(c.family().isTrace() ? PointName.R4 : PointName.ROW));
        }
        return points;
    }

    /** The claims in column order; consumes their openings. */
    public static <E> List<IndexedLookup.Claim<E>> of(Ledger<E> ledger) {
        Field<E> f = ledger.field();
        PullBacks<E> pullBacks = ledger.pullBacks();
        List<IndexedLookup.Claim<E>> claims = new ArrayList<>();
        for (DigitColumn c : ledger.shape().digitColumns()) {
            E value = ledger.openings().consume(opening(c));
            if (c.family().isTrace()) {
                List<E> rho = digitPoint(ledger, c);
                claims.add(
                        new IndexedLookup.Claim<>(
                                claims.size(), x -> Multilinear.eq(f, rho, x), value));
            } else {
                claims.add(
                        new IndexedLookup.Claim<>(
                                claims.size(), x -> pullBacks.evaluate(f, c.family(), x), value));
            }
        }
        return List.copyOf(claims);
    }

    /** The table of every column's claim in full, for the prover. */
    public static List<List<FrElement>> tables(Ledger<FrElement> ledger) {
        Field<FrElement> f = ledger.field();
        PullBacks<FrElement> pullBacks = ledger.pullBacks();
        List<List<FrElement>> tables = new ArrayList<>();
        for (DigitColumn c : ledger.shape().digitColumns()) {
            tables.add(
                    c.family().isTrace()
                            ? Multilinear.eqTable(f, digitPoint(ledger, c))
                            : pullBacks.table(f, c));
        }
        return tables;
    }

    /** The opening that the claim of a column discharges. */
    public static String opening(DigitColumn column) {
        return column.family().isTrace() ? Names.digit(column) : Names.pullBack(column.family());
    }

    /** ρ_i: the variables of an address point that belong to one digit of it. */
    public static <E> List<E> digitPoint(Ledger<E> ledger, DigitColumn column) {
        ProofShape shape = ledger.shape();
        List<E> address = ledger.point(addressPoint(column.family()));
        int from = 0;
        for (DigitColumn c : shape.digits(column.family())) {
            if (c.index() == column.index()) {
                return List.copyOf(address.subList(from, from + c.width()));
            }
            from += c.width();
        }
        throw new IllegalArgumentException(column.name());
    }

    private static PointName addressPoint(Family family) {
        return switch (family) {
            case INS -> PointName.INDEX;
            case PC -> PointName.ROW;
            case RAM -> PointName.CELL;
            case CODE, RD, RS1, RS2 ->
                    throw new IllegalArgumentException(family + " has no address point");
        };
    }
}
