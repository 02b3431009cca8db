// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifier of a batched sumcheck (Lund, Fortnow, Karloff, Nisan 1992).
 *
 * <p>A round of degree d sends the coefficients {@code c_0, c_2, …, c_d}; the linear one follows
 * from {@code s(0) + s(1) = claim}, so a round can only fail through the final check.
 *
 * <p>Soundness: {@link #verify} checks nothing by itself. The caller must derive the members' final
 * values at the returned point and call {@link #checkFinal}, and must discharge every opening used
 * in them.
 */
public final class BatchVerifier {
    private BatchVerifier() {}

    /**
     * What a batch leaves to be checked.
     *
     * @param point the challenges, in round order
     * @param alphas one coefficient per member
     * @param claim what {@code Σ α_i·final_i} must be
     */
    public record Reduction<E>(List<E> point, List<E> alphas, E claim) {}

    /** Runs the rounds of a batch whose members claim the given sums. */
    public static <E> Reduction<E> verify(VerifierChannel<E> channel, Batch batch, List<E> claims) {
        Field<E> f = channel.field();
        List<E> alphas =
                batch.members().size() > 1
                        ? channel.challenges(batch.alphaLabel())
                        : List.of(f.one());
        E claim = initialClaim(f, batch, alphas, claims);
        List<E> point = new ArrayList<>();
        for (int round = 0; round < batch.rounds(); round++) {
            List<E> message = channel.scalars(batch.roundLabel(round));
            E x = channel.challenge(batch.challengeLabel(round));
            claim = nextClaim(f, message, claim, x);
            point.add(x);
        }
        return new Reduction<>(List.copyOf(point), List.copyOf(alphas), claim);
    }

    /** Demands {@code Σ α_i·finals_i = claim}. */
    public static <E> void checkFinal(
            VerifierField<E> f, Reduction<E> reduction, List<E> finals, Check check)
            throws InvalidProofException {
        E total = f.zero();
        for (int i = 0; i < finals.size(); i++) {
            total = f.add(total, f.mul(reduction.alphas().get(i), finals.get(i)));
        }
        f.assertEqual(total, reduction.claim(), check);
    }

    /** {@code Σ α_i·2^(n-n_i)·C_i}. */
    public static <E> E initialClaim(Field<E> f, Batch batch, List<E> alphas, List<E> claims) {
        E total = f.zero();
        for (int i = 0; i < claims.size(); i++) {
            int absent = batch.rounds() - batch.members().get(i).relation().rounds();
            E scaled = f.mul(f.constant(Multilinear.powerOfTwo(absent)), claims.get(i));
            total = f.add(total, f.mul(alphas.get(i), scaled));
        }
        return total;
    }

    /** The round polynomial at x, its linear coefficient recovered from the claim. */
    public static <E> E nextClaim(Field<E> f, List<E> message, E claim, E x) {
        E rest = f.add(message.get(0), message.get(0));
        for (int i = 1; i < message.size(); i++) {
            rest = f.add(rest, message.get(i));
        }
        E linear = f.sub(claim, rest);
        E value = f.zero();
        for (int i = message.size() - 1; i >= 1; i--) {
            value = f.mul(f.add(value, message.get(i)), x);
        }
        return f.add(message.get(0), f.mul(f.add(value, linear), x));
    }
}
