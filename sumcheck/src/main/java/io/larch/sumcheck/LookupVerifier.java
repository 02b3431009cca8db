// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.sumcheck.InvalidProofException.Reason;
import java.util.ArrayList;
import java.util.List;

/** Verifier of {@link IndexedLookup}. */
final class LookupVerifier<E> {
    private final VerifierChannel<E> channel;
    private final VerifierField<E> f;
    private final IndexedLookup lookup;
    private final List<List<E>> points;

    /** The running claim of the tree: values of the two layer polynomials at {@link #point}. */
    private E p;

    private E q;
    private List<E> point = List.of();

    LookupVerifier(VerifierChannel<E> channel, IndexedLookup lookup, List<List<E>> points) {
        this.channel = channel;
        this.f = channel.field();
        this.lookup = lookup;
        this.points = List.copyOf(points);
        for (int c = 0; c < lookup.columns().size(); c++) {
            if (points.get(c).size() != lookup.columns().get(c).variables()) {
                throw new IllegalArgumentException("point of column " + c);
            }
        }
    }

    IndexedLookup.Result<E> verify(List<IndexedLookup.Claim<E>> claims)
            throws InvalidProofException {
        Point<E> pushForward = channel.points(lookup.label("P")).get(0);
        E beta = offset(channel.challenge(lookup.label("beta")));
        E alpha = channel.challenge(lookup.label("alpha"));
        root();
        for (int d = 0; d < lookup.layers(); d++) {
            descend(d);
        }
        List<E> leaves = channel.scalars(lookup.label("leaves"));
        checkLeaves(alpha, beta, leaves);
        int columns = lookup.columns().size();
        List<E> rowPoint = point.subList(lookup.columnVariables(), point.size());
        List<IndexedLookup.Claim<E>> all = withIndicators(claims);
        E gamma = channel.challenge(lookup.label("gamma"));
        List<E> powers = Multilinear.powers(f, gamma, all.size());
        E claim = Multilinear.inner(f, powers, all.stream().map(c -> c.value()).toList());
        Batch inner = lookup.inner();
        BatchVerifier.Reduction<E> reduction = BatchVerifier.verify(channel, inner, List.of(claim));
        E push = channel.scalars(lookup.label("P.inner")).get(0);
        checkInner(reduction, push, weight(all, powers, reduction.point()));
        return new IndexedLookup.Result<>(
                pushForward,
                List.copyOf(rowPoint),
                List.copyOf(leaves.subList(0, columns)),
                leaves.get(columns),
                reduction.point(),
                push);
    }

    private E offset(E beta) {
        return switch (lookup.rules().offset()) {
            case RANDOM -> beta;
            case NONE -> f.zero();
            case FIXED -> f.constant(1L << lookup.width());
        };
    }

    private void root() throws InvalidProofException {
        List<E> root = channel.scalars(lookup.label("root"));
        p = root.get(0);
        q = root.get(1);
        Check check = Check.of(Reason.FRACTION_ROOT, lookup.stage());
        if (lookup.rules().zeroNumerator()) {
            f.assertEqual(p, f.zero(), check);
        }
        if (lookup.rules().nonZeroDenominator()) {
            f.inverse(q, check);
        }
    }

    /** From layer d to layer d + 1, whose neighbours the fold challenge joins. */
    private void descend(int d) throws InvalidProofException {
        Check check = new Check(Reason.FRACTION_LAYER, lookup.stage(), d);
        List<E> rows = List.of();
        List<E> v;
        if (d == 0) {
            v = channel.scalars(lookup.label(d, "values"));
            E numerator = f.add(f.mul(v.get(0), v.get(3)), f.mul(v.get(1), v.get(2)));
            f.assertEqual(numerator, p, check);
            f.assertEqual(f.mul(v.get(2), v.get(3)), q, check);
        } else {
            E lambda = channel.challenge(lookup.label(d, "lambda"));
            Batch layer = lookup.layer(d);
            BatchVerifier.Reduction<E> reduction =
                    BatchVerifier.verify(channel, layer, List.of(f.add(p, f.mul(lambda, q))));
            rows = reduction.point();
            v = channel.scalars(lookup.label(d, "values"));
            E eq = Multilinear.eq(f, point, rows);
            BatchVerifier.checkFinal(f, reduction, List.of(summand(layer, v, eq, lambda)), check);
        }
        E fold = channel.challenge(lookup.label(d, "fold"));
        p = line(v.get(0), v.get(1), fold);
        q = line(v.get(2), v.get(3), fold);
        point = new ArrayList<>(rows);
        point.add(fold);
    }

