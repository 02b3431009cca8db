// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the provers of this package's own relations; they take their vectors over. */
final class Members {
    private Members() {}

    /** A member over vectors of {@code 2^rounds} elements. */
    static CompiledMember dense(
            ProverContext context,
            Relation relation,
            Map<String, FrVector> columns,
            Map<String, FrElement> scalars) {
        return CompiledMember.of(context, relation, owned(context, columns), scalars);
    }

    /** A member one of whose factors is {@code eq(point, ·)}, which is not among the columns. */
    static CompiledMember weighted(
            ProverContext context,
            Relation relation,
            String eqLeaf,
            List<FrElement> point,
            Map<String, FrVector> columns,
            Map<String, FrElement> scalars) {
        Map<String, BindableColumn> owned = owned(context, columns);
        return CompiledMember.withEq(context, relation, eqLeaf, point, owned, scalars);
    }

    private static Map<String, BindableColumn> owned(
            ProverContext context, Map<String, FrVector> columns) {
        Map<String, BindableColumn> owned = new TreeMap<>();
        columns.forEach((name, v) -> owned.put(name, BindableColumn.owning(context, v)));
        return owned;
    }
}
