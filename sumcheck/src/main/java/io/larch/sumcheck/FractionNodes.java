// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.VectorPool;
import java.util.List;

/**
 * The lowest layers of the fraction tree of {@link IndexedLookup}, made anew from the leaves one
 * column at a time. Layer k is k pairings above the leaves.
 */
final class FractionNodes {
    private final ProverContext context;
    private final VectorPool pool;
    private final FractionLeaves leaves;
    private final int columnVariables;
    private final int rowVariables;

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

    /** Fractions with neighbours apart: {@code p0, p1, q0, q1}. */
    record Halves(FrVector p0, FrVector p1, FrVector q0, FrVector q1) implements AutoCloseable {
        List<FrVector> all() {
            return List.of(p0, p1, q0, q1);
        }

        Halves slice(int from, int n) {
            return new Halves(
                    p0.slice(from, n), p1.slice(from, n), q0.slice(from, n), q1.slice(from, n));
        }

        @Override
        public void close() {
            all().forEach(FrVector::close);
        }
    }

    FractionNodes(ProverContext context, IndexedLookup lookup, FractionLeaves leaves) {
        this.context = context;
        this.pool = context.pool();
        this.leaves = leaves;
        this.columnVariables = lookup.columnVariables();
        this.rowVariables = lookup.rowVariables();
    }

    Nodes take(int n) {
        return new Nodes(pool.take(n), pool.take(n));
    }

    Halves takeHalves(int n) {
        return new Halves(pool.take(n), pool.take(n), pool.take(n), pool.take(n));
    }

    /** All nodes of layer k, {@code 2^(columns + rows - k)}; k at most the row variables. */
    Nodes layer(int k) {
        int slot = 1 << rowVariables - k;
        Nodes nodes = take(slot << columnVariables);
        nodes.p().fill(FrElement.ZERO);
        nodes.q().fill(FrElement.ONE);
        for (int c = 0; c < 1 << columnVariables; c++) {
            try (Nodes own = column(c, k)) {
                nodes.p().slice(c * slot, own.size()).copyFrom(own.p());
                nodes.q().slice(c * slot, own.size()).copyFrom(own.q());
            }
        }
        return nodes;
    }

    /** Layer k with neighbours apart; k below the row variables. */
    Halves halves(int k) {
        int slot = slot(k);
        Halves halves = takeHalves(slot << columnVariables);
        for (int c = 0; c < 1 << columnVariables; c++) {
            fill(c, k, halves.slice(c * slot, slot));
        }
        return halves;
    }

    /** Pairs of a column in layer k. */
    int slot(int k) {
        return 1 << rowVariables - k - 1;
    }

    /** Stores one column's pairs of layer k. */
    void fill(int c, int k, Halves out) {
        out.p0().fill(FrElement.ZERO);
        out.p1().fill(FrElement.ZERO);
        out.q0().fill(FrElement.ONE);
        out.q1().fill(FrElement.ONE);
        try (Nodes own = column(c, k)) {
            if (own.size() == 1) {
                out.p0().set(0, own.p().get(0));
                out.q0().set(0, own.q().get(0));
            } else {
                split(own, out.slice(0, own.size() / 2));
            }
        }
    }

    /** Puts neighbours apart. */
    void split(Nodes nodes, Halves out) {
        Interleaving.split(context.parallel(), nodes.p(), out.p0(), out.p1());
        Interleaving.split(context.parallel(), nodes.q(), out.q0(), out.q1());
    }

    /** One layer up. */
    Nodes above(Nodes below) {
        Nodes above = take(below.size() / 2);
        context.kernels().fractionLayer(above.p(), above.q(), below.p(), below.q());
        return above;
    }

    /** A column's own nodes in layer k; what follows them is 0/1. */
    private Nodes column(int c, int k) {
        Nodes nodes = take(1 << leaves.variables(c));
        leaves.fill(c, nodes.p(), nodes.q());
        for (int i = 0; i < k && nodes.size() > 1; i++) {
            try (Nodes below = nodes) {
                nodes = above(below);
            }
        }
        return nodes;
    }
}
