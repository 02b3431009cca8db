// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Prover of a batched sumcheck; the mirror image of {@link BatchVerifier}. */
public final class BatchProver {
    private final ProverChannel channel;
    private final Batch batch;
    private final List<SumcheckMember> members;
    private final List<FrElement> alphas;
    private final List<FrElement> running;

    private BatchProver(
            ProverChannel channel,
            Batch batch,
            List<? extends SumcheckMember> members,
            List<FrElement> claims) {
        requireMatch(batch, members, claims);
        this.channel = channel;
        this.batch = batch;
        this.members = List.copyOf(members);
        this.running = new ArrayList<>(claims);
        this.alphas =
                members.size() > 1
                        ? channel.challenges(batch.alphaLabel())
                        : List.of(FrElement.ONE);
    }

    /**
     * Runs the rounds.
     *
     * @param members the provers of the batch's members, in their order; consumed
     * @param claims the members' sums, not scaled
     * @return the point, the α's and the last claim, as the verifier has them
     */
    public static BatchVerifier.Reduction<FrElement> prove(
            ProverChannel channel,
            Batch batch,
            List<? extends SumcheckMember> members,
            List<FrElement> claims) {
        return new BatchProver(channel, batch, members, claims).run(claims);
    }

    private BatchVerifier.Reduction<FrElement> run(List<FrElement> claims) {
        FrField field = new FrField();
        FrElement claim = BatchVerifier.initialClaim(field, batch, alphas, claims);
        List<FrElement> point = new ArrayList<>();
        for (int round = 0; round < batch.rounds(); round++) {
            List<List<FrElement>> polynomials = new ArrayList<>();
            for (int i = 0; i < members.size(); i++) {
                polynomials.add(polynomial(i, round));
            }
            List<FrElement> message = message(round, polynomials);
            channel.sendScalars(batch.roundLabel(round), message);
            FrElement x = channel.challenge(batch.challengeLabel(round));
            claim = BatchVerifier.nextClaim(field, message, claim, x);
            bind(round, polynomials, x);
            point.add(x);
        }
        return new BatchVerifier.Reduction<>(List.copyOf(point), List.copyOf(alphas), claim);
    }

    /** The coefficients of a member's own round polynomial; empty outside its window. */
    private List<FrElement> polynomial(int i, int round) {
        Batch.Member m = batch.members().get(i);
        if (!m.isActive(round)) {
            return List.of();
        }
        int degree = m.relation().degrees().get(round - m.offset());
        List<FrElement> values = members.get(i).roundEvaluations(degree, running.get(i));
        if (values.size() != degree + 1) {
            throw new IllegalStateException(m.relation().name() + " has a wrong degree");
        }
        return Univariate.coefficients(values);
    }

    /** {@code Σ α_i·2^(…)·s_i} without its linear coefficient. */
    private List<FrElement> message(int round, List<List<FrElement>> polynomials) {
        List<FrElement> sum =
                new ArrayList<>(Collections.nCopies(batch.degree(round) + 1, FrElement.ZERO));
        for (int i = 0; i < members.size(); i++) {
            FrElement scale = alphas.get(i).mul(Multilinear.powerOfTwo(idleAfter(i, round)));
            List<FrElement> p = polynomials.get(i);
            p = p.isEmpty() ? List.of(running.get(i)) : p;
            for (int k = 0; k < p.size(); k++) {
                sum.set(k, sum.get(k).add(scale.mul(p.get(k))));
            }
        }
        sum.remove(1);
        return sum;
    }

    /** Rounds after this one in which the member is idle. */
    private int idleAfter(int i, int round) {
        Batch.Member m = batch.members().get(i);
        int idle = 0;
        for (int later = round + 1; later < batch.rounds(); later++) {
            idle += m.isActive(later) ? 0 : 1;
        }
        return idle;
    }

    private void bind(int round, List<List<FrElement>> polynomials, FrElement x) {
        for (int i = 0; i < members.size(); i++) {
            if (batch.members().get(i).isActive(round)) {
                running.set(i, Univariate.evaluate(polynomials.get(i), x));
                members.get(i).bind(x);
            }
        }
    }

    private static void requireMatch(
            Batch batch, List<? extends SumcheckMember> members, List<FrElement> claims) {
        if (members.size() != batch.members().size() || claims.size() != members.size()) {
            throw new IllegalArgumentException("members and claims do not match the batch");
        }
        for (int i = 0; i < members.size(); i++) {
            if (members.get(i).rounds() != batch.members().get(i).relation().rounds()) {
                throw new IllegalArgumentException("member " + i + " has other rounds");
            }
        }
    }
}
