// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The prover of {@link IndexedLookup} written from the page on plain lists, with ways to cheat: any
 * P, digits of any size, rules left out, and wherever a check would fail a value changed so that
 * the falsity moves on to the openings.
 */
final class ReferenceLookup {
    private static final FrVerifierField F = Conversation.FIELD;

    private final IndexedLookup lookup;
    private final List<List<FrElement>> digits;
    private final List<List<FrElement>> points;
    private final List<FrElement> push;
    private final boolean repair;
    private final Committer committer;
    private int repairedLevels;
    private boolean falseDenominator;

    /** A claim with its table as a list. */
    record Claim(int column, List<FrElement> table, FrElement value) {
        IndexedLookup.Claim<FrElement> toVerifier() {
            return new IndexedLookup.Claim<>(column, x -> Multilinear.evaluate(F, table, x), value);
        }
    }

    ReferenceLookup(
            IndexedLookup lookup,
            List<List<FrElement>> digits,
            List<List<FrElement>> points,
            List<FrElement> push,
            boolean repair,
            Committer committer) {
        this.lookup = lookup;
        this.digits = digits;
        this.points = points;
        this.push = push;
        this.repair = repair;
        this.committer = committer;
        this.repairedLevels = repair ? Integer.MAX_VALUE : 0;
    }

    /**
     * Repairs only the first levels of the tree and is honest below, so that one check is left to
     * find the falsity. The levels are the root, layer 0, layer 1 and so on, the leaves.
     */
    ReferenceLookup repairLevels(int levels) {
        repairedLevels = levels;
        return this;
    }

    /** Ends the last layer with true numerators and false denominators that pass its check. */
    ReferenceLookup falseDenominator() {
        falseDenominator = true;
        return this;
    }

    /** The push-forward; digits of {@code 2^W} and more have no place in it. */
    static List<FrElement> pushForward(
            IndexedLookup lookup, List<List<FrElement>> digits, List<List<FrElement>> points) {
        List<FrElement> out = zeros(1 << lookup.pushForwardVariables());
        for (int c = 0; c < digits.size(); c++) {
            List<FrElement> eq = Multilinear.eqTable(F, points.get(c));
            for (int row = 0; row < eq.size(); row++) {
                int v = digits.get(c).get(row).toBigInteger().intValueExact();
                if (v < 1 << lookup.width()) {
                    int at = (c << lookup.width()) + v;
                    out.set(at, out.get(at).add(eq.get(row)));
                }
            }
        }
        return out;
    }

