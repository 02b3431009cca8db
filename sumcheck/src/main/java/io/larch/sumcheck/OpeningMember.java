// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The batch evaluation of {@link OpeningBatch} without its dense tables.
 *
 * <p>The sum splits by polynomial k and point p into {@code Σ_(y,x) w(y)·eq(p, x)·f_k(y, x)}, w the
 * weights of the slots claimed at p. While a padding variable is bound, such a part is its claim
 * times {@code (1 - X)²}; while a slot variable is bound, the sum over x is the known vector of the
 * columns' values at p; when the column variables begin, all parts with the same point become one
 * {@code Σ_x eq(p, x)·g(x)}.
 */
final class OpeningMember implements SumcheckMember {
    private static final FrField FIELD = new FrField();
    private static final FrElement TWO = FrElement.of(2);

    private final ProverContext context;
    private final OpeningBatch batch;
    private final List<List<FrColumn>> columns;
    private final List<Part> parts = new ArrayList<>();
    private final List<Sum> sums = new ArrayList<>();
    private final List<FrElement> bound = new ArrayList<>();

    /** A polynomial at a point, not yet in its column variables. */
    private static final class Part {
        final int polynomial;
        final List<FrElement> point;
        List<FrElement> weights;
        List<FrElement> values;
        FrElement padding = FrElement.ONE;

        Part(int polynomial, List<FrElement> point, int slots) {
            this.polynomial = polynomial;
            this.point = point;
            this.weights = new ArrayList<>(Collections.nCopies(slots, FrElement.ZERO));
            this.values = new ArrayList<>(Collections.nCopies(slots, null));
        }
    }

    /** {@code Σ_x eq(p, x)·g(x)} in its column rounds. */
    private static final class Sum {
        final CompiledMember member;
        FrElement claim;
        List<FrElement> round = List.of();

        Sum(CompiledMember member, FrElement claim) {
            this.member = member;
            this.claim = claim;
        }
    }

    OpeningMember(
            ProverContext context,
            OpeningBatch batch,
            List<List<FrColumn>> columns,
            List<OpeningBatch.Claim<FrElement>> claims,
            List<FrElement> powers) {
        this.context = context;
        this.batch = batch;
        this.columns = columns;
        for (int l = 0; l < claims.size(); l++) {
            OpeningBatch.Claim<FrElement> claim = claims.get(l);
            Part part = part(claim.polynomial(), claim.point());
            int slot = claim.slot();
            part.weights.set(slot, part.weights.get(slot).add(powers.get(l)));
            part.values.set(slot, claim.value());
        }
        parts.forEach(this::fillValues);
        enterColumns();
    }

    private Part part(int polynomial, List<FrElement> point) {
        for (Part p : parts) {
            if (p.polynomial == polynomial && p.point.equals(point)) {
                return p;
            }
        }
        OpeningBatch.Polynomial shape = batch.polynomials().get(polynomial);
        Part part = new Part(polynomial, point, 1 << shape.slotVariables());
        parts.add(part);
        return part;
    }

    /** The values at the part's point of the columns that are not claimed there. */
    private void fillValues(Part part) {
        List<FrColumn> stack = columns.get(part.polynomial);
        for (int s = 0; s < part.values.size(); s++) {
            if (part.values.get(s) == null) {
                part.values.set(
                        s,
                        s < stack.size()
                                ? context.kernels().evaluate(stack.get(s), part.point)
                                : FrElement.ZERO);
            }
        }
    }

    @Override
    public int rounds() {
        return batch.variables();
    }

    private int remaining() {
        return rounds() - bound.size();
    }

    private OpeningBatch.Polynomial shape(Part part) {
        return batch.polynomials().get(part.polynomial);
    }

    @Override
    public List<FrElement> roundEvaluations(int degree, FrElement claim) {
        List<FrElement> total = new ArrayList<>(Collections.nCopies(degree + 1, FrElement.ZERO));
        for (Part part : parts) {
            boolean padding = remaining() > shape(part).variables();
            add(total, padding ? paddingRound(part) : slotRound(part));
        }
        for (Sum sum : sums) {
            sum.round = sum.member.roundEvaluations(degree, sum.claim);
            add(total, sum.round);
        }
        return total;
    }

    private static void add(List<FrElement> total, List<FrElement> values) {
        for (int i = 0; i < total.size(); i++) {
            total.set(i, total.get(i).add(values.get(i)));
        }
    }

