// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.Kernels;
import io.larch.bn254.SmallColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Prover of {@link IndexedLookup}.
 *
 * <p>Cost: about 30 multiplications per leaf, {@code 2^(columns + rows)} leaves. Memory: as many
 * elements as leaves, see {@link FractionTreeProver}.
 */
public final class LookupProver {
    private static final FrField FIELD = new FrField();

    private final ProverContext context;
    private final Kernels kernels;
    private final IndexedLookup lookup;
    private final List<SmallColumn> digits;
    private final List<List<FrElement>> points;

    /**
     * A claim as the prover knows it.
     *
     * @param column c
     * @param table the {@code 2^width} values of Tab; borrowed
     * @param value the sum
     */
    public record TableClaim(int column, FrColumn table, FrElement value) {}

    /**
     * What the lookup leaves to be opened.
     *
     * @param openings as the verifier has them, the commitment apart
     * @param pushForward P, owned by the caller
     * @param commitment to P
     */
    public record Outcome(
            IndexedLookup.Result<FrElement> openings, FrVector pushForward, G1Affine commitment) {}

    /**
     * A prover for these columns.
     *
     * @param digits D_c, {@code 2^variables} each; borrowed
     * @param points p_c of every column
     */
    public LookupProver(
            ProverContext context,
            IndexedLookup lookup,
            List<SmallColumn> digits,
            List<List<FrElement>> points) {
        this.context = context;
        this.kernels = context.kernels();
        this.lookup = lookup;
        this.digits = List.copyOf(digits);
        this.points = List.copyOf(points);
        for (int c = 0; c < lookup.columns().size(); c++) {
            int n = lookup.columns().get(c).variables();
            if (digits.get(c).size() != 1 << n || points.get(c).size() != n) {
                throw new IllegalArgumentException("column " + c + " has another shape");
            }
        }
    }

    /** Proves the claims, in the agreed order and without the indicator claims. */
    public Outcome prove(ProverChannel channel, List<TableClaim> claims) {
        List<FrVector> weights = weights();
        FrVector push = pushForward(weights);
        G1Affine commitment = context.committer().commit(push);
        int position = channel.points().size();
        channel.sendPoints(lookup.label("P"), List.of(commitment));
        FrElement beta = channel.challenge(lookup.label("beta"));
        FrElement alpha = channel.challenge(lookup.label("alpha"));
        FractionLeaves leaves =
                new FractionLeaves(context, lookup, digits, weights, push, alpha, beta);
        List<FrElement> point = new FractionTreeProver(context, lookup, leaves).prove(channel);
        weights.forEach(FrVector::close);
        List<FrElement> rowPoint = point.subList(lookup.columnVariables(), point.size());
        List<FrElement> opened = new ArrayList<>();
        for (SmallColumn column : digits) {
            opened.add(evaluate(column, rowPoint));
        }
        FrElement pushAtRow = evaluate(push, rowPoint);
        opened.add(pushAtRow);
        channel.sendScalars(lookup.label("leaves"), opened);
        List<FrElement> pushPoint = new ArrayList<>();
        FrElement pushAtPoint = inner(channel, push, claims, pushPoint);
        IndexedLookup.Result<FrElement> openings =
                new IndexedLookup.Result<>(
                        Points.point(position, commitment),
                        List.copyOf(rowPoint),
                        opened.subList(0, digits.size()),
                        pushAtRow,
                        List.copyOf(pushPoint),
                        pushAtPoint);
        return new Outcome(openings, push, commitment);
    }

    /** {@code eq(p_c, ·)} of every column; columns with the same point share a vector. */
    private List<FrVector> weights() {
        List<FrVector> weights = new ArrayList<>();
        for (List<FrElement> point : points) {
            int first = points.indexOf(point);
            if (first < weights.size()) {
                weights.add(weights.get(first));
            } else {
                FrVector eq = context.pool().take(1 << point.size());
                kernels.eqTable(eq, point, FrElement.ONE);
                weights.add(eq);
            }
        }
        return weights;
    }

    /** {@code P(c, v)}: the sum of {@code eq(p_c, row)} over the rows with digit v. */
    private FrVector pushForward(List<FrVector> weights) {
        int width = lookup.width();
        FrVector push = context.pool().takeZeros(1 << lookup.pushForwardVariables());
        context.parallel()
                .forRange(
                        digits.size(),
                        1,
                        (from, to) -> {
                            for (int c = from; c < to; c++) {
                                FrVector out = push.slice(c << width, 1 << width);
                                PushForward.scatter(out, digits.get(c), weights.get(c));
                            }
                        });
        return push;
    }

    private FrElement evaluate(FrColumn column, List<FrElement> point) {
        int n = IndexedLookup.ceilLog2(column.size());
        return kernels.evaluate(column, point.subList(point.size() - n, point.size()));
    }

    /** The inner product of P with the weighted tables; returns P's value and fills the point. */
    private FrElement inner(
            ProverChannel channel,
            FrVector push,
            List<TableClaim> claims,
            List<FrElement> pushPoint) {
        List<TableClaim> all = withIndicators(claims);
        FrElement gamma = channel.challenge(lookup.label("gamma"));
        List<FrElement> powers = Multilinear.powers(FIELD, gamma, all.size());
        FrElement claim =
                Multilinear.inner(FIELD, powers, all.stream().map(TableClaim::value).toList());
        FrVector weight = context.pool().takeZeros(push.size());
        for (int i = 0; i < all.size(); i++) {
            TableClaim c = all.get(i);
            FrVector slot = weight.slice(c.column() << lookup.width(), c.table().size());
            kernels.axpy(slot, powers.get(i), c.table());
        }
        FrVector copy = context.pool().take(push.size());
        copy.copyFrom(push);
        Batch batch = lookup.inner();
        CompiledMember member =
                Members.dense(
                        context,
                        batch.members().get(0).relation(),
                        Map.of("P", copy, "weight", weight),
                        Map.of());
        pushPoint.addAll(
                BatchProver.prove(channel, batch, List.of(member), List.of(claim)).point());
        FrElement value = member.finalValue("P");
        member.close();
        channel.sendScalars(lookup.label("P.inner"), List.of(value));
        return value;
    }

    private List<TableClaim> withIndicators(List<TableClaim> claims) {
        List<TableClaim> all = new ArrayList<>(claims);
        for (int c : lookup.narrowColumns()) {
            byte[] ones = new byte[1 << lookup.columns().get(c).width()];
            Arrays.fill(ones, (byte) 1);
            all.add(new TableClaim(c, SmallColumn.ofBytes(ones), FrElement.ONE));
        }
        return all;
    }
}
