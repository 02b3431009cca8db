// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.FractionNodes.Halves;
import io.larch.sumcheck.FractionNodes.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Proves the sum of all leaves of a tree of fractions, layer by layer from the root.
 *
 * <p>The leaves and the layer above them are not kept but made again when their turn comes. With
 * {@code 2^n} leaves the most that is held is {@code 2^n} elements, in the two lowest layers'
 * turns.
 *
 * <p>Source: Goldwasser, Kalai, Rothblum, "Delegating computation" (2008), for fractions as in
 * ePrint 2023/1284.
 */
final class FractionTreeProver {
    /** Layers that are made again: the leaves and the one above. */
    private static final int REMADE = 2;

    private final ProverContext context;
    private final IndexedLookup lookup;
    private final FractionNodes nodes;

    /** The running claim: the two layer polynomials at the point. */
    private FrElement p;

    private FrElement q;
    private List<FrElement> point = List.of();

    FractionTreeProver(ProverContext context, IndexedLookup lookup, FractionLeaves leaves) {
        this.context = context;
        this.lookup = lookup;
        this.nodes = new FractionNodes(context, lookup, leaves);
    }

    /** Sends the root and all layers; returns the point at which the leaves must be opened. */
    List<FrElement> prove(ProverChannel channel) {
        List<Nodes> tree = build();
        try (Nodes root = tree.get(0)) {
            p = root.p().get(0);
            q = root.q().get(0);
        }
        channel.sendScalars(lookup.label("root"), List.of(p, q));
        for (int d = 0; d < lookup.layers(); d++) {
            List<FrElement> rows = new ArrayList<>();
            List<FrElement> v = d == 0 ? rootValues(tree.get(1)) : layer(channel, d, tree, rows);
            channel.sendScalars(lookup.label(d, "values"), v);
            FrElement fold = channel.challenge(lookup.label(d, "fold"));
            p = line(v.get(0), v.get(1), fold);
            q = line(v.get(2), v.get(3), fold);
            rows.add(fold);
            point = rows;
        }
        return point;
    }

    /** The layers from the root to the lowest that is kept. */
    private List<Nodes> build() {
        List<Nodes> tree = new ArrayList<>();
        tree.add(nodes.layer(Math.min(REMADE, lookup.rowVariables())));
        while (tree.get(0).size() > 1) {
            tree.add(0, nodes.above(tree.get(0)));
        }
        return tree;
    }

    private List<FrElement> rootValues(Nodes below) {
        try (below) {
            return List.of(below.p().get(0), below.p().get(1), below.q().get(0), below.q().get(1));
        }
    }

    /** Proves one layer; returns the four values below and fills the layer's point. */
    private List<FrElement> layer(
            ProverChannel channel, int d, List<Nodes> tree, List<FrElement> rows) {
        FrElement lambda = channel.challenge(lookup.label(d, "lambda"));
        try (SumcheckMember member = member(d, tree, lambda)) {
            FrElement claim = p.add(lambda.mul(q));
            rows.addAll(
                    BatchProver.prove(channel, lookup.layer(d), List.of(member), List.of(claim))
                            .point());
            FrElement q0 = member.finalValue("q0");
            FrElement p0 = member.finalValue("s0").sub(lambda.mul(q0));
            return List.of(p0, member.finalValue("p1"), q0, member.finalValue("q1"));
        }
    }

    private SumcheckMember member(int d, List<Nodes> tree, FrElement lambda) {
        if (d + 1 == lookup.layers()) {
            return new LeafLayerMember(context, nodes, point, lookup.columnVariables(), lambda);
        }
        Halves halves = d + 1 < tree.size() ? split(tree.get(d + 1)) : nodes.halves(1);
        return Members.weighted(
                context,
                LeafLayerMember.relation(d),
                "eq",
                point,
                LeafLayerMember.columns(context, halves, lambda),
                Map.of());
    }

    private Halves split(Nodes layer) {
        try (layer) {
            Halves halves = nodes.takeHalves(layer.size() / 2);
            nodes.split(layer, halves);
            return halves;
        }
    }

    private static FrElement line(FrElement low, FrElement high, FrElement x) {
        return low.add(x.mul(high.sub(low)));
    }
}
