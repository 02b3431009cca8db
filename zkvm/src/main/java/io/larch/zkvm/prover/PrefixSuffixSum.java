// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.zkvm.table.LookupTable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The index rounds of the instruction lookup: {@code Σ_j w(j)·V(op_j, x)·[x = x_j]} with the 128
 * variables of x bound in sixteen phases of eight.
 *
 * <p>A table is {@code Σ_k prefix_k(bits read)·suffix_k(bits unread)}. In a phase the bits read are
 * the bound ones and the eight of the phase, so with {@code u_j = w(j)·eq(ρ, bound bits of x_j)}
 *
 * <pre>
 *   sum = Σ_k Σ_(c &lt; 256) prefix_k(ρ, c)·Q_k(c),   Q_k(c) = Σ_(j with phase bits c) u_j·suffix_k(rest of x_j)
 * </pre>
 *
 * <p>One pass over the trace per phase gives the arrays Q_k; the rounds work on 256 elements.
 *
 * <p>Source: "Proving CPU Executions in Small Space", ePrint 2025/611.
 */
final class PrefixSuffixSum {
    /** Variables per phase. */
    static final int PHASE_BITS = 8;

    private static final int PAIRS = PHASE_BITS / 2;
    private static final int WIDTH = 1 << PHASE_BITS;
    private static final FrField FIELD = new FrField();

    private final ProverTools tools;
    private final LookupGroups groups;
    private final SuffixPass pass;
    private final FrVector weights;
    private final Map<LookupTable, List<FrElement>> prefixes = new LinkedHashMap<>();
    private final List<FrElement> phasePoint = new ArrayList<>();
    private final List<long[]> sums = new ArrayList<>();
    private final List<long[]> tables = new ArrayList<>();
    private int phase;

    /**
     * A sum at its first round.
     *
     * @param gamma weight of the left word; its square that of the right word or index
     * @param eq w, copied
     */
    PrefixSuffixSum(ProverTools tools, CycleColumns cycles, FrElement gamma, FrVector eq) {
        this.tools = tools;
        this.groups = new LookupGroups(cycles, gamma);
        this.weights = tools.context().pool().take(eq.size());
        weights.copyFrom(eq);
        this.pass = new SuffixPass(tools.parallel(), cycles, groups, weights);
        for (LookupGroups.Slot slot : groups.slots()) {
            prefixes.computeIfAbsent(slot.table(), t -> t.start(FIELD));
        }
        startPhase(null);
    }

    /** The round polynomial by its values at 0, 1, 2. */
    List<FrElement> round(FrElement claim) {
        int half = WIDTH >> (phasePoint.size() + 1);
        FrElement low = FrElement.ZERO;
        FrElement top = FrElement.ZERO;
        for (List<FrElement> part : slotRounds(half)) {
            low = low.add(part.get(0));
            top = top.add(part.get(1));
        }
        return FrArrays.quadratic(low, top, claim);
    }

    private List<List<FrElement>> slotRounds(int half) {
        return tools.parallel()
                .reduce(
                        sums.size(),
                        1,
                        (i, to) -> FrArrays.productSums(sums.get(i), tables.get(i), half));
    }

    /** Binds the most significant unbound variable of the index. */
    void bind(FrElement r) {
        int n = WIDTH >> phasePoint.size();
        tools.parallel()
                .forRange(
                        sums.size(),
                        1,
                        (from, to) -> {
                            for (int i = from; i < to; i++) {
                                FrArrays.bindTop(sums.get(i), n, r);
                                FrArrays.bindTop(tables.get(i), n, r);
                            }
                        });
        phasePoint.add(r);
        if (phasePoint.size() == PHASE_BITS) {
            endPhase();
        }
    }

    private void endPhase() {
        prefixes.forEach(
                (table, values) -> {
                    for (int i = 0; i < PAIRS; i++) {
                        FrElement x = phasePoint.get(2 * i);
                        FrElement y = phasePoint.get(2 * i + 1);
                        table.step(FIELD, values, PAIRS * phase + i, x, y);
                    }
                });
        phase++;
        if (PAIRS * phase < LookupTable.PAIRS) {
            startPhase(FrArrays.eqTable(tools.parallel(), List.copyOf(phasePoint), FrElement.ONE));
        }
        phasePoint.clear();
    }

    /** One pass over the trace, then the prefix arrays. */
    private void startPhase(long[] eqBound) {
        sums.clear();
        tables.clear();
        List<long[]> slotSums = pass.run(phase, eqBound);
        List<LookupTable> order = List.copyOf(prefixes.keySet());
        List<List<long[]>> arrays =
                tools.parallel().reduce(order.size(), 1, (i, to) -> prefixArrays(order.get(i)));
        for (int s = 0; s < slotSums.size(); s++) {
            LookupGroups.Slot slot = groups.slots().get(s);
            if (!isZero(slotSums.get(s))) {
                sums.add(slotSums.get(s));
                tables.add(arrays.get(order.indexOf(slot.table())).get(slot.term()));
            }
        }
    }

    private static boolean isZero(long[] a) {
        for (long limb : a) {
            if (limb != 0) {
                return false;
            }
        }
        return true;
    }

    /** {@code prefix_k(ρ, c)} for every term k and every c. */
    private List<long[]> prefixArrays(LookupTable table) {
        List<long[]> out = new ArrayList<>();
        for (int k = 0; k < table.terms(); k++) {
            out.add(FrArrays.allocate(WIDTH));
        }
        expand(table, prefixes.get(table), 0, 0, out);
        return out;
    }

    private void expand(
            LookupTable table, List<FrElement> values, int pair, int bits, List<long[]> out) {
        if (pair == PAIRS) {
            for (int k = 0; k < values.size(); k++) {
                values.get(k).store(out.get(k), Fr.LIMBS * bits);
            }
            return;
        }
        for (int xy = 0; xy < 4; xy++) {
            List<FrElement> next = new ArrayList<>(values);
            FrElement x = xy < 2 ? FrElement.ZERO : FrElement.ONE;
            FrElement y = (xy & 1) == 0 ? FrElement.ZERO : FrElement.ONE;
            table.step(FIELD, next, PAIRS * phase + pair, x, y);
            expand(table, next, pair + 1, 4 * bits + xy, out);
        }
    }

    /** Gives the weights' memory back. */
    void close() {
        weights.close();
        sums.clear();
        tables.clear();
    }
}