    private E summand(Batch layer, List<E> values, E eq, E lambda) {
        Relation relation = layer.members().get(0).relation();
        return relation.summand()
                .evaluate(
                        f,
                        leaf ->
                                switch (leaf.kind()) {
                                    case OPENING ->
                                            values.get(relation.outputs().indexOf(leaf.name()));
                                    case DERIVED -> eq;
                                    case CHALLENGE -> lambda;
                                });
    }

    private E line(E low, E high, E x) {
        return f.add(low, f.mul(x, f.sub(high, low)));
    }

    /** The leaf polynomials at the tree's final point, from the openings of D_c and P. */
    private void checkLeaves(E alpha, E beta, List<E> opened) throws InvalidProofException {
        int bits = lookup.columnVariables();
        List<E> eq = Multilinear.eqTable(f, point.subList(0, bits));
        List<E> rho = point.subList(bits, point.size());
        int columns = lookup.columns().size();
        E numerator = f.zero();
        E denominator = f.zero();
        for (int c = 0; c < eq.size(); c++) {
            E leafQ = f.one();
            if (c < columns) {
                int n = lookup.columns().get(c).variables();
                E selector = Multilinear.zeros(f, head(rho, n));
                E weight = f.mul(selector, Multilinear.eq(f, points.get(c), tail(rho, n)));
                E pole = f.sub(pole(alpha, beta, f.constant(c)), opened.get(c));
                numerator = f.add(numerator, f.mul(eq.get(c), weight));
                leafQ = selected(selector, pole);
            } else if (c == columns && lookup.rules().extraColumn()) {
                int n = lookup.pushForwardVariables();
                E selector = Multilinear.zeros(f, head(rho, n));
                List<E> column = head(tail(rho, n), lookup.width());
                E offset = pole(alpha, beta, Multilinear.integer(f, column));
                E pole = f.sub(offset, Multilinear.integer(f, tail(rho, lookup.width())));
                E weight = f.mul(selector, opened.get(c));
                numerator = f.sub(numerator, f.mul(eq.get(c), weight));
                leafQ = selected(selector, pole);
            }
            denominator = f.add(denominator, f.mul(eq.get(c), leafQ));
        }
        Check check = new Check(Reason.FRACTION_LAYER, lookup.stage(), lookup.layers());
        f.assertEqual(p, numerator, check);
        f.assertEqual(q, denominator, check);
    }

    private E pole(E alpha, E beta, E column) {
        return f.sub(alpha, f.mul(beta, column));
    }

    /** The pole where selected, 1 elsewhere. */
    private E selected(E selector, E pole) {
        return f.add(f.one(), f.mul(selector, f.sub(pole, f.one())));
    }

    private List<IndexedLookup.Claim<E>> withIndicators(List<IndexedLookup.Claim<E>> claims) {
        List<IndexedLookup.Claim<E>> all = new ArrayList<>(claims);
        for (int c : lookup.narrowColumns()) {
            all.add(new IndexedLookup.Claim<>(c, x -> f.one(), f.one()));
        }
        return all;
    }

    private void checkInner(BatchVerifier.Reduction<E> reduction, E push, E weight)
            throws InvalidProofException {
        if (lookup.rules().innerProduct()) {
            Check check = Check.of(Reason.SUMCHECK, lookup.stage());
            BatchVerifier.checkFinal(f, reduction, List.of(f.mul(push, weight)), check);
        }
    }

    /** {@code Σ γ^i·[c = c_i]·Tab_i(v)} at the inner product's point. */
    private E weight(List<IndexedLookup.Claim<E>> claims, List<E> powers, List<E> at) {
        int width = lookup.width();
        List<E> column = head(at, width);
        List<E> digit = tail(at, width);
        E sum = f.zero();
        for (int i = 0; i < claims.size(); i++) {
            int c = claims.get(i).column();
            int own = lookup.columns().get(c).width();
            E place = f.mul(powers.get(i), Multilinear.eqIndex(f, column, c));
            E prefix = Multilinear.zeros(f, head(digit, own));
            E table = claims.get(i).table().apply(tail(digit, own));
            sum = f.add(sum, f.mul(f.mul(place, prefix), table));
        }
        return sum;
    }

    /** All but the last n. */
    private static <T> List<T> head(List<T> list, int n) {
        return list.subList(0, list.size() - n);
    }

    /** The last n. */
    private static <T> List<T> tail(List<T> list, int n) {
        return list.subList(list.size() - n, list.size());
    }
}
