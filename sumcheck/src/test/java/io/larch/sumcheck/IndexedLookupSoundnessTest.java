// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.LookupRules.Offset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * What each ingredient of the lookup is for: an attack that the protocol rejects and that is
 * accepted as soon as the ingredient is missing.
 */
class IndexedLookupSoundnessTest {
    private final Rng rng = Rng.of(IndexedLookupSoundnessTest.class);

    private static LookupRules without(String ingredient) {
        boolean extra = !ingredient.equals("extra column");
        return new LookupRules(
                switch (ingredient) {
                    case "offset" -> Offset.NONE;
                    case "random offset" -> Offset.FIXED;
                    default -> Offset.RANDOM;
                },
                !ingredient.equals("indicators"),
                !ingredient.equals("zero numerator") && extra,
                !ingredient.equals("non-zero denominator"),
                extra,
                !ingredient.equals("inner product"));
    }

    private static void assertNeeded(LookupCase k, String ingredient, List<FrElement> push) {
        for (boolean repair : new boolean[] {false, true}) {
            assertFalse(k.verdict(LookupRules.PROTOCOL, push, repair), "protocol");
        }
        assertTrue(k.verdict(without(ingredient), push, false), "without " + ingredient);
    }

    /** A P for which all claims hold, changed in the given columns only, subject to conditions. */
    private static List<FrElement> repaired(
            LookupCase k, List<Integer> columns, List<Map<Integer, FrElement>> unchanged) {
        int width = k.lookup(LookupRules.PROTOCOL).width();
        List<FrElement> push = k.honestPush();
        List<Integer> unknowns = new ArrayList<>();
        for (int c : columns) {
            for (int v = 0; v < 1 << width; v++) {
                unknowns.add((c << width) + v);
            }
        }
        List<List<FrElement>> rows = new ArrayList<>();
        List<FrElement> rhs = new ArrayList<>();
        List<ReferenceLookup.Claim> all = new ArrayList<>(k.claims);
        for (int c : k.lookup(LookupRules.PROTOCOL).narrowColumns()) {
            int n = 1 << k.columns.get(c).width();
            List<FrElement> ones = new ArrayList<>(java.util.Collections.nCopies(n, FrElement.ONE));
            all.add(new ReferenceLookup.Claim(c, ones, FrElement.ONE));
        }
        for (ReferenceLookup.Claim claim : all) {
            List<FrElement> row = new ArrayList<>();
            for (int at : unknowns) {
                int v = at - (claim.column() << width);
                boolean inside = v >= 0 && v < claim.table().size();
                row.add(inside ? claim.table().get(v) : FrElement.ZERO);
            }
            FrElement have = FrElement.ZERO;
            for (int v = 0; v < claim.table().size(); v++) {
                FrElement mass = push.get((claim.column() << width) + v);
                have = have.add(mass.mul(claim.table().get(v)));
            }
            if (columns.contains(claim.column())) {
                rows.add(row);
                rhs.add(claim.value().sub(have));
            }
        }
        for (Map<Integer, FrElement> condition : unchanged) {
            rows.add(
                    unknowns.stream()
                            .map(at -> condition.getOrDefault(at, FrElement.ZERO))
                            .toList());
            rhs.add(FrElement.ZERO);
        }
        List<FrElement> change = LinearSystem.solve(rows, rhs);
        for (int i = 0; i < unknowns.size(); i++) {
            int at = unknowns.get(i);
            push.set(at, push.get(at).add(change.get(i)));
        }
        return push;
    }

    @Test
    void innerProductTiesTheClaimsToP() {
        LookupCase k = LookupCase.small(rng);
        k.falsify(1);
        assertNeeded(k, "inner product", k.honestPush());
    }

    @Test
    void extraColumnTiesPToTheDigits() {
        LookupCase k = LookupCase.small(rng);
        k.falsify(1);
        assertNeeded(k, "extra column", repaired(k, List.of(1), List.of()));
    }

    @Test
    void zeroNumeratorTiesPToTheDigits() {
        LookupCase k = LookupCase.small(rng);
        k.falsify(1);
        assertNeeded(k, "zero numerator", repaired(k, List.of(1), List.of()));
    }

    @Test
    void offsetKeepsColumnsApart() {
        LookupCase k = LookupCase.small(rng);
        k.falsify(1);
        // Moves mass between columns 0 and 1 at equal v.
        List<Map<Integer, FrElement>> sums = new ArrayList<>();
        for (int v = 0; v < 8; v++) {
            sums.add(Map.of(v, FrElement.ONE, 8 + v, FrElement.ONE));
        }
        assertNeeded(k, "offset", repaired(k, List.of(0, 1), sums));
    }

