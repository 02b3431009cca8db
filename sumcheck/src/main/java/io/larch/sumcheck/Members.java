// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Makes the provers of relations over dense vectors. */
final class Members {
    private Members() {}

    /** A member over vectors of {@code 2^rounds} elements, overwritten. */
    static SumcheckMember dense(
            ProverContext context,
            Relation relation,
            Map<String, FrVector> columns,
            Map<String, FrElement> scalars) {
        return new DenseMember(relation, columns, scalars);
    }

    /** A member one of whose factors is {@code eq(point, ·)}, which is not among the columns. */
    static SumcheckMember weighted(
            ProverContext context,
            Relation relation,
            String eqLeaf,
            List<FrElement> point,
            Map<String, FrVector> columns,
            Map<String, FrElement> scalars) {
        Map<String, FrVector> all = new TreeMap<>(columns);
        FrVector eq = FrVector.allocate(1 << point.size());
        context.kernels().eqTable(eq, point, FrElement.ONE);
        all.put(eqLeaf, eq);
        return new DenseMember(relation, all, scalars);
    }
}
