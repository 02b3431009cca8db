// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import java.util.List;

/**
 * The prover's side of one {@link Relation} in a {@link Batch}: its tables, partially bound.
 *
 * <p>{@link BatchProver} calls {@link #roundEvaluations} and {@link #bind} alternately, once per
 * own round. Members never see a transcript.
 */
public interface SumcheckMember extends AutoCloseable {
    /** Number of own rounds. */
    int rounds();

    /**
     * The round polynomial s by its evaluations at {@code 0, 1, …, degree}.
     *
     * @param degree the relation's degree bound in this round
     * @param claim what {@code s(0) + s(1)} is for an honest prover; a member may use it to skip
     *     one evaluation
     */
    List<FrElement> roundEvaluations(int degree, FrElement claim);

    /** Binds the round's variable. */
    void bind(FrElement challenge);

    /**
     * The value of a polynomial of the summand at the final point, after all rounds.
     *
     * @param leaf name of an opening or derived leaf
     */
    FrElement finalValue(String leaf);

    /** Gives memory back after the final values have been read. */
    @Override
    default void close() {}
}
