// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.VectorPool;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of the fraction tree of {@link IndexedLookup} below its column variables, column by
 * column. Layer k is k pairings above the leaves. Of every column only its own nodes are made; what
 * follows them is 0/1 in every layer.
 */
final class FractionNodes {
    private final ProverContext context;
    private final VectorPool pool;
    private final IndexedLookup lookup;
    private final FractionLeaves leaves;

    /** Fractions: numerators and denominators. */
    record Nodes(FrVector p, FrVector q) implements AutoCloseable {
        int size() {
            return p.size();
        }

        @Override
        public void close() {
            p.close();
            q.close();
        }
    }

    /** Fractions with neighbours apart: {@code s0 = p0 + λ·q0}, {@code p1, q0, q1}. */
    record Halves(FrVector s0, FrVector p1, FrVector q0, FrVector q1) implements AutoCloseable {
        /** In the order of the columns of {@link FractionLayerMember}. */
        List<FrVector> all() {
            return List.of(p1, q0, q1, s0);
        }

        int size() {
            return s0.size();
        }

        Halves slice(int from, int n) {
            return new Halves(
                    s0.slice(from, n), p1.slice(from, n), q0.slice(from, n), q1.slice(from, n));
        }

        @Override
        public void close() {
            all().forEach(FrVector::close);
        }
    }

    FractionNodes(ProverContext context, IndexedLookup lookup, FractionLeaves leaves) {
        this.context = context;
        this.pool = context.pool();
        this.lookup = lookup;
        this.leaves = leaves;
    }

    Nodes take(int n) {
        return new Nodes(pool.take(n), pool.take(n));
    }

    Halves takeHalves(int n) {
        return new Halves(pool.take(n), pool.take(n), pool.take(n), pool.take(n));
    }

    /** Number of columns, those that are 0/1 throughout included. */
    int columns() {
        return 1 << lookup.columnVariables();
    }

    /** Whether all nodes of a column are 0/1. */
    boolean isPadding(int c) {
        return c > lookup.columns().size();
    }

    /** Number of pairs of a column's own leaves, at least one. */
    int leafPairs(int c) {
        return Math.max(1, 1 << leaves.variables(c) >> 1);
    }

    /** The own nodes of every column in layer k, at least one each. */
    List<Nodes> layer(int k) {
        List<Nodes> layer = new ArrayList<>();
        for (int c = 0; c < columns(); c++) {
            layer.add(column(c, k));
        }
        return layer;
    }

    /** A column's own nodes in layer k. */
    Nodes column(int c, int k) {
        Nodes nodes = take(1 << leaves.variables(c));
        leaves.fill(c, nodes.p(), nodes.q());
        for (int i = 0; i < k && nodes.size() > 1; i++) {
            try (Nodes below = nodes) {
                nodes = above(below);
            }
        }
        return nodes;
    }

    /** One layer up; a single node, whose neighbour is 0/1, stays as it is. */
    Nodes above(Nodes below) {
        Nodes above = take(Math.max(1, below.size() / 2));
        if (below.size() == 1) {
            above.p().copyFrom(below.p());
            above.q().copyFrom(below.q());
        } else {
            context.kernels().fractionLayer(above.p(), above.q(), below.p(), below.q());
        }
        return above;
    }

    /** All columns' single nodes, one after the other. */
    Nodes join(List<Nodes> columns) {
        Nodes all = take(columns.size());
        for (int c = 0; c < columns.size(); c++) {
            all.p().set(c, columns.get(c).p().get(0));
            all.q().set(c, columns.get(c).q().get(0));
        }
        return all;
    }

    /** Puts neighbours apart; closes the nodes. */
    Halves split(Nodes nodes, FrElement lambda) {
        Halves halves = takeHalves(pairs(nodes));
        splitInto(halves, nodes, lambda);
        return halves;
    }

    /** Number of pairs, the last one with a neighbour that is 0/1 if need be. */
    static int pairs(Nodes nodes) {
        return Math.max(1, nodes.size() / 2);
    }

    /** The same into the front of halves, continued by 0/1; closes the nodes. */
    void splitInto(Halves out, Nodes nodes, FrElement lambda) {
        int n = pairs(nodes);
        Halves own = out.slice(0, n);
        try (nodes) {
            if (nodes.size() == 1) {
                own.s0().copyFrom(nodes.p());
                own.q0().copyFrom(nodes.q());
                own.p1().fill(FrElement.ZERO);
                own.q1().fill(FrElement.ONE);
            } else {
                Interleaving.split(context.parallel(), nodes.p(), own.s0(), own.p1());
                Interleaving.split(context.parallel(), nodes.q(), own.q0(), own.q1());
            }
        }
        context.kernels().axpy(own.s0(), lambda, own.q0());
        continueBy01(out.slice(n, out.size() - n), lambda);
    }

    /** Stores halves of nodes that are 0/1. */
    void continueBy01(Halves out, FrElement lambda) {
        out.p1().fill(FrElement.ZERO);
        out.q0().fill(FrElement.ONE);
        out.q1().fill(FrElement.ONE);
        out.s0().fill(lambda);
    }
}
