// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IndexedLookupTest {
    private final Rng rng = Rng.of(IndexedLookupTest.class);

    private List<LookupCase> shapes() {
        IndexedLookup.Column wide = new IndexedLookup.Column("wide", 2, 4);
        IndexedLookup.Column tall = new IndexedLookup.Column("tall", 7, 1);
        IndexedLookup.Column dot = new IndexedLookup.Column("dot", 0, 2);
        return List.of(
                LookupCase.small(rng),
                new LookupCase(rng, List.of(wide)),
                new LookupCase(rng, List.of(tall)),
                new LookupCase(rng, List.of(wide, tall, dot)),
                new LookupCase(rng, List.of(tall, wide)));
    }

    @Test
    void acceptsTrueClaims() {
        for (LookupCase k : shapes()) {
            assertTrue(k.verdict(LookupRules.PROTOCOL, k.honestPush(), false));
        }
    }

    @Test
    void isTheSameProofAsTheReferenceForAnyNumberOfThreads() {
        for (LookupCase k : shapes()) {
            IndexedLookup lookup = k.lookup(LookupRules.PROTOCOL);
            Conversation conversation = LookupCase.conversation(lookup);
            ProverChannel reference = k.reference(lookup, conversation, k.honestPush(), false);
            for (int threads = 1; threads <= 3; threads++) {
                ProverChannel fast = k.fast(lookup, conversation, threads);
                assertEquals(reference.scalars(), fast.scalars());
                assertEquals(reference.points(), fast.points());
            }
        }
    }

    @Test
    void rejectsEveryChangedElement() {
        LookupCase k = LookupCase.small(rng);
        IndexedLookup lookup = k.lookup(LookupRules.PROTOCOL);
        Conversation conversation = LookupCase.conversation(lookup);
        List<FrElement> push = k.honestPush();
        ProverChannel proof = k.reference(lookup, conversation, push, false);
        for (int i = 0; i < proof.scalars().size(); i++) {
            List<FrElement> scalars = new ArrayList<>(proof.scalars());
            scalars.set(i, scalars.get(i).add(FrElement.ONE));
            assertFalse(accepts(k, lookup, conversation, scalars, proof.points()), "scalar " + i);
        }
        List<G1Affine> points = List.of(k.trapdoor.point(rng.element()));
        assertFalse(accepts(k, lookup, conversation, proof.scalars(), points));
    }

    private static boolean accepts(
            LookupCase k,
            IndexedLookup lookup,
            Conversation conversation,
            List<FrElement> scalars,
            List<G1Affine> points) {
        try {
            VerifierChannel<FrElement> channel = conversation.verifier(scalars, points);
            IndexedLookup.Result<FrElement> r =
                    lookup.verify(
                            channel,
                            k.points,
                            k.claims.stream().map(ReferenceLookup.Claim::toVerifier).toList());
            List<FrElement> push = k.honestPush();
            boolean ok = true;
            for (int c = 0; c < k.digits.size(); c++) {
                List<FrElement> at = r.rowPoint(k.columns.get(c).variables());
                FrElement value = Multilinear.evaluate(LookupCase.F, k.digits.get(c), at);
                ok &= value.equals(r.columnValues().get(c));
            }
            List<FrElement> at = r.rowPoint(lookup.pushForwardVariables());
            ok &= Multilinear.evaluate(LookupCase.F, push, at).equals(r.pushAtRow());
            FrElement inner = Multilinear.evaluate(LookupCase.F, push, r.pushPoint());
            return ok && inner.equals(r.pushAtPoint());
        } catch (InvalidProofException e) {
            return false;
        }
    }

    @Test
    void rejectsAFalseClaim() {
        for (int i = 0; i < 5; i++) {
            LookupCase k = LookupCase.small(rng);
            k.falsify(i);
            assertFalse(k.verdict(LookupRules.PROTOCOL, k.honestPush(), false));
            assertFalse(k.verdict(LookupRules.PROTOCOL, k.honestPush(), true));
        }
    }

    @Test
    void rejectsAChangedDigit() {
        LookupCase k = LookupCase.small(rng);
        for (int c = 0; c < k.digits.size(); c++) {
            List<FrElement> push = k.honestPush();
            FrElement old = k.digits.get(c).get(3);
            k.digits.get(c).set(3, old.isZero() ? FrElement.ONE : FrElement.ZERO);
            assertFalse(k.verdict(LookupRules.PROTOCOL, push, false));
            assertFalse(k.verdict(LookupRules.PROTOCOL, push, true));
            assertFalse(k.verdict(LookupRules.PROTOCOL, k.honestPush(), false));
            assertFalse(k.verdict(LookupRules.PROTOCOL, k.honestPush(), true));
            k.digits.get(c).set(3, old);
        }
    }
}
