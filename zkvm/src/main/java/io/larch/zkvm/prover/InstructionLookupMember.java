// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.sumcheck.Relation;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.relation.InstructionLookup;
import io.larch.zkvm.relation.PullBacks;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prover of {@link InstructionLookup}: the 128 index variables in sixteen phases of eight by the
 * tables' prefix–suffix structure, then cycles.
 */
final class InstructionLookupMember extends PhasedMember {
    private static final FrField FIELD = new FrField();

    private final ProverTools tools;
    private final CycleColumns cycles;
    private final ProofShape shape;
    private final Relation relation;
    private final FrElement gamma;
    private final List<FrElement> r1;
    private final PrefixSuffixSum sum;

    /**
     * A member at its first round.
     *
     * @param relation of the shape
     * @param eq {@code eq(r1, ·)}, borrowed for the call
     */
    InstructionLookupMember(
            ProverTools tools,
            CycleColumns cycles,
            ProofShape shape,
            Relation relation,
            FrElement gamma,
            List<FrElement> r1,
            FrVector eq) {
        super(ProofShape.INDEX_BITS, r1.size());
        this.tools = tools;
        this.cycles = cycles;
        this.shape = shape;
        this.relation = relation;
        this.gamma = gamma;
        this.r1 = r1;
        this.sum = new PrefixSuffixSum(tools, cycles, gamma, eq);
    }

    @Override
    List<FrElement> addressRound(int degree, FrElement claim) {
        return sum.round(claim);
    }

    @Override
    void bindAddress(FrElement challenge) {
        sum.bind(challenge);
    }

    @Override
    SumcheckMember enterCycles(List<FrElement> address) {
        sum.close();
        Map<String, FrColumn> columns = new HashMap<>();
        List<FrElement> values = PullBacks.lookups(FIELD, gamma, address);
        columns.put(InstructionLookup.V, cycles.byOp(FrVector.of(values)));
        List<String> groups = InstructionLookup.groups(shape);
        List<FrColumn> digits = digits(tools, cycles, shape, address);
        for (int g = 0; g < groups.size(); g++) {
            List<FrColumn> factors = new ArrayList<>();
            shape.indexGroups().get(g).forEach(i -> factors.add(digits.get(i)));
            columns.put(groups.get(g), product(factors));
        }
        return tools.members()
                .weighted(
                        CycleMembers.afterAddresses(relation, ProofShape.INDEX_BITS, Set.of()),
                        columns,
                        Map.of(),
                        InstructionLookup.EQ,
                        r1);
    }

    /** {@code E_i(j) = eq(ρ_i, digit i of cycle j)} for every digit of the index. */
    static List<FrColumn> digits(
            ProverTools tools, CycleColumns cycles, ProofShape shape, List<FrElement> index) {
        List<FrColumn> out = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < shape.indexWidths().size(); i++) {
            int to = from + shape.indexWidths().get(i);
            try (FrVector eq = tools.eqTable(index.subList(from, to), FrElement.ONE)) {
                out.add(cycles.lookUp(eq, Family.INS, i));
            }
            from = to;
        }
        return out;
    }

    private FrVector product(List<FrColumn> factors) {
        FrVector z = tools.context().pool().take(cycles.size());
        tools.parallel()
                .forRange(
                        cycles.size(),
                        1 << 10,
                        (from, to) -> FrArrays.product(z, factors, from, to));
        return z;
    }
}
