// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.EqWeights;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.bn254.VectorProgram;
import io.larch.sumcheck.FractionNodes.Halves;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

/**
 * A layer of the fraction tree whose nodes are columns of different lengths, continued by 0/1.
 *
 * <p>The rounds that bind column variables see two columns at a time and touch no more of them than
 * their own nodes: a pair that is 0/1 from row L on contributes {@code λ·Σ_(row ≥ L) eq}. So the
 * leaves together are never held, and short columns cost little. As soon as all columns are of full
 * length the rest is an ordinary member.
 */
final class FractionLayerMember implements SumcheckMember {
    private static final FrField FIELD = new FrField();
    private static final List<String> COLUMNS = List.of("p1", "q0", "q1", "s0");

    private final ProverContext context;
    private final FractionNodes nodes;
    private final List<FrElement> point;
    private final List<FrElement> rowPoint;
    private final FrElement lambda;
    private final VectorProgram program;
    private IntFunction<Halves> columns;
    private IntUnaryOperator lengths;
    private int count;
    private boolean remade;
    private int round;
    private FrElement eqBound = FrElement.ONE;
    private CompiledMember rest;

    /**
     * A member at its first round.
     *
     * @param point of the layer above, one coordinate per variable, columns first
     * @param columns the halves of a column, or null if it is 0/1 throughout; closed in the end
     * @param lengths their sizes, 0 for null
     * @param remade whether the halves are made at every call, not kept
     */
    FractionLayerMember(
            ProverContext context,
            FractionNodes nodes,
            List<FrElement> point,
            FrElement lambda,
            IntFunction<Halves> columns,
            IntUnaryOperator lengths,
            boolean remade) {
        this.context = context;
        this.nodes = nodes;
        this.point = point;
        this.lambda = lambda;
        this.columns = columns;
        this.lengths = lengths;
        this.remade = remade;
        this.count = nodes.columns();
        this.rowPoint = point.subList(IndexedLookup.ceilLog2(count), point.size());
        Expression.Product summand = (Expression.Product) relation(rounds()).summand();
        this.program = ExpressionCompiler.compile(summand.factors().get(1), COLUMNS, Map.of());
    }

    /** The layer's relation over d variables with {@code s0 = p0 + λ·q0} as a column. */
    static Relation relation(int d) {
        Expression first = Expression.opening("s0").times(Expression.opening("q1"));
        Expression second = Expression.opening("p1").times(Expression.opening("q0"));
        return new Relation(
                "FractionLayer",
                Collections.nCopies(d, 3),
                Expression.challenge("claim"),
                Expression.product(Expression.derived("eq"), first.plus(second)),
                List.of("s0", "p1", "q0", "q1"));
    }

    /** The columns of {@link #relation}. */
    static Map<String, FrVector> byName(Halves h) {
        return Map.of("s0", h.s0(), "p1", h.p1(), "q0", h.q0(), "q1", h.q1());
    }

    @Override
    public int rounds() {
        return point.size();
    }

    @Override
    public List<FrElement> roundEvaluations(int degree, FrElement claim) {
        return rest == null
                ? EqRound.evaluations(degree, claim, eqBound, point.get(round), this::columnRound)
                : rest.roundEvaluations(degree, claim);
    }

    /** {@code t} of a round that binds a column variable. */
    private List<FrElement> columnRound(int[] at) {
        int split = point.size() - rowPoint.size();
        List<FrElement> places = Multilinear.eqTable(FIELD, point.subList(round + 1, split));
        List<FrElement> sums = new ArrayList<>(Collections.nCopies(at.length, FrElement.ZERO));
        for (int c = 0; c < count / 2; c++) {
            try (Halves two = pair(c, false)) {
                List<FrElement> part = pairRound(two, at);
                for (int i = 0; i < at.length; i++) {
                    sums.set(i, sums.get(i).add(places.get(c).mul(part.get(i))));
                }
            }
        }
        return sums;
    }

    private List<FrElement> pairRound(Halves two, int[] at) {
        int rows = two.size() / 2;
        if (rows == 0) {
            return Collections.nCopies(at.length, lambda);
        }
        int split = rowPoint.size() - IndexedLookup.ceilLog2(rows);
        FrElement inside = Multilinear.zeros(FIELD, rowPoint.subList(0, split));
        FrElement outside = FrElement.ONE.sub(inside).mul(lambda);
        List<FrElement> low = rowPoint.subList(split, rowPoint.size());
        EqWeights weights = EqWeights.of(context.kernels(), low);
        List<FrElement> values = new ArrayList<>();
        for (FrElement v : context.kernels().roundEvaluations(program, two.all(), weights, at)) {
            values.add(inside.mul(v).add(outside));
        }
        return values;
    }

    /** Columns c and c + count/2 one after the other, to the length of the longer one. */
    private Halves pair(int c, boolean last) {
        int rows = pairRows(c);
        Halves two = nodes.takeHalves(2 * rows);
        put(two.slice(0, rows), columns.apply(c), last);
        put(two.slice(rows, rows), columns.apply(c + count / 2), last);
        return two;
    }

    private int pairRows(int c) {
        return Math.max(lengths.applyAsInt(c), lengths.applyAsInt(c + count / 2));
    }

    private void put(Halves out, Halves own, boolean last) {
        int from = own == null ? 0 : own.size();
        if (own != null) {
            for (int i = 0; i < COLUMNS.size(); i++) {
                context.kernels().promote(out.all().get(i).slice(0, from), own.all().get(i));
            }
            if (remade || last) {
                own.close();
            }
        }
        nodes.continueBy01(out.slice(from, out.size() - from), lambda);
    }

    @Override
    public void bind(FrElement challenge) {
        if (rest != null) {
            rest.bind(challenge);
            return;
        }
        eqBound = eqBound.mul(Multilinear.eq(FIELD, point.get(round), challenge));
        int full = 1 << rowPoint.size();
        boolean dense = IntStream.range(0, count / 2).allMatch(c -> pairRows(c) == full);
        Halves all = nodes.takeHalves(dense ? count / 2 * full : 0);
        List<Halves> bound = new ArrayList<>();
        for (int c = 0; c < count / 2; c++) {
            Halves out = dense ? all.slice(c * full, full) : nodes.takeHalves(pairRows(c));
            bindPair(c, out, challenge);
            bound.add(out);
        }
        columns = c -> bound.get(c).size() == 0 ? null : bound.get(c);
        lengths = c -> bound.get(c).size();
        remade = false;
        count /= 2;
        round++;
        if (dense) {
            continueDensely(all);
        }
    }

    private void bindPair(int c, Halves out, FrElement challenge) {
        try (Halves two = pair(c, true)) {
            for (int i = 0; i < COLUMNS.size() && out.size() > 0; i++) {
                context.kernels().bindTop(out.all().get(i), two.all().get(i), challenge);
            }
        }
    }

    private void continueDensely(Halves all) {
        List<FrElement> tail = point.subList(round, point.size());
        rest =
                Members.weighted(context, relation(tail.size()), "eq", tail, byName(all), Map.of())
                        .scaled(eqBound);
    }

    @Override
    public FrElement finalValue(String leaf) {
        return rest.finalValue(leaf);
    }

    @Override
    public void close() {
        rest.close();
    }
}
