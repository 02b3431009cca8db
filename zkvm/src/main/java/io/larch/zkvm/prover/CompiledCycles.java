// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.sumcheck.BindableColumn;
import io.larch.sumcheck.CompiledMember;
import io.larch.sumcheck.ProverContext;
import io.larch.sumcheck.Relation;
import io.larch.sumcheck.SumcheckMember;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Cycle members in the round kernel. Vectors among the columns are bound in place; other columns
 * become vectors of half their length at the first bind.
 *
 * @param context kernels and memory
 */
record CompiledCycles(ProverContext context) implements CycleMembers {

    @Override
    public SumcheckMember weighted(
            Relation relation,
            Map<String, FrColumn> columns,
            Map<String, FrElement> scalars,
            String eqLeaf,
            List<FrElement> point) {
        return CompiledMember.withEq(context, relation, eqLeaf, point, bindable(columns), scalars);
    }

    @Override
    public SumcheckMember dense(
            Relation relation, Map<String, FrColumn> columns, Map<String, FrElement> scalars) {
        return CompiledMember.of(context, relation, bindable(columns), scalars);
    }

    private Map<String, BindableColumn> bindable(Map<String, FrColumn> columns) {
        Map<String, BindableColumn> out = new HashMap<>();
        columns.forEach(
                (name, column) ->
                        out.put(
                                name,
                                column instanceof FrVector vector
                                        ? BindableColumn.owning(context, vector)
                                        : new BindableColumn(context, column)));
        return out;
    }
}
