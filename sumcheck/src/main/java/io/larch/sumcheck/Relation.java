// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import java.util.List;
import java.util.Objects;

/**
 * One sumcheck relation: the claim {@code inputClaim = Σ_x summand(x)} over the Boolean cube of
 * {@code rounds()} variables, as a value.
 *
 * <p>The summand's {@link Expression.Kind#OPENING} and {@link Expression.Kind#DERIVED} leaves are
 * multilinear polynomials in the round variables; its challenges are scalars. The input claim is an
 * expression over openings of earlier stages and challenges.
 *
 * @param name the relation's name in the specification
 * @param degrees the degree bound of each own round's polynomial, in round order
 * @param inputClaim the claimed sum
 * @param summand what is summed
 * @param outputs the openings that the relation produces, in declaration order
 */
public record Relation(
        String name,
        List<Integer> degrees,
        Expression inputClaim,
        Expression summand,
        List<String> outputs) {

    /** Copies the lists and checks that every opening of the summand is produced. */
    public Relation {
        Objects.requireNonNull(name);
        degrees = List.copyOf(degrees);
        Objects.requireNonNull(inputClaim);
        Objects.requireNonNull(summand);
        outputs = List.copyOf(outputs);
        for (String opening : summand.leaves(Expression.Kind.OPENING)) {
            if (!outputs.contains(opening)) {
                throw new IllegalArgumentException(name + " does not produce " + opening);
            }
        }
    }

    /** Number of rounds: the number of variables summed over. */
    public int rounds() {
        return degrees.size();
    }
}
