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

/**
 * The last layer of the fraction tree, whose nodes are the leaves. Its first round binds the top
 * column variable and sees two columns at a time, so that all leaves together are never held: only
 * what that round leaves, half of them, is.
 */
final class LeafLayerMember implements SumcheckMember {
    private static final FrField FIELD = new FrField();
    private static final List<String> COLUMNS = List.of("p1", "q0", "q1", "s0");

    private final ProverContext context;
    private final FractionNodes nodes;
    private final List<FrElement> point;
    private final FrElement lambda;
    private final int pairs;
    private final int slot;
    private CompiledMember rest;

    /**
     * A member for the leaves.
     *
     * @param point of the layer above, one coordinate per variable
     * @param columnVariables at least 1
     */
    LeafLayerMember(
            ProverContext context,
            FractionNodes nodes,
            List<FrElement> point,
            int columnVariables,
            FrElement lambda) {
        this.context = context;
        this.nodes = nodes;
        this.point = point;
        this.lambda = lambda;
        this.pairs = 1 << columnVariables - 1;
        this.slot = nodes.slot(0);
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

    /** The columns of {@link #relation} from the halves of a layer; p0 is overwritten. */
    static Map<String, FrVector> columns(ProverContext context, Halves h, FrElement lambda) {
        context.kernels().axpy(h.p0(), lambda, h.q0());
        return Map.of("s0", h.p0(), "p1", h.p1(), "q0", h.q0(), "q1", h.q1());
    }

    @Override
    public int rounds() {
        return point.size();
    }

    @Override
    public List<FrElement> roundEvaluations(int degree, FrElement claim) {
        return rest == null
                ? EqRound.evaluations(degree, claim, FrElement.ONE, point.get(0), this::firstRound)
                : rest.roundEvaluations(degree, claim);
    }

    private List<FrElement> firstRound(int[] at) {
        Expression.Product summand = (Expression.Product) relation(rounds()).summand();
        VectorProgram program =
                ExpressionCompiler.compile(summand.factors().get(1), COLUMNS, Map.of());
        int rows = IndexedLookup.ceilLog2(slot);
        int split = point.size() - rows;
        List<FrElement> places = Multilinear.eqTable(FIELD, point.subList(1, split));
        EqWeights weights = EqWeights.of(context.kernels(), point.subList(split, point.size()));
        List<FrElement> sums = new ArrayList<>(Collections.nCopies(at.length, FrElement.ZERO));
        try (Halves two = nodes.takeHalves(2 * slot)) {
            for (int c = 0; c < pairs; c++) {
                Map<String, FrVector> columns = fill(c, two);
                List<FrVector> list = COLUMNS.stream().map(columns::get).toList();
                List<FrElement> part =
                        context.kernels().roundEvaluations(program, list, weights, at);
                for (int i = 0; i < at.length; i++) {
                    sums.set(i, sums.get(i).add(places.get(c).mul(part.get(i))));
                }
            }
        }
        return sums;
    }

    /** Columns c and c + pairs, one after the other. */
    private Map<String, FrVector> fill(int c, Halves two) {
        nodes.fill(c, 0, two.slice(0, slot));
        nodes.fill(c + pairs, 0, two.slice(slot, slot));
        return columns(context, two, lambda);
    }

    @Override
    public void bind(FrElement challenge) {
        if (rest != null) {
            rest.bind(challenge);
            return;
        }
        Halves bound = nodes.takeHalves(pairs * slot);
        Map<String, FrVector> all =
                Map.of("s0", bound.p0(), "p1", bound.p1(), "q0", bound.q0(), "q1", bound.q1());
        try (Halves two = nodes.takeHalves(2 * slot)) {
            for (int c = 0; c < pairs; c++) {
                Map<String, FrVector> columns = fill(c, two);
                for (String name : COLUMNS) {
                    FrVector out = all.get(name).slice(c * slot, slot);
                    context.kernels().bindTop(out, columns.get(name), challenge);
                }
            }
        }
        List<FrElement> tail = point.subList(1, point.size());
        rest =
                Members.weighted(context, relation(tail.size()), "eq", tail, all, Map.of())
                        .scaled(Multilinear.eq(FIELD, point.get(0), challenge));
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