    void prove(ProverChannel channel, List<Claim> claims) {
        channel.sendPoints(lookup.label("P"), List.of(committer.commit(FrVector.of(push))));
        FrElement beta =
                switch (lookup.rules().offset()) {
                    case RANDOM -> channel.challenge(lookup.label("beta"));
                    case NONE -> channel.challenge(lookup.label("beta")).mul(FrElement.ZERO);
                    case FIXED ->
                            channel.challenge(lookup.label("beta"))
                                    .mul(FrElement.ZERO)
                                    .add(FrElement.of(1L << lookup.width()));
                };
        FrElement alpha = channel.challenge(lookup.label("alpha"));
        List<List<List<FrElement>>> tree = tree(alpha, beta);
        FrElement p = tree.get(0).get(0).get(0);
        FrElement q = tree.get(0).get(1).get(0);
        if (repairedLevels > 0 && lookup.rules().zeroNumerator()) {
            p = FrElement.ZERO;
        }
        channel.sendScalars(lookup.label("root"), List.of(p, q));
        List<FrElement> point = List.of();
        for (int d = 0; d < lookup.layers(); d++) {
            List<List<FrElement>> t = split(tree.get(d + 1));
            List<FrElement> rows = List.of();
            List<FrElement> v = new ArrayList<>();
            FrElement want = p;
            FrElement lambda = FrElement.ZERO;
            if (d == 0) {
                t.forEach(column -> v.add(column.get(0)));
            } else {
                lambda = channel.challenge(lookup.label(d, "lambda"));
                Batch layer = lookup.layer(d);
                DenseMember member =
                        new DenseMember(
                                layer.members().get(0).relation(),
                                Map.of(
                                        "eq", FrVector.of(Multilinear.eqTable(F, point)),
                                        "p0", FrVector.of(t.get(0)),
                                        "p1", FrVector.of(t.get(1)),
                                        "q0", FrVector.of(t.get(2)),
                                        "q1", FrVector.of(t.get(3))),
                                Map.of("lambda", lambda));
                BatchVerifier.Reduction<FrElement> reduction =
                        BatchProver.prove(
                                channel, layer, List.of(member), List.of(p.add(lambda.mul(q))));
                rows = reduction.point();
                List.of("p0", "p1", "q0", "q1").forEach(n -> v.add(member.finalValue(n)));
                want = reduction.claim().mul(Multilinear.eq(F, point, rows).inverse());
            }
            if (falseDenominator && d == lookup.layers() - 1) {
                v.set(2, v.get(2).add(FrElement.ONE));
                FrElement slope = v.get(0).add(lambda.mul(v.get(2)));
                v.set(3, want.sub(v.get(1).mul(v.get(2))).mul(slope.inverse()));
            }
            if (repairedLevels > d + 1 && !v.get(3).isZero()) {
                FrElement have =
                        v.get(0)
                                .mul(v.get(3))
                                .add(v.get(1).mul(v.get(2)))
                                .add(lambda.mul(v.get(2)).mul(v.get(3)));
                v.set(0, v.get(0).add(want.sub(have).mul(v.get(3).inverse())));
            }
            channel.sendScalars(lookup.label(d, "values"), v);
            FrElement fold = channel.challenge(lookup.label(d, "fold"));
            p = v.get(0).add(fold.mul(v.get(1).sub(v.get(0))));
            q = v.get(2).add(fold.mul(v.get(3).sub(v.get(2))));
            point = new ArrayList<>(rows);
            point.add(fold);
        }
        sendLeaves(channel, point, p, q, alpha, beta);
        inner(channel, claims);
    }

    private void sendLeaves(
            ProverChannel channel,
            List<FrElement> point,
            FrElement p,
            FrElement q,
            FrElement alpha,
            FrElement beta) {
        int bits = lookup.columnVariables();
        List<FrElement> rho = point.subList(bits, point.size());
        List<FrElement> opened = new ArrayList<>();
        for (List<FrElement> column : digits) {
            opened.add(Multilinear.evaluate(F, column, tail(rho, column.size())));
        }
        FrElement pushed = Multilinear.evaluate(F, push, tail(rho, push.size()));
        if (repair) {
            List<List<FrElement>> leaves = leaves(alpha, beta);
            FrElement trueP = Multilinear.evaluate(F, leaves.get(0), point);
            FrElement trueQ = Multilinear.evaluate(F, leaves.get(1), point);
            FrElement extra = place(point, lookup.columns().size(), push.size());
            FrElement first = place(point, 0, digits.get(0).size());
            pushed =
                    lookup.rules().extraColumn()
                            ? pushed.sub(p.sub(trueP).mul(extra.inverse()))
                            : pushed;
            opened.set(0, opened.get(0).sub(q.sub(trueQ).mul(first.inverse())));
        }
        opened.add(pushed);
        channel.sendScalars(lookup.label("leaves"), opened);
    }

    private FrElement place(List<FrElement> point, int column, int size) {
        int bits = lookup.columnVariables();
        List<FrElement> rho = point.subList(bits, point.size());
        int n = IndexedLookup.ceilLog2(size);
        return Multilinear.eqIndex(F, point.subList(0, bits), column)
                .mul(Multilinear.zeros(F, rho.subList(0, rho.size() - n)));
    }