    @Test
    void randomOffsetKeepsLargeDigitsOutOfTheNextColumn() {
        LookupCase k = LookupCase.small(rng);
        // Digit 2^W + 5 of column 0 counts as digit 5 of column 1.
        k.digits.get(0).set(0, FrElement.of(8 + 5));
        k.recomputeClaims();
        FrElement mass = Multilinear.eqTable(LookupCase.F, k.points.get(0)).get(0);
        List<FrElement> push = k.honestPush();
        push.set(8 + 5, push.get(8 + 5).add(mass));
        for (int i = 0; i < k.claims.size(); i++) {
            ReferenceLookup.Claim c = k.claims.get(i);
            FrElement gain = c.column() == 1 ? mass.mul(c.table().get(5)) : FrElement.ZERO;
            k.claims.set(i, new ReferenceLookup.Claim(c.column(), c.table(), c.value().add(gain)));
        }
        assertNeeded(k, "random offset", push);
    }

    @Test
    void indicatorsKeepDigitsInsideTheirWidth() {
        LookupCase k = LookupCase.small(rng);
        // Digit 2^w of the narrow column 2 selects nothing.
        k.digits.get(2).set(0, FrElement.of(4));
        k.recomputeClaims();
        assertNeeded(k, "indicators", k.honestPush());
    }

    @Test
    void digitBeyondAllWidthsIsRejected() {
        LookupCase k = LookupCase.small(rng);
        k.digits.get(0).set(0, FrElement.of(8));
        k.recomputeClaims();
        assertFalse(k.verdict(LookupRules.PROTOCOL, k.honestPush(), false));
        assertFalse(k.verdict(LookupRules.PROTOCOL, k.honestPush(), true));
    }

    @Test
    void massInRowsBeyondTheColumnsIsRejected() {
        IndexedLookup.Column column = new IndexedLookup.Column("a", 3, 2);
        LookupCase k = new LookupCase(rng, List.of(column, column, column));
        List<FrElement> push = k.honestPush();
        push.set((3 << 2) + 1, rng.element());
        assertFalse(k.verdict(LookupRules.PROTOCOL, push, false));
        assertFalse(k.verdict(LookupRules.PROTOCOL, push, true));
    }

    @Test
    void nonZeroDenominatorGuardsAgainstPoles() {
        LookupCase k = LookupCase.small(rng);
        k.falsify(1);
        List<FrElement> push = repaired(k, List.of(1), List.of());
        FrElement alpha = k.digits.get(0).get(0);
        assertTrue(frozen(k, without("non-zero denominator"), push, alpha));
        assertFalse(frozen(k, LookupRules.PROTOCOL, push, alpha));
        assertFalse(k.verdict(without("non-zero denominator"), push, false), "live");
    }

    @Test
    void pushForwardIsCommittedBeforeThePolesAreDrawn() {
        LookupCase k = LookupCase.small(rng);
        k.falsify(1);
        FrElement alpha = FrElement.of(1000000007);
        Map<Integer, FrElement> poles = new TreeMap<>();
        for (int v = 0; v < 8; v++) {
            FrElement pole = alpha.sub(BETA).sub(FrElement.of(v));
            poles.put(8 + v, pole.inverse());
        }
        List<FrElement> push = repaired(k, List.of(1), List.of(poles));
        assertTrue(frozen(k, LookupRules.PROTOCOL, push, alpha), "replayed");
        assertFalse(k.verdict(LookupRules.PROTOCOL, push, false), "live");
        assertFalse(k.verdict(LookupRules.PROTOCOL, push, true), "live");
    }

    private static final FrElement BETA = FrElement.of(1234567);

    private static boolean frozen(
            LookupCase k, LookupRules rules, List<FrElement> push, FrElement alpha) {
        IndexedLookup lookup = k.lookup(rules);
        Conversation conversation =
                LookupCase.conversation(lookup)
                        .freeze(lookup.label("beta"), BETA)
                        .freeze(lookup.label("alpha"), alpha);
        ProverChannel proof = k.reference(lookup, conversation, push, false);
        return k.accepts(lookup, conversation, proof, push);
    }

    @Test
    void freelyChosenPIsRejected() {
        for (int i = 0; i < 5; i++) {
            LookupCase k = LookupCase.small(rng);
            List<FrElement> push = k.honestPush();
            int a = rng.below(push.size());
            int b = (a + 1 + rng.below(push.size() - 1)) % push.size();
            FrElement x = rng.element();
            push.set(a, push.get(a).add(x));
            push.set(b, push.get(b).sub(x));
            assertFalse(k.verdict(LookupRules.PROTOCOL, push, false));
            assertFalse(k.verdict(LookupRules.PROTOCOL, push, true));
            assertFalse(
                    k.verdict(
                            LookupRules.PROTOCOL, ReferenceLookup.zeros(push.size()), i % 2 == 0));
        }
    }
}
