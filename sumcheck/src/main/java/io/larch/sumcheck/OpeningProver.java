// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import java.util.ArrayList;
import java.util.List;

/**
 * Prover of an {@link OpeningBatch}.
 *
 * <p>Memory: one vector of a column's length per distinct point of the claims, then one vector of
 * {@code 2^N} elements and its quotient for the opening itself.
 */
public final class OpeningProver {
    private static final FrField FIELD = new FrField();

    private final ProverContext context;
    private final OpeningBatch batch;
    private final List<List<FrColumn>> columns;

    /**
     * A prover of these polynomials.
     *
     * @param columns for every polynomial its columns in slot order, {@code 2^columnVariables}
     *     elements each; slots beyond the list are zero; borrowed
     */
    public OpeningProver(
            ProverContext context,
            OpeningBatch batch,
            List<? extends List<? extends FrColumn>> columns) {
        this.context = context;
        this.batch = batch;
        this.columns = columns.stream().map(list -> List.<FrColumn>copyOf(list)).toList();
        requireShapes();
    }

    /** Proves the claims, in the agreed order. */
    public void prove(ProverChannel channel, List<OpeningBatch.Claim<FrElement>> claims) {
        FrElement lambda = channel.challenge(batch.lambdaLabel());
        List<FrElement> powers = Multilinear.powers(FIELD, lambda, claims.size());
        FrElement sum =
                Multilinear.inner(
                        FIELD, powers, claims.stream().map(OpeningBatch.Claim::value).toList());
        OpeningMember member = new OpeningMember(context, batch, columns, claims, powers);
        List<FrElement> u =
                BatchProver.prove(channel, batch.batch(), List.of(member), List.of(sum)).point();
        List<FrElement> values = new ArrayList<>();
        batch.polynomials().forEach(p -> values.add(member.finalValue(p.name())));
        channel.sendScalars(batch.valuesLabel(), values);
        List<FrElement> coefficients = channel.shortChallenges(batch.coefficientsLabel());
        try (FrVector f = combine(coefficients)) {
            MercuryProver.prove(context, channel, f, u);
        }
    }

    /** {@code Σ_k c_k·f_k}, zero-padded to {@code 2^N} coefficients. */
    private FrVector combine(List<FrElement> coefficients) {
        FrVector f = context.pool().takeZeros(1 << batch.variables());
        for (int k = 0; k < columns.size(); k++) {
            int length = 1 << batch.polynomials().get(k).columnVariables();
            for (int s = 0; s < columns.get(k).size(); s++) {
                FrVector slot = f.slice(s * length, length);
                context.kernels().axpy(slot, coefficients.get(k), columns.get(k).get(s));
            }
        }
        return f;
    }

    private void requireShapes() {
        if (columns.size() != batch.polynomials().size()) {
            throw new IllegalArgumentException("columns of every polynomial are needed");
        }
        for (int k = 0; k < columns.size(); k++) {
            OpeningBatch.Polynomial p = batch.polynomials().get(k);
            if (columns.get(k).size() > 1 << p.slotVariables()) {
                throw new IllegalArgumentException(p.name() + " has too many columns");
            }
            for (FrColumn c : columns.get(k)) {
                if (c.size() != 1 << p.columnVariables()) {
                    throw new IllegalArgumentException("a column of " + p.name());
                }
            }
        }
    }
}
