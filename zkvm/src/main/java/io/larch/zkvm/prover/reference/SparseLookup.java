// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover.reference;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.riscv.OpFlag;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.DenseMember;
import io.larch.sumcheck.Multilinear;
import io.larch.sumcheck.Relation;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.relation.InstructionLookup;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.PointName;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.table.Bits;
import io.larch.zkvm.table.LookupTable;
import io.larch.zkvm.table.LookupTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reference prover of {@link InstructionLookup}: in the address rounds one index per cycle, whose
 * entry of V is evaluated from the prefixes of the bound variables and the suffix of the unread
 * bits; dense in the cycle rounds.
 */
final class SparseLookup implements SumcheckMember {
    private static final FrField F = new FrField();
    private static final int ADDRESS_ROUNDS = ProofShape.INDEX_BITS;

    private final Relation relation;
    private final VirtualColumns virtual;
    private final List<RowKind> kinds;
    private final List<FrElement> eq;
    private final List<List<FrElement>> digitFactors;
    private final List<Term> interleaved;
    private final List<Term> single;
    private final FrElement[] weights;
    private final List<FrElement> bound = new ArrayList<>();
    private final Map<LookupTable, List<FrElement>> prefixes = new java.util.IdentityHashMap<>();
    private final ProofShape shape;
    private final TraceColumns trace;
    private SumcheckMember cycleRounds;

    /** A table's coefficient in V. */
    private record Term(LookupTable table, FrElement coefficient) {}

    SparseLookup(
            Relation relation,
            Ledger<FrElement> ledger,
            VirtualColumns virtual,
            List<RowKind> kinds,
            TraceColumns trace) {
        this.relation = relation;
        this.virtual = virtual;
        this.kinds = kinds;
        this.shape = ledger.shape();
        this.trace = trace;
        this.eq = Multilinear.eqTable(F, ledger.point(PointName.R1));
        this.weights = eq.toArray(new FrElement[0]);
        this.digitFactors = new ArrayList<>();
        FrElement gamma = ledger.challenge(Labels.GAMMA_INSTRUCTION);
        FrElement square = gamma.square();
        this.interleaved =
                List.of(new Term(LookupTables.LEFT, gamma), new Term(LookupTables.RIGHT, square));
        this.single =
                List.of(
                        new Term(LookupTables.LOW, square),
                        new Term(LookupTables.HIGH, square.mul(Multilinear.powerOfTwo(64))));
    }

    @Override
    public int rounds() {
        return relation.rounds();
    }

    @Override
    public List<FrElement> roundEvaluations(int degree, FrElement claim) {
        if (cycleRounds != null) {
            return cycleRounds.roundEvaluations(degree, claim);
        }
        List<FrElement> values = new ArrayList<>();
        for (int x = 0; x <= degree; x++) {
            FrElement at = FrElement.of(x);
            FrElement sum = FrElement.ZERO;
            for (int j = 0; j < weights.length; j++) {
                FrElement select = indexBit(j, bound.size()) == 1 ? at : FrElement.ONE.sub(at);
                if (!select.isZero()) {
                    sum = sum.add(weights[j].mul(select).mul(value(j, at)));
                }
            }
            values.add(sum);
        }
        return values;
    }

    @Override
    public void bind(FrElement r) {
        if (cycleRounds != null) {
            cycleRounds.bind(r);
            return;
        }
        for (int j = 0; j < weights.length; j++) {
            FrElement select = indexBit(j, bound.size()) == 1 ? r : FrElement.ONE.sub(r);
            weights[j] = weights[j].mul(select);
        }
        bound.add(r);
        if (bound.size() % 2 == 0) {
            int pair = bound.size() / 2 - 1;
            FrElement x = bound.get(2 * pair);
            prefixes.forEach((table, p) -> table.step(F, p, pair, x, r));
        }
        if (bound.size() == ADDRESS_ROUNDS) {
            cycleRounds = cycleMember();
        }
    }

    @Override
    public FrElement finalValue(String leaf) {
        return cycleRounds.finalValue(leaf);
    }

    /** V of cycle j with the next variable at {@code at} and the unread bits as in its index. */
    private FrElement value(int j, FrElement at) {
        FrElement sum = FrElement.ZERO;
        for (Term term : terms(kinds.get(j))) {
            FrElement entry = entry(term.table(), j, at);
            sum = sum.add(term.coefficient().mul(entry));
        }
        return sum;
    }

