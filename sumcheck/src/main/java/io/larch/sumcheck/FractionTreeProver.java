// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.FractionNodes.Halves;
import io.larch.sumcheck.FractionNodes.Nodes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

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

    /** The layers of one vector, from the root to that of one node per column. */
    private final List<Nodes> top = new ArrayList<>();

    /** The layers below, column by column, those that are kept. */
    private final List<List<Nodes>> kept = new ArrayList<>();

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
        build();
        try (Nodes root = top.get(0)) {
            p = root.p().get(0);
            q = root.q().get(0);
        }
        channel.sendScalars(lookup.label("root"), List.of(p, q));
        for (int d = 0; d < lookup.layers(); d++) {
            List<FrElement> rows = new ArrayList<>();
            List<FrElement> v = d == 0 ? rootValues(top.get(1)) : layer(channel, d, rows);
            channel.sendScalars(lookup.label(d, "values"), v);
            FrElement fold = channel.challenge(lookup.label(d, "fold"));
            p = line(v.get(0), v.get(1), fold);
            q = line(v.get(2), v.get(3), fold);
            rows.add(fold);
            point = rows;
        }
        return point;
    }

    /** The layers from the lowest that is kept to the root. */
    private void build() {
        List<Nodes> layer = nodes.layer(Math.min(REMADE, lookup.rowVariables()));
        for (int k = Math.min(REMADE, lookup.rowVariables()); k < lookup.rowVariables(); k++) {
            kept.add(0, layer);
            layer = layer.stream().map(nodes::above).toList();
        }
        top.add(nodes.join(layer));
        layer.forEach(Nodes::close);
        while (top.get(0).size() > 1) {
            top.add(0, nodes.above(top.get(0)));
        }
    }

    private List<FrElement> rootValues(Nodes below) {
        try (below) {
            return List.of(below.p().get(0), below.p().get(1), below.q().get(0), below.q().get(1));
        }
    }

    /** Proves one layer; returns the four values below and fills the layer's point. */
    private List<FrElement> layer(ProverChannel channel, int d, List<FrElement> rows) {
        FrElement lambda = channel.challenge(lookup.label(d, "lambda"));
        try (SumcheckMember member = member(d, lambda)) {
            FrElement claim = p.add(lambda.mul(q));
            rows.addAll(
                    BatchProver.prove(channel, lookup.layer(d), List.of(member), List.of(claim))
                            .point());
            FrElement q0 = member.finalValue("q0");
            FrElement p0 = member.finalValue("s0").sub(lambda.mul(q0));
            return List.of(p0, member.finalValue("p1"), q0, member.finalValue("q1"));
        }
    }

    private SumcheckMember member(int d, FrElement lambda) {
        if (d + 1 < top.size()) {
            return dense(d, nodes.split(top.get(d + 1), lambda));
        }
        int k = lookup.layers() - d - 1;
        if (k == 0) {
            return new FractionLayerMember(
                    context,
                    nodes,
                    point,
                    lambda,
                    c -> nodes.isPadding(c) ? null : nodes.split(nodes.column(c, 0), lambda),
                    c -> nodes.isPadding(c) ? 0 : nodes.leafPairs(c),
                    true);
        }
        int level = d + 1 - top.size();
        return keptMember(d, level < kept.size() ? kept.get(level) : nodes.layer(k), lambda);
    }

    /** A member over a layer whose columns are at hand; closes them. */
    private SumcheckMember keptMember(int d, List<Nodes> layer, FrElement lambda) {
        int full = 1 << d - lookup.columnVariables();
        int pairs = layer.size() / 2;
        boolean allFull =
                IntStream.range(0, pairs)
                        .allMatch(
                                c ->
                                        FractionNodes.pairs(layer.get(c)) == full
                                                || FractionNodes.pairs(layer.get(c + pairs))
                                                        == full);
        if (allFull) {
            Halves all = nodes.takeHalves(layer.size() * full);
            for (int c = 0; c < layer.size(); c++) {
                nodes.splitInto(all.slice(c * full, full), layer.get(c), lambda);
            }
            return dense(d, all);
        }
        List<Halves> halves = layer.stream().map(n -> nodes.split(n, lambda)).toList();
        return new FractionLayerMember(
                context,
                nodes,
                point,
                lambda,
                c -> nodes.isPadding(c) ? null : halves.get(c),
                c -> nodes.isPadding(c) ? 0 : halves.get(c).size(),
                false);
    }

    private CompiledMember dense(int d, Halves halves) {
        return Members.weighted(
                context,
                FractionLayerMember.relation(d),
                "eq",
                point,
                FractionLayerMember.byName(halves),
                Map.of());
    }

    private static FrElement line(FrElement low, FrElement high, FrElement x) {
        return low.add(x.mul(high.sub(low)));
    }
}