    private void inner(ProverChannel channel, List<Claim> claims) {
        List<Claim> all = new ArrayList<>(claims);
        for (int c : lookup.narrowColumns()) {
            List<FrElement> ones =
                    Collections.nCopies(1 << lookup.columns().get(c).width(), FrElement.ONE);
            all.add(new Claim(c, ones, FrElement.ONE));
        }
        FrElement gamma = channel.challenge(lookup.label("gamma"));
        List<FrElement> weight = zeros(push.size());
        FrElement sum = FrElement.ZERO;
        FrElement power = FrElement.ONE;
        for (Claim c : all) {
            for (int v = 0; v < c.table().size(); v++) {
                int at = (c.column() << lookup.width()) + v;
                weight.set(at, weight.get(at).add(power.mul(c.table().get(v))));
            }
            sum = sum.add(power.mul(c.value()));
            power = power.mul(gamma);
        }
        Batch inner = lookup.inner();
        DenseMember member =
                new DenseMember(
                        inner.members().get(0).relation(),
                        Map.of("P", FrVector.of(push), "weight", FrVector.of(weight)),
                        Map.of());
        FrElement claim = BatchProver.prove(channel, inner, List.of(member), List.of(sum)).claim();
        FrElement value = member.finalValue("P");
        FrElement w = member.finalValue("weight");
        if (repair && lookup.rules().innerProduct() && !w.isZero()) {
            value = claim.mul(w.inverse());
        }
        channel.sendScalars(lookup.label("P.inner"), List.of(value));
    }

    private List<List<FrElement>> leaves(FrElement alpha, FrElement beta) {
        int rows = 1 << lookup.rowVariables();
        List<FrElement> p = new ArrayList<>();
        List<FrElement> q = new ArrayList<>();
        for (int c = 0; c < digits.size(); c++) {
            FrElement offset = alpha.sub(beta.mul(FrElement.of(c)));
            p.addAll(Multilinear.eqTable(F, points.get(c)));
            digits.get(c).forEach(d -> q.add(offset.sub(d)));
            fill(p, q, rows * (c + 1));
        }
        if (lookup.rules().extraColumn()) {
            int mask = (1 << lookup.width()) - 1;
            for (int i = 0; i < push.size(); i++) {
                p.add(push.get(i).neg());
                FrElement column = beta.mul(FrElement.of(i >> lookup.width()));
                q.add(alpha.sub(column).sub(FrElement.of(i & mask)));
            }
        }
        fill(p, q, rows << lookup.columnVariables());
        return List.of(p, q);
    }

    private static void fill(List<FrElement> p, List<FrElement> q, int size) {
        while (p.size() < size) {
            p.add(FrElement.ZERO);
            q.add(FrElement.ONE);
        }
    }

    private List<List<List<FrElement>>> tree(FrElement alpha, FrElement beta) {
        List<List<List<FrElement>>> tree = new ArrayList<>(List.of(leaves(alpha, beta)));
        while (tree.get(0).get(0).size() > 1) {
            List<List<FrElement>> t = split(tree.get(0));
            List<FrElement> p = new ArrayList<>();
            List<FrElement> q = new ArrayList<>();
            for (int i = 0; i < t.get(0).size(); i++) {
                FrElement cross = t.get(0).get(i).mul(t.get(3).get(i));
                p.add(cross.add(t.get(1).get(i).mul(t.get(2).get(i))));
                q.add(t.get(2).get(i).mul(t.get(3).get(i)));
            }
            tree.add(0, List.of(p, q));
        }
        return tree;
    }

    /** p0, p1, q0, q1: neighbours in the least significant bit. */
    private static List<List<FrElement>> split(List<List<FrElement>> layer) {
        List<List<FrElement>> out = new ArrayList<>();
        for (List<FrElement> v : layer) {
            for (int parity = 0; parity < 2; parity++) {
                List<FrElement> half = new ArrayList<>();
                for (int i = parity; i < v.size(); i += 2) {
                    half.add(v.get(i));
                }
                out.add(half);
            }
        }
        return out;
    }

    private static List<FrElement> tail(List<FrElement> point, int size) {
        int n = IndexedLookup.ceilLog2(size);
        return point.subList(point.size() - n, point.size());
    }

    static List<FrElement> zeros(int n) {
        return new ArrayList<>(Collections.nCopies(n, FrElement.ZERO));
    }
}