    private FrElement entry(LookupTable table, int j, FrElement at) {
        int pair = bound.size() / 2;
        List<FrElement> p = new ArrayList<>(prefixes.computeIfAbsent(table, t -> replay(t, pair)));
        boolean second = bound.size() % 2 == 1;
        FrElement x = second ? bound.get(2 * pair) : at;
        FrElement y = second ? at : FrElement.of(indexBit(j, 2 * pair + 1));
        table.step(F, p, pair, x, y);
        int unread = LookupTable.PAIRS - 1 - pair;
        FrElement sum = FrElement.ZERO;
        for (int k = 0; k < table.terms(); k++) {
            sum = sum.add(p.get(k).mul(FrElement.ofUnsigned(suffix(table, k, j, unread))));
        }
        return sum;
    }

    private List<FrElement> replay(LookupTable table, int pairs) {
        List<FrElement> p = table.start(F);
        for (int i = 0; i < pairs; i++) {
            table.step(F, p, i, bound.get(2 * i), bound.get(2 * i + 1));
        }
        return p;
    }

    private long suffix(LookupTable table, int term, int j, int pairs) {
        long high = virtual.high[j];
        long low = virtual.low[j];
        if (table.isInterleaved()) {
            long left = lowBits(Bits.left(high, low), pairs);
            return table.suffix(term, left, lowBits(Bits.right(high, low), pairs), pairs);
        }
        long left = lowBits(high, Math.max(0, 2 * pairs - 64));
        return table.suffix(term, left, lowBits(low, Math.min(64, 2 * pairs)), pairs);
    }

    private List<Term> terms(RowKind kind) {
        List<Term> terms = new ArrayList<>(kind.has(OpFlag.INTERLEAVED) ? interleaved : single);
        kind.table().ifPresent(t -> terms.add(new Term(LookupTables.of(t), FrElement.ONE)));
        return terms;
    }

    /** The member of the remaining t rounds: eq, V and the group products by cycle. */
    private SumcheckMember cycleMember() {
        Map<String, FrVector> columns = new TreeMap<>();
        columns.put(InstructionLookup.EQ, FrVector.of(eq));
        List<FrElement> v = new ArrayList<>();
        for (RowKind kind : kinds) {
            FrElement sum = FrElement.ZERO;
            for (Term term : terms(kind)) {
                sum = sum.add(term.coefficient().mul(term.table().evaluate(F, bound)));
            }
            v.add(sum);
        }
        columns.put(InstructionLookup.V, FrVector.of(v));
        List<String> groups = InstructionLookup.groups(shape);
        for (int g = 0; g < groups.size(); g++) {
            columns.put(groups.get(g), FrVector.of(groupProduct(shape.indexGroups().get(g))));
        }
        int t = shape.t();
        Relation tail =
                new Relation(
                        relation.name(),
                        relation.degrees().subList(ADDRESS_ROUNDS, ADDRESS_ROUNDS + t),
                        relation.inputClaim(),
                        relation.summand(),
                        relation.outputs());
        return new DenseMember(tail, columns, Map.of());
    }

    private List<FrElement> groupProduct(List<Integer> group) {
        List<FrElement> product = new ArrayList<>();
        for (int j = 0; j < weights.length; j++) {
            FrElement p = FrElement.ONE;
            for (int i : group) {
                p = p.mul(digitTable(i).get(trace.digits()[i][j]));
            }
            product.add(p);
        }
        return product;
    }

    private List<FrElement> digitTable(int digit) {
        while (digitFactors.size() <= digit) {
            int i = digitFactors.size();
            List<Integer> widths = shape.indexWidths();
            int from = widths.subList(0, i).stream().mapToInt(Integer::intValue).sum();
            digitFactors.add(Multilinear.eqTable(F, bound.subList(from, from + widths.get(i))));
        }
        return digitFactors.get(digit);
    }

    private int indexBit(int j, int variable) {
        long word = variable < 64 ? virtual.high[j] : virtual.low[j];
        return (int) (word >>> (63 - variable % 64) & 1);
    }

    private static long lowBits(long v, int bits) {
        return bits == 64 ? v : v & ((1L << bits) - 1);
    }
}
