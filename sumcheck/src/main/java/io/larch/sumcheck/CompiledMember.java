// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.EqWeights;
import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.VectorProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * The prover of a relation over columns of {@code 2^rounds} elements: the summand, compiled to a
 * program, runs in the round kernel.
 *
 * <p>A factor {@code eq(τ, ·)} of the whole summand is kept out of the program: {@code s(X) =
 * Π_{bound} eq(τ_j, r_j)·eq(τ_i, X)·t(X)} with t of one degree less and weighted by the eq of the
 * rest, see {@link EqRound}.
 */
public final class CompiledMember implements SumcheckMember {
    private static final FrField FIELD = new FrField();

    private final ProverContext context;
    private final int rounds;
    private final List<String> names;
    private final List<BindableColumn> columns;
    private final VectorProgram program;
    private int round;

    // The eq factor, if there is one.
    private final String eqLeaf;
    private final List<FrElement> eqPoint;
    private EqWeights weights;
    private FrElement eqBound = FrElement.ONE;

    private CompiledMember(
            ProverContext context,
            Relation relation,
            Expression summand,
            String eqLeaf,
            List<FrElement> eqPoint,
            Map<String, BindableColumn> columns,
            Map<String, FrElement> scalars) {
        this.context = context;
        this.rounds = relation.rounds();
        this.names = List.copyOf(columns.keySet().stream().sorted().toList());
        this.columns = names.stream().map(columns::get).toList();
        this.program = ExpressionCompiler.compile(summand, names, scalars);
        this.eqLeaf = eqLeaf;
        this.eqPoint = eqPoint;
        for (BindableColumn column : this.columns) {
            if (column.column().size() != 1 << rounds) {
                throw new IllegalArgumentException("a column of " + relation.name());
            }
        }
        if (eqLeaf != null && rounds > 0) {
            this.weights = EqWeights.of(context.kernels(), eqPoint.subList(1, rounds));
        }
    }

    /**
     * A member all of whose leaves are columns.
     *
     * @param columns by the names of the summand's opening and derived leaves
     * @param scalars by the names of its challenges
     */
    public static CompiledMember of(
            ProverContext context,
            Relation relation,
            Map<String, BindableColumn> columns,
            Map<String, FrElement> scalars) {
        return new CompiledMember(
                context, relation, relation.summand(), null, List.of(), columns, scalars);
    }

    /**
     * A member whose summand is a product with the factor {@code eq(point, ·)}, which needs no
     * column.
     *
     * @param eqLeaf name of the derived leaf that is the factor
     * @param point as many coordinates as the relation has rounds
     */
    public static CompiledMember withEq(
            ProverContext context,
            Relation relation,
            String eqLeaf,
            List<FrElement> point,
            Map<String, BindableColumn> columns,
            Map<String, FrElement> scalars) {
        Objects.requireNonNull(eqLeaf);
        if (point.size() != relation.rounds()) {
            throw new IllegalArgumentException("the point of " + eqLeaf);
        }
        Expression rest = withoutFactor(relation.summand(), Expression.derived(eqLeaf));
        return new CompiledMember(
                context, relation, rest, eqLeaf, List.copyOf(point), columns, scalars);
    }

    /** The sum times a constant, which the value of the eq factor carries. */
    CompiledMember scaled(FrElement constant) {
        eqBound = eqBound.mul(constant);
        return this;
    }

    private static Expression withoutFactor(Expression summand, Expression factor) {
        if (summand instanceof Expression.Product product) {
            List<Expression> rest = new ArrayList<>(product.factors());
            if (rest.remove(factor)) {
                return new Expression.Product(rest);
            }
        }
        throw new IllegalArgumentException("the summand has no factor " + factor);
    }

    @Override
    public int rounds() {
        return rounds;
    }

    @Override
    public List<FrElement> roundEvaluations(int degree, FrElement claim) {
        return weights == null
                ? plain(degree, claim)
                : EqRound.evaluations(degree, claim, eqBound, eqPoint.get(round), this::evaluate);
    }

    /** Evaluations at 0 and 2 … degree; that at 1 follows from the claim. */
    private List<FrElement> plain(int degree, FrElement claim) {
        int[] points = IntStream.rangeClosed(0, degree).filter(x -> x != 1).toArray();
        List<FrElement> values = new ArrayList<>(evaluate(points));
        values.add(1, claim.sub(values.get(0)));
        return values;
    }

    private List<FrElement> evaluate(int[] points) {
        List<FrColumn> current = columns.stream().map(BindableColumn::column).toList();
        return weights == null
                ? context.kernels().roundEvaluations(program, current, points)
                : context.kernels().roundEvaluations(program, current, weights, points);
    }

    @Override
    public void bind(FrElement challenge) {
        for (BindableColumn column : columns) {
            column.bind(round, challenge);
        }
        if (weights != null) {
            eqBound = eqBound.mul(Multilinear.eq(FIELD, eqPoint.get(round), challenge));
            weights = weights.size() > 1 ? weights.dropTop(context.kernels()) : weights;
        }
        round++;
    }

    @Override
    public FrElement finalValue(String leaf) {
        if (leaf.equals(eqLeaf) && round == rounds) {
            return eqBound;
        }
        int i = names.indexOf(leaf);
        if (i < 0) {
            throw new IllegalArgumentException("no column " + leaf);
        }
        return columns.get(i).value();
    }

    /** Gives the columns' memory back; columns shared with other members included. */
    @Override
    public void close() {
        columns.forEach(BindableColumn::close);
    }
}
