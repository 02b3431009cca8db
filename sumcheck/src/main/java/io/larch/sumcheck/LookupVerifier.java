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
        Opening<E> inner = inner(withIndicators(claims));
        int columns = lookup.columns().size();
        return new IndexedLookup.Result<>(
                pushForward,
                List.copyOf(point.subList(lookup.columnVariables(), point.size())),
                List.copyOf(leaves.subList(0, columns)),
                leaves.get(columns),
                inner.point(),
                inner.value());
    }

    /** P at the end of the inner product. */
    private record Opening<E>(List<E> point, E value) {}

    private Opening<E> inner(List<IndexedLookup.Claim<E>> claims) throws InvalidProofException {
        E gamma = channel.challenge(lookup.label("gamma"));
        List<E> powers = Multilinear.powers(f, gamma, claims.size());
        E claim =
                Multilinear.inner(
                        f, powers, claims.stream().map(IndexedLookup.Claim::value).toList());
        BatchVerifier.Reduction<E> reduction =
                BatchVerifier.verify(channel, lookup.inner(), List.of(claim));
        E push = channel.scalars(lookup.label("P.inner")).get(0);
        if (lookup.rules().innerProduct()) {
            E summand = f.mul(push, weight(claims, powers, reduction.point()));
            Check check = Check.of(Reason.SUMCHECK, lookup.stage());
            BatchVerifier.checkFinal(f, reduction, List.of(summand), check);
        }
        return new Opening<>(reduction.point(), push);
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
        List<E> rows = new ArrayList<>();
        List<E> v = d == 0 ? firstLayer() : layer(d, rows);
        E fold = channel.challenge(lookup.label(d, "fold"));
        p = line(v.get(0), v.get(1), fold);
        q = line(v.get(2), v.get(3), fold);
        rows.add(fold);
        point = rows;
    }

    /** The two nodes under the root. */
    private List<E> firstLayer() throws InvalidProofException {
        Check check = new Check(Reason.FRACTION_LAYER, lookup.stage(), 0);
        List<E> v = channel.scalars(lookup.label(0, "values"));
        E numerator = f.add(f.mul(v.get(0), v.get(3)), f.mul(v.get(1), v.get(2)));
        f.assertEqual(numerator, p, check);
        f.assertEqual(f.mul(v.get(2), v.get(3)), q, check);
        return v;
    }

    /** The values below layer d, at the sumcheck's point, which is appended to rows. */
    private List<E> layer(int d, List<E> rows) throws InvalidProofException {
        E lambda = channel.challenge(lookup.label(d, "lambda"));
        Batch layer = lookup.layer(d);
        BatchVerifier.Reduction<E> reduction =
                BatchVerifier.verify(channel, layer, List.of(f.add(p, f.mul(lambda, q))));
        List<E> v = channel.scalars(lookup.label(d, "values"));
        E eq = Multilinear.eq(f, point, reduction.point());
        Check check = new Check(Reason.FRACTION_LAYER, lookup.stage(), d);
        BatchVerifier.checkFinal(f, reduction, List.of(summand(layer, v, eq, lambda)), check);
        rows.addAll(reduction.point());
        return v;
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
            Leaf<E> leaf = new Leaf<>(f.zero(), f.one());
            if (c < columns) {
                leaf = digitLeaf(c, alpha, beta, rho, opened.get(c));
            } else if (c == columns && lookup.rules().extraColumn()) {
                leaf = pushLeaf(alpha, beta, rho, opened.get(c));
            }
            numerator = f.add(numerator, f.mul(eq.get(c), leaf.p()));
            denominator = f.add(denominator, f.mul(eq.get(c), leaf.q()));
        }
        Check check = new Check(Reason.FRACTION_LAYER, lookup.stage(), lookup.layers());
        f.assertEqual(p, numerator, check);
        f.assertEqual(q, denominator, check);
    }

    /** The leaf polynomials of one column. */
    private record Leaf<E>(E p, E q) {}

    /** {@code eq(p_c, row) / (α - βc - D_c(row))}. */
    private Leaf<E> digitLeaf(int c, E alpha, E beta, List<E> rho, E digit) {
        int n = lookup.columns().get(c).variables();
        E selector = Multilinear.zeros(f, head(rho, n));
        E weight = f.mul(selector, Multilinear.eq(f, points.get(c), tail(rho, n)));
        E pole = f.sub(pole(alpha, beta, f.constant(c)), digit);
        return new Leaf<>(weight, selected(selector, pole));
    }

    /** {@code -P(c, v) / (α - βc - v)}. */
    private Leaf<E> pushLeaf(E alpha, E beta, List<E> rho, E push) {
        int n = lookup.pushForwardVariables();
        E selector = Multilinear.zeros(f, head(rho, n));
        List<E> column = head(tail(rho, n), lookup.width());
        E offset = pole(alpha, beta, Multilinear.integer(f, column));
        E pole = f.sub(offset, Multilinear.integer(f, tail(rho, lookup.width())));
        return new Leaf<>(f.neg(f.mul(selector, push)), selected(selector, pole));
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