    /** {@code padding²·Σ_y w(y)·v(y)·(1 - X)²} at 0, 1, 2. */
    private static List<FrElement> paddingRound(Part part) {
        FrElement claim = Multilinear.inner(FIELD, part.weights, part.values);
        FrElement value = claim.mul(part.padding.square());
        return List.of(value, FrElement.ZERO, value);
    }

    /** {@code padding²·Σ_y w(X, y)·v(X, y)} at 0, 1, 2. */
    private static List<FrElement> slotRound(Part part) {
        List<FrElement> out = new ArrayList<>();
        for (FrElement x : List.of(FrElement.ZERO, FrElement.ONE, TWO)) {
            FrElement sum =
                    Multilinear.inner(FIELD, bindTop(part.weights, x), bindTop(part.values, x));
            out.add(sum.mul(part.padding.square()));
        }
        return out;
    }

    private static List<FrElement> bindTop(List<FrElement> table, FrElement x) {
        int half = table.size() / 2;
        List<FrElement> out = new ArrayList<>(half);
        for (int i = 0; i < half; i++) {
            FrElement low = table.get(i);
            out.add(low.add(x.mul(table.get(i + half).sub(low))));
        }
        return out;
    }

    @Override
    public void bind(FrElement r) {
        for (Part part : parts) {
            if (remaining() > shape(part).variables()) {
                part.padding = part.padding.mul(FrElement.ONE.sub(r));
            } else {
                part.weights = bindTop(part.weights, r);
                part.values = bindTop(part.values, r);
            }
        }
        for (Sum sum : sums) {
            sum.claim = Univariate.evaluate(Univariate.coefficients(sum.round), r);
            sum.member.bind(r);
        }
        bound.add(r);
        enterColumns();
        if (remaining() == 0) {
            sums.forEach(sum -> sum.member.close());
        }
    }

    /** Turns the parts whose column variables begin now into sums, one for each point. */
    private void enterColumns() {
        List<Part> entering =
                parts.stream().filter(p -> shape(p).columnVariables() == remaining()).toList();
        parts.removeAll(entering);
        while (remaining() > 0 && !entering.isEmpty()) {
            List<FrElement> point = entering.get(0).point;
            sums.add(sum(point, entering.stream().filter(p -> p.point.equals(point)).toList()));
            entering = entering.stream().filter(p -> !p.point.equals(point)).toList();
        }
    }

    /** {@code g = Σ_k padding_k²·w_k·f_k(u, ·)}. */
    private Sum sum(List<FrElement> point, List<Part> same) {
        FrVector g = context.pool().takeZeros(1 << point.size());
        FrElement claim = FrElement.ZERO;
        for (Part part : same) {
            FrElement scale = part.weights.get(0).mul(part.padding.square());
            claim = claim.add(scale.mul(part.values.get(0)));
            List<FrElement> slots = slotWeights(part.polynomial);
            List<FrColumn> stack = columns.get(part.polynomial);
            for (int s = 0; s < stack.size(); s++) {
                context.kernels().axpy(g, scale.mul(slots.get(s)), stack.get(s));
            }
        }
        Relation relation =
                new Relation(
                        "Opening",
                        Collections.nCopies(point.size(), 2),
                        Expression.challenge("claim"),
                        Expression.product(Expression.derived("eq"), Expression.opening("g")),
                        List.of("g"));
        CompiledMember member =
                Members.weighted(context, relation, "eq", point, Map.of("g", g), Map.of());
        return new Sum(member, claim);
    }

    /** {@code eq(u_slot, s)} for all slots s, u_slot the challenges of the slot variables. */
    private List<FrElement> slotWeights(int polynomial) {
        OpeningBatch.Polynomial p = batch.polynomials().get(polynomial);
        int from = rounds() - p.variables();
        return Multilinear.eqTable(FIELD, bound.subList(from, from + p.slotVariables()));
    }

    /** The polynomial's value at u, in padded form. */
    @Override
    public FrElement finalValue(String leaf) {
        int k = batch.indexOf(leaf);
        OpeningBatch.Polynomial p = batch.polynomials().get(k);
        List<FrElement> slots = slotWeights(k);
        List<FrElement> point = bound.subList(rounds() - p.columnVariables(), rounds());
        FrElement sum = FrElement.ZERO;
        for (int s = 0; s < columns.get(k).size(); s++) {
            FrElement value = context.kernels().evaluate(columns.get(k).get(s), point);
            sum = sum.add(slots.get(s).mul(value));
        }
        return sum.mul(Multilinear.zeros(FIELD, bound.subList(0, rounds() - p.variables())));
    }
}
