// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Relation;
import io.larch.sumcheck.SumcheckMember;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the members of the cycle rounds, over columns of T elements. */
interface CycleMembers {

    /**
     * A member over the columns of a relation.
     *
     * @param relation one round per cycle variable
     * @param columns every opening and derived leaf of the summand but {@code eqLeaf}; consumed
     * @param scalars the challenges of the summand
     * @param eqLeaf the leaf that is {@code eq(point, ·)}, a factor of the summand
     * @param point its point
     */
    SumcheckMember weighted(
            Relation relation,
            Map<String, FrColumn> columns,
            Map<String, FrElement> scalars,
            String eqLeaf,
            List<FrElement> point);

    /** A member over all columns of a relation; see {@link #weighted}. */
    SumcheckMember dense(
            Relation relation, Map<String, FrColumn> columns, Map<String, FrElement> scalars);

    /**
     * What remains of a relation after its address rounds.
     *
     * @param addressRounds how many
     * @param scalars leaves that have no cycle variable: they become challenges of the same name
     */
    static Relation afterAddresses(Relation relation, int addressRounds, Set<String> scalars) {
        return new Relation(
                relation.name(),
                relation.degrees().subList(addressRounds, relation.rounds()),
                relation.inputClaim(),
                withScalars(relation.summand(), scalars),
                relation.outputs());
    }

    private static Expression withScalars(Expression e, Set<String> scalars) {
        if (e instanceof Expression.Leaf leaf && scalars.contains(leaf.name())) {
            return Expression.challenge(leaf.name());
        }
        if (e instanceof Expression.Sum sum) {
            return new Expression.Sum(
                    sum.terms().stream().map(t -> withScalars(t, scalars)).toList());
        }
        if (e instanceof Expression.Product product) {
            return new Expression.Product(
                    product.factors().stream().map(t -> withScalars(t, scalars)).toList());
        }
        return e;
    }
}
