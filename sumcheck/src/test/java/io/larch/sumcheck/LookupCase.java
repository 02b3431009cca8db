// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.SmallColumn;
import java.util.ArrayList;
import java.util.List;

/** A small lookup statement, true until something is changed. */
final class LookupCase {
    static final FrVerifierField F = Conversation.FIELD;

    final List<IndexedLookup.Column> columns;
    final List<List<FrElement>> digits = new ArrayList<>();
    final List<List<FrElement>> points = new ArrayList<>();
    final List<ReferenceLookup.Claim> claims = new ArrayList<>();
    final Trapdoor trapdoor;
    private final Rng rng;

    LookupCase(Rng rng, List<IndexedLookup.Column> columns) {
        this.rng = rng;
        this.columns = columns;
        this.trapdoor = new Trapdoor(rng.element());
        for (int c = 0; c < columns.size(); c++) {
            IndexedLookup.Column column = columns.get(c);
            List<FrElement> d = new ArrayList<>();
            for (int row = 0; row < 1 << column.variables(); row++) {
                d.add(FrElement.of(rng.below(1 << column.width())));
            }
            digits.add(d);
            points.add(rng.elements(column.variables()));
            List<FrElement> table = rng.elements(1 << column.width());
            claims.add(new ReferenceLookup.Claim(c, table, pullBack(c, table)));
        }
        // Column 0 carries a second claim.
        List<FrElement> table = rng.elements(1 << columns.get(0).width());
        claims.add(new ReferenceLookup.Claim(0, table, pullBack(0, table)));
    }

    /** Four columns of widths 3, 3, 2, 1 and lengths 16, 16, 8, 8. */
    static LookupCase small(Rng rng) {
        return new LookupCase(
                rng,
                List.of(
                        new IndexedLookup.Column("a", 4, 3),
                        new IndexedLookup.Column("b", 4, 3),
                        new IndexedLookup.Column("c", 3, 2),
                        new IndexedLookup.Column("d", 3, 1)));
    }

    /** {@code Σ_row eq(p_c, row)·table[D_c(row)]}; digits outside the table select nothing. */
    FrElement pullBack(int c, List<FrElement> table) {
        List<FrElement> eq = Multilinear.eqTable(F, points.get(c));
        FrElement sum = FrElement.ZERO;
        for (int row = 0; row < eq.size(); row++) {
            int v = digits.get(c).get(row).toBigInteger().intValueExact();
            sum = v < table.size() ? sum.add(eq.get(row).mul(table.get(v))) : sum;
        }
        return sum;
    }

    void recomputeClaims() {
        claims.replaceAll(
                k ->
                        new ReferenceLookup.Claim(
                                k.column(), k.table(), pullBack(k.column(), k.table())));
    }

    /** Claims one more than the truth about a column's first table. */
    void falsify(int claim) {
        ReferenceLookup.Claim k = claims.get(claim);
        claims.set(
                claim,
                new ReferenceLookup.Claim(k.column(), k.table(), k.value().add(FrElement.ONE)));
    }

    IndexedLookup lookup(LookupRules rules) {
        return new IndexedLookup("L", columns, rules);
    }

    static Conversation conversation(IndexedLookup lookup) {
        Schedule.Builder builder = new Schedule.Builder();
        lookup.declare(builder);
        return new Conversation(builder.build());
    }

    List<FrElement> honestPush() {
        return ReferenceLookup.pushForward(lookup(LookupRules.PROTOCOL), digits, points);
    }

    ProverChannel reference(
            IndexedLookup lookup, Conversation conversation, List<FrElement> push, boolean repair) {
        ProverChannel channel = conversation.prover();
        new ReferenceLookup(lookup, digits, points, push, repair, trapdoor).prove(channel, claims);
        channel.finish();
        return channel;
    }

    ProverChannel fast(IndexedLookup lookup, Conversation conversation, int threads) {
        List<SmallColumn> small = new ArrayList<>();
        for (List<FrElement> d : digits) {
            int[] values = d.stream().mapToInt(x -> x.toBigInteger().intValueExact()).toArray();
            small.add(SmallColumn.ofInts(values));
        }
        List<LookupProver.TableClaim> tables = new ArrayList<>();
        for (ReferenceLookup.Claim k : claims) {
            tables.add(
                    new LookupProver.TableClaim(
                            k.column(), io.larch.bn254.FrVector.of(k.table()), k.value()));
        }
        ProverChannel channel = conversation.prover();
        ProverContext context = TestContext.threads(threads, trapdoor);
        new LookupProver(context, lookup, small, points).prove(channel, tables);
        channel.finish();
        return channel;
    }

    /**
     * Whether the verifier accepts and the openings it leaves are true of the digits and of the
     * push-forward that was committed.
     */
    boolean accepts(
            IndexedLookup lookup,
            Conversation conversation,
            ProverChannel proof,
            List<FrElement> push) {
        try {
            VerifierChannel<FrElement> channel = conversation.verifier(proof);
            IndexedLookup.Result<FrElement> r =
                    lookup.verify(
                            channel,
                            points,
                            claims.stream().map(ReferenceLookup.Claim::toVerifier).toList());
            channel.finish();
            boolean ok = true;
            for (int c = 0; c < digits.size(); c++) {
                List<FrElement> at = r.rowPoint(columns.get(c).variables());
                ok &= Multilinear.evaluate(F, digits.get(c), at).equals(r.columnValues().get(c));
            }
            List<FrElement> at = r.rowPoint(lookup.pushForwardVariables());
            ok &= Multilinear.evaluate(F, push, at).equals(r.pushAtRow());
            return ok && Multilinear.evaluate(F, push, r.pushPoint()).equals(r.pushAtPoint());
        } catch (InvalidProofException e) {
            return false;
        }
    }

    /** The verdict on the reference prover with this P. */
    boolean verdict(LookupRules rules, List<FrElement> push, boolean repair) {
        IndexedLookup lookup = lookup(rules);
        Conversation conversation = conversation(lookup);
        return accepts(lookup, conversation, reference(lookup, conversation, push, repair), push);
    }

    Rng rng() {
        return rng;
    }
}
