// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.Kernels;
import io.larch.bn254.VectorPool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Proves the sum of all leaves of a tree of fractions, layer by layer from the root.
 *
 * <p>Source: Goldwasser, Kalai, Rothblum, "Delegating computation" (2008), for fractions as in
 * ePrint 2023/1289.
 */
final class FractionTreeProver {

    private final ProverContext context;
    private final Kernels kernels;
    private final VectorPool pool;
    private final IndexedLookup lookup;
    private final FractionLeaves leaves;

    /** Nodes of a layer: numerators and denominators. */
    private record Nodes(FrVector p, FrVector q) {
        void close() {
            p.close();
            q.close();
        }
    }

    FractionTreeProver(ProverContext context, IndexedLookup lookup, FractionLeaves leaves) {
        this.context = context;
        this.kernels = context.kernels();
        this.pool = context.pool();
        this.lookup = lookup;
        this.leaves = leaves;
    }

    /** Sends the root and all layers; returns the point at which the leaves must be opened. */
    List<FrElement> prove(ProverChannel channel) {
        List<Nodes> tree = build();
        FrElement p = tree.get(0).p().get(0);
        FrElement q = tree.get(0).q().get(0);
        tree.get(0).close();
        channel.sendScalars(lookup.label("root"), List.of(p, q));
        List<FrElement> point = List.of();
        for (int d = 0; d < lookup.layers(); d++) {
            Nodes below = d + 1 < tree.size() ? tree.get(d + 1) : allLeaves();
            List<FrElement> next = new ArrayList<>();
            List<FrElement> v = layer(channel, d, below, point, p, q, next);
            channel.sendScalars(lookup.label(d, "values"), v);
            FrElement fold = channel.challenge(lookup.label(d, "fold"));
            p = line(v.get(0), v.get(1), fold);
            q = line(v.get(2), v.get(3), fold);
            next.add(fold);
            point = next;
        }
        return point;
    }

    /** Proves one layer; returns the four values below and fills the layer's point. */
    private List<FrElement> layer(
            ProverChannel channel,
            int d,
            Nodes below,
            List<FrElement> point,
            FrElement p,
            FrElement q,
            List<FrElement> next) {
        List<FrVector> halves = new ArrayList<>();
        for (FrVector v : List.of(below.p(), below.q())) {
            FrVector even = pool.take(1 << d);
            FrVector odd = pool.take(1 << d);
            Interleaving.split(context.parallel(), v, even, odd);
            v.close();
            halves.add(even);
            halves.add(odd);
        }
        List<FrElement> values = new ArrayList<>();
        if (d == 0) {
            halves.forEach(v -> values.add(v.get(0)));
        } else {
            FrElement lambda = channel.challenge(lookup.label(d, "lambda"));
            Batch batch = lookup.layer(d);
            // p0 + λ·q0 is one multilinear column: two products instead of four.
            kernels.axpy(halves.get(0), lambda, halves.get(2));
            CompiledMember member =
                    Members.weighted(
                            context,
                            factored(d),
                            "eq",
                            point,
                            Map.of(
                                    "s0",
                                    halves.get(0),
                                    "p1",
                                    halves.get(1),
                                    "q0",
                                    halves.get(2),
                                    "q1",
                                    halves.get(3)),
                            Map.of());
            FrElement claim = p.add(lambda.mul(q));
            next.addAll(BatchProver.prove(channel, batch, List.of(member), List.of(claim)).point());
            FrElement q0 = member.finalValue("q0");
            values.add(member.finalValue("s0").sub(lambda.mul(q0)));
            values.add(member.finalValue("p1"));
            values.add(q0);
            values.add(member.finalValue("q1"));
        }
        halves.forEach(FrVector::close);
        return values;
    }

    /** The layer's relation with {@code s0 = p0 + λ·q0} as a column. */
    private static Relation factored(int d) {
        Expression first = Expression.opening("s0").times(Expression.opening("q1"));
        Expression second = Expression.opening("p1").times(Expression.opening("q0"));
        return new Relation(
                "FractionLayer",
                Collections.nCopies(d, 3),
                Expression.challenge("claim"),
                Expression.product(Expression.derived("eq"), first.plus(second)),
                List.of("s0", "p1", "q0", "q1"));
    }

    private static FrElement line(FrElement low, FrElement high, FrElement x) {
        return low.add(x.mul(high.sub(low)));
    }

    /** The layers from the root to the one above the leaves. */
    private List<Nodes> build() {
        List<Nodes> tree = new ArrayList<>();
        tree.add(aboveLeaves());
        while (tree.get(0).p().size() > 1) {
            Nodes below = tree.get(0);
            int n = below.p().size() / 2;
            Nodes above = new Nodes(pool.take(n), pool.take(n));
            kernels.fractionLayer(above.p(), above.q(), below.p(), below.q());
            tree.add(0, above);
        }
        return tree;
    }

    /** The layer above the leaves, made from one column's leaves at a time. */
    private Nodes aboveLeaves() {
        int rows = lookup.rowVariables();
        Nodes nodes = neutral(lookup.columnVariables() + rows - 1);
        for (int c = 0; c < 1 << lookup.columnVariables(); c++) {
            int n = leaves.variables(c);
            try (FrVector p = pool.take(1 << n);
                    FrVector q = pool.take(1 << n)) {
                leaves.fill(c, p, q);
                int at = c << rows - 1;
                if (n == 0) {
                    nodes.p().set(at, p.get(0));
                    nodes.q().set(at, q.get(0));
                } else {
                    int half = 1 << n - 1;
                    kernels.fractionLayer(
                            nodes.p().slice(at, half), nodes.q().slice(at, half), p, q);
                }
            }
        }
        return nodes;
    }

    private Nodes allLeaves() {
        int rows = lookup.rowVariables();
        Nodes nodes = neutral(lookup.columnVariables() + rows);
        for (int c = 0; c < 1 << lookup.columnVariables(); c++) {
            int n = 1 << leaves.variables(c);
            leaves.fill(c, nodes.p().slice(c << rows, n), nodes.q().slice(c << rows, n));
        }
        return nodes;
    }

    /** {@code 2^variables} fractions 0/1. */
    private Nodes neutral(int variables) {
        Nodes nodes = new Nodes(pool.take(1 << variables), pool.take(1 << variables));
        nodes.p().fill(FrElement.ZERO);
        nodes.q().fill(FrElement.ONE);
        return nodes;
    }
}
