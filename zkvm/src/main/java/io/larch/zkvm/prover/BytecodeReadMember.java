// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Multilinear;
import io.larch.sumcheck.Relation;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.relation.BytecodeRead;
import io.larch.zkvm.relation.Names;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Prover of {@link BytecodeRead}.
 *
 * <p>Address rounds: with the push-forwards {@code F_s(row) = Σ_(pc_j = row) eq(r_s, j)} the sum is
 * {@code Σ_row Σ_s γ^s·F_s(row)·Val_s(row)} and two terms for entry and halt, O(2^b). Cycle rounds:
 * {@code Val_s} is a scalar, so everything but the digits is one vector.
 */
final class BytecodeReadMember extends PhasedMember {
    private static final FrField FIELD = new FrField();
    private static final String VALUE = "Val(j)";

    private final ProverTools tools;
    private final CycleColumns cycles;
    private final ProofShape shape;
    private final Relation relation;
    private final List<List<FrElement>> points;
    private final List<FrElement> powers;
    private final int entry;
    private final Supplier<Map<String, FrElement>> rowOpenings;
    private Map<String, FrElement> atRow = Map.of();
    private final List<long[]> forwards = new ArrayList<>();
    private final List<long[]> values;
    private final List<FrElement> bound = new ArrayList<>();

    /**
     * A member at its first round.
     *
     * @param values {@code Val_s} for every row, s = 1, 2, 3; consumed
     * @param points r1, r2, r3
     * @param entry the entry row
     * @param rowOpenings the openings at ρrow, asked for when all rounds are over
     */
    BytecodeReadMember(
            ProverTools tools,
            CycleColumns cycles,
            ProofShape shape,
            Relation relation,
            FrElement gamma,
            List<long[]> values,
            List<List<FrElement>> points,
            int entry,
            Supplier<Map<String, FrElement>> rowOpenings) {
        super(shape.program().b(), shape.t());
        this.tools = tools;
        this.cycles = cycles;
        this.shape = shape;
        this.relation = relation;
        this.points = points;
        this.powers = Multilinear.powers(FIELD, gamma, 6);
        this.values = values;
        this.entry = entry;
        this.rowOpenings = rowOpenings;
        for (int s = 0; s < 3; s++) {
            forwards.add(FrArrays.allocate(1 << shape.program().b()));
        }
        tools.parallel()
                .forRange(
                        3,
                        1,
                        (from, to) -> {
                            for (int s = from; s < to; s++) {
                                pushForward(s);
                            }
                        });
    }

    private void pushForward(int s) {
        try (FrVector eq = tools.eqTable(points.get(s), powers.get(s + 1))) {
            long[] e = FrArrays.copyOf(eq);
            long[] f = forwards.get(s);
            for (int j = 0; j < cycles.size(); j++) {
                int row = Fr.LIMBS * cycles.row(j);
                Fr.add(f, row, f, row, e, Fr.LIMBS * j);
            }
        }
    }

    @Override
    List<FrElement> addressRound(int degree, FrElement claim) {
        FrElement low = FrElement.ZERO;
        FrElement top = FrElement.ZERO;
        int half = 1 << (shape.program().b() - bound.size() - 1);
        for (int s = 0; s < 3; s++) {
            List<FrElement> sums =
                    FrArrays.productRound(tools.parallel(), forwards.get(s), values.get(s), half);
            low = low.add(sums.get(0));
            top = top.add(sums.get(1));
        }
        List<FrElement> first = pinned(cycles.row(0), entry, half, powers.get(4));
        List<FrElement> last = pinned(cycles.row(cycles.size() - 1), 0, half, powers.get(5));
        return FrArrays.quadratic(
                low.add(first.get(0)).add(last.get(0)),
                top.add(first.get(1)).add(last.get(1)),
                claim);
    }

    /** {@code s(0)} and top coefficient of {@code scale·Σ_row [row = x]·[row = y]}. */
    private List<FrElement> pinned(int x, int y, int half, FrElement scale) {
        if ((x & (half - 1)) != (y & (half - 1))) {
            return List.of(FrElement.ZERO, FrElement.ZERO);
        }
        int above = 2 * half;
        FrElement value =
                scale.mul(Multilinear.eqIndex(FIELD, bound, x / above))
                        .mul(Multilinear.eqIndex(FIELD, bound, y / above));
        boolean xOne = (x & half) != 0;
        boolean yOne = (y & half) != 0;
        return List.of(xOne || yOne ? FrElement.ZERO : value, xOne == yOne ? value : value.neg());
    }

    @Override
    void bindAddress(FrElement challenge) {
        int n = 1 << (shape.program().b() - bound.size());
        for (int s = 0; s < 3; s++) {
            FrArrays.bindTop(tools.parallel(), forwards.get(s), n, challenge);
            FrArrays.bindTop(tools.parallel(), values.get(s), n, challenge);
        }
        bound.add(challenge);
    }

    @Override
    SumcheckMember enterCycles(List<FrElement> address) {
        List<String> digits = Names.digits(shape, Family.PC);
        Map<String, FrColumn> columns = new HashMap<>();
        List<Expression> factors = new ArrayList<>();
        int from = 0;
        for (int i = 0; i < digits.size(); i++) {
            int width = shape.rowWidths().get(i);
            List<FrElement> point = address.subList(from, from + width);
            try (FrVector eq = tools.eqTable(point, FrElement.ONE)) {
                columns.put(digits.get(i), cycles.lookUp(eq, Family.PC, i));
            }
            factors.add(Expression.opening(digits.get(i)));
            from += width;
        }
        columns.put(VALUE, rowValue(address));
        factors.add(Expression.derived(VALUE));
        Relation rest =
                new Relation(
                        relation.name(),
                        relation.degrees().subList(address.size(), relation.rounds()),
                        relation.inputClaim(),
                        new Expression.Product(factors),
                        relation.outputs());
        return tools.members().dense(rest, columns, Map.of());
    }

    /** {@code Σ_s γ^s·eq(r_s, j)·Val_s(ρ)} and the entry and halt terms, over j. */
    private FrVector rowValue(List<FrElement> address) {
        FrVector sum = tools.eqTable(points.get(0), weight(0));
        for (int s = 1; s < 3; s++) {
            try (FrVector eq = tools.eqTable(points.get(s), weight(s))) {
                tools.kernels().add(sum, sum, eq);
            }
        }
        FrElement first = powers.get(4).mul(Multilinear.eqIndex(FIELD, address, entry));
        FrElement last = powers.get(5).mul(Multilinear.zeros(FIELD, address));
        sum.set(0, sum.get(0).add(first));
        int end = cycles.size() - 1;
        sum.set(end, sum.get(end).add(last));
        return sum;
    }

    @Override
    public FrElement finalValue(String leaf) {
        if (Names.digits(shape, Family.PC).contains(leaf)) {
            return super.finalValue(leaf);
        }
        if (atRow.isEmpty()) {
            atRow = rowOpenings.get();
        }
        return atRow.get(leaf);
    }

    private FrElement weight(int s) {
        return powers.get(s + 1).mul(FrArrays.get(values.get(s), 0));
    }
}
