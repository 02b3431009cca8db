// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static io.larch.sumcheck.Expression.challenge;
import static io.larch.sumcheck.Expression.derived;
import static io.larch.sumcheck.Expression.opening;
import static io.larch.sumcheck.Expression.product;
import static io.larch.sumcheck.Expression.sum;

import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * The indexed lookup logup*: proves claims {@code e = Σ_row eq(p_c, row)·Tab[D_c(row)]} about
 * committed digit columns D_c and public tables, all at once.
 *
 * <p>The prover commits the push-forward {@code P(c, v) = Σ_{row: D_c(row)=v} eq(p_c, row)}; a tree
 * of fractions shows that {@code Σ eq(p_c, row)/(α - βc - D_c(row)) = Σ P(c, v)/(α - βc - v)}; an
 * inner product of P with the tables shows the claims. Every column narrower than the widest
 * carries one more claim, {@code 1 = Σ_row eq(p_c, row)·[D_c(row) < 2^w_c]}.
 *
 * <p>Source: Soukhanov, "Logup*: faster, cheaper logup argument for small-table indexed lookups",
 * ePrint 2025/946; Papini and Haböck, "Improving logarithmic derivative lookups using GKR", ePrint
 * 2023/1284.
 *
 * <p>Soundness: D_c must be committed before the points p_c are drawn. The caller must discharge
 * the openings of {@link Result}. There are at least two columns' worth of tree, so a lookup of at
 * least one column.
 */
public final class IndexedLookup {
    private static final String P0 = "p0";
    private static final String P1 = "p1";
    private static final String Q0 = "q0";
    private static final String Q1 = "q1";

    private final String tag;
    private final List<Column> columns;
    private final LookupRules rules;

    /**
     * A digit column.
     *
     * @param name for messages
     * @param variables log2 of the number of rows
     * @param width number of bits of a digit
     */
    public record Column(String name, int variables, int width) {
        /** Validates the components. */
        public Column {
            Objects.requireNonNull(name);
            if (variables < 0 || width < 1) {
                throw new IllegalArgumentException("shape of column " + name);
            }
        }
    }

    /**
     * A claim {@code value = Σ_row eq(p_c, row)·Tab[D_c(row)]} as the verifier knows it.
     *
     * @param column c
     * @param table the multilinear extension of Tab at a point of {@code width} variables
     * @param value the claimed sum
     */
    public record Claim<E>(int column, Function<List<E>, E> table, E value) {}

    /**
     * What a lookup leaves to be opened.
     *
     * @param pushForward the commitment to P
     * @param rowPoint ρ: column c is opened at the last {@code variables} coordinates, P at the
     *     last {@link #pushForwardVariables}
     * @param columnValues D_c there
     * @param pushAtRow P there
     * @param pushPoint a second point of P
     * @param pushAtPoint P there
     */
    public record Result<E>(
            Point<E> pushForward,
            List<E> rowPoint,
            List<E> columnValues,
            E pushAtRow,
            List<E> pushPoint,
            E pushAtPoint) {

        /** The coordinates at which a polynomial of n variables is opened. */
        public List<E> rowPoint(int variables) {
            return rowPoint.subList(rowPoint.size() - variables, rowPoint.size());
        }
    }

    /**
     * A lookup in columns of this shape.
     *
     * @param tag prefix of the transcript labels
     * @param columns at least one, in the order of their indices c
     */
    public IndexedLookup(String tag, List<Column> columns) {
        this(tag, columns, LookupRules.PROTOCOL);
    }

    /** For experiments on what each ingredient is for. */
    IndexedLookup(String tag, List<Column> columns, LookupRules rules) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("a lookup needs a column");
        }
        this.tag = tag;
        this.columns = List.copyOf(columns);
        this.rules = rules;
    }

    /** The columns in the order of their indices. */
    public List<Column> columns() {
        return columns;
    }

    /** W, the width of the widest column. */
    public int width() {
        return columns.stream().mapToInt(Column::width).max().orElseThrow();
    }

    /** Number of variables of P: {@code ceil(log2 C) + W}. */
    public int pushForwardVariables() {
        return ceilLog2(columns.size()) + width();
    }

    /** Number of column variables of the tree: {@code ceil(log2(C + 1))}. */
    public int columnVariables() {
        return ceilLog2(columns.size() + 1);
    }

    /** Number of row variables of the tree: those of the longest column or of P. */
    public int rowVariables() {
        int longest = columns.stream().mapToInt(Column::variables).max().orElseThrow();
        return Math.max(longest, pushForwardVariables());
    }

    /** The indices of the columns that carry an indicator claim. */
    List<Integer> narrowColumns() {
        return IntStream.range(0, columns.size())
                .filter(c -> rules.indicators() && columns.get(c).width() < width())
                .boxed()
                .toList();
    }

    LookupRules rules() {
        return rules;
    }

    /** Number of layers below the root. */
    int layers() {
        return columnVariables() + rowVariables();
    }

    /**
     * The sumcheck of layer d ≥ 1 over d variables: {@code p + λq = Σ eq·(p0·q1 + p1·q0 +
     * λ·q0·q1)}.
     */
    Batch layer(int d) {
        Expression lambda = challenge("lambda");
        Relation relation =
                new Relation(
                        "FractionLayer",
                        Collections.nCopies(d, 3),
                        sum(challenge("p"), product(lambda, challenge("q"))),
                        product(derived("eq"), layerClaim(lambda)),
                        List.of(P0, P1, Q0, Q1));
        return Batch.of(tag + "." + d, relation);
    }

    private static Expression layerClaim(Expression lambda) {
        return sum(
                product(opening(P0), opening(Q1)),
                product(opening(P1), opening(Q0)),
                product(lambda, opening(Q0), opening(Q1)));
    }

    /** The inner product of P with the weighted tables. */
    Batch inner() {
        Relation relation =
                new Relation(
                        "InnerProduct",
                        Collections.nCopies(pushForwardVariables(), 2),
                        challenge("claim"),
                        product(opening("P"), derived("weight")),
                        List.of("P"));
        return Batch.of(tag + ".inner", relation);
    }

    /** Declares the transcript sites. */
    public void declare(Schedule.Builder schedule) {
        schedule.points(label("P"), 1);
        schedule.challenges(label("beta"), 1).challenges(label("alpha"), 1);
        schedule.scalars(label("root"), 2);
        for (int d = 0; d < layers(); d++) {
            if (d > 0) {
                schedule.challenges(label(d, "lambda"), 1);
                layer(d).declare(schedule);
            }
            schedule.scalars(label(d, "values"), 4).challenges(label(d, "fold"), 1);
        }
        schedule.scalars(label("leaves"), columns.size() + 1);
        schedule.challenges(label("gamma"), 1);
        inner().declare(schedule);
        schedule.scalars(label("P.inner"), 1);
    }

    /**
     * Verifies the claims.
     *
     * @param points p_c of every column, {@code variables} coordinates each
     * @param claims in the agreed order; the indicator claims are added here
     */
    public <E> Result<E> verify(
            VerifierChannel<E> channel, List<List<E>> points, List<Claim<E>> claims)
            throws InvalidProofException {
        return new LookupVerifier<>(channel, this, points).verify(claims);
    }

    /** The stage named in rejections. */
    String stage() {
        return tag;
    }

    String label(String name) {
        return tag + "." + name;
    }

    String label(int d, String name) {
        return tag + "." + d + "." + name;
    }

    static int ceilLog2(int n) {
        return n == 1 ? 0 : 32 - Integer.numberOfLeadingZeros(n - 1);
    }
}
