// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Mercury's prover written from the formulas on plain lists, with ways to cheat. */
final class ReferenceMercury {
    private final ProverChannel channel;
    private final Committer committer;
    private final List<FrElement> f;
    private final List<FrElement> uLow;
    private final List<FrElement> uHigh;
    private final FrElement value;

    /** Added to S, for a prover who knows the challenges. */
    private FrElement knownGamma;

    private FrElement knownZ;

    private ReferenceMercury(
            ProverChannel channel,
            Committer committer,
            List<FrElement> f,
            List<FrElement> u,
            FrElement value) {
        this.channel = channel;
        this.committer = committer;
        this.f = f;
        int low = (u.size() + 1) / 2;
        this.uLow = u.subList(u.size() - low, u.size());
        this.uHigh = u.subList(0, u.size() - low);
        this.value = value;
    }

    /** f may have more than 2^N coefficients; push shifts h(α) so that the identity at z holds. */
    static void prove(
            ProverChannel channel,
            Committer committer,
            List<FrElement> f,
            List<FrElement> u,
            FrElement value,
            boolean push) {
        new ReferenceMercury(channel, committer, f, u, value).run(push);
    }

    static void proveWithKnownZ(
            ProverChannel channel,
            Committer committer,
            List<FrElement> f,
            List<FrElement> u,
            FrElement value,
            FrElement gamma,
            FrElement z) {
        ReferenceMercury prover = new ReferenceMercury(channel, committer, f, u, value);
        prover.knownGamma = gamma;
        prover.knownZ = z;
        prover.run(false);
    }

    private void run(boolean push) {
        int b = 1 << uLow.size();
        List<FrElement> eqLow = Multilinear.eqTable(Conversation.FIELD, uLow);
        List<FrElement> h = new ArrayList<>();
        for (int j = 0; j < f.size(); j += b) {
            h.add(Multilinear.inner(Conversation.FIELD, f.subList(j, j + b), eqLow));
        }
        channel.sendPoints("M.h", List.of(commit(h)));
        FrElement alpha = channel.challenge("M.alpha");
        List<FrElement> r = new ArrayList<>(f);
        List<FrElement> q = zeros(Math.max(1, f.size() - b));
        for (int i = f.size() - 1; i >= b; i--) {
            q.set(i - b, r.get(i));
            r.set(i - b, r.get(i - b).add(alpha.mul(r.get(i))));
        }
        List<FrElement> g = r.subList(0, b);
        channel.sendPoints("M.q,g", List.of(commit(q), commit(g)));
        FrElement gamma = channel.challenge("M.gamma");
        List<FrElement> s = zeros(Math.max(b, h.size()));
        correlate(s, g, eqLow, FrElement.ONE);
        correlate(s, h, Multilinear.eqTable(Conversation.FIELD, uHigh), gamma);
        if (knownZ != null) {
            absorbError(s, g, h, alpha);
        }
        List<FrElement> d = new ArrayList<>(g);
        Collections.reverse(d);
        channel.sendPoints("M.S,D", List.of(commit(s), commit(d)));
        FrElement z = channel.challenge("M.z");
        FrElement zi = z.inverse();
        List<FrElement> values = new ArrayList<>();
        for (List<FrElement> p : List.of(g, h)) {
            values.add(Univariate.evaluate(p, z));
            values.add(Univariate.evaluate(p, zi));
        }
        values.add(Univariate.evaluate(h, alpha));
        values.add(Univariate.evaluate(s, z));
        values.add(Univariate.evaluate(s, zi));
        if (push) {
            FrElement left = left(values, gamma, z, zi);
            FrElement rest = left.sub(z.mul(values.get(5))).sub(zi.mul(values.get(6)));
            values.set(4, rest.mul(FrElement.of(2).inverse()).sub(gamma.mul(value)));
        }
        channel.sendScalars("M.values", values);
        List<FrElement> numerator = new ArrayList<>(f);
        FrElement c = alpha.sub(z.pow(b));
        for (int i = 0; i < q.size(); i++) {
            numerator.set(i, numerator.get(i).add(c.mul(q.get(i))));
        }
        List<FrElement> w = divide(numerator, z);
        FrElement nu = channel.challenge("M.nu");
        List<List<FrElement>> four = List.of(g, h, s, d);
        List<List<FrElement>> sets =
                List.of(List.of(z, zi), List.of(z, zi, alpha), List.of(z, zi), List.of(z));
        List<FrElement> batched = zeros(Math.max(s.size(), 1));
        for (int k = 0; k < 4; k++) {
            List<FrElement> quotient = four.get(k);
            for (FrElement x : sets.get(k)) {
                quotient = divide(quotient, x);
            }
            addTo(batched, nu.pow(k), quotient);
        }
        channel.sendPoints("M.W_f,W", List.of(commit(w), commit(batched)));
        FrElement y = channel.challenge("M.z'");
        List<FrElement> last = zeros(batched.size());
        FrElement all = y.sub(z).mul(y.sub(zi)).mul(y.sub(alpha));
        addTo(last, all.neg(), batched);
        for (int k = 0; k < 4; k++) {
            FrElement scale = nu.pow(k);
            for (FrElement x : List.of(z, zi, alpha)) {
                scale = sets.get(k).contains(x) ? scale : scale.mul(y.sub(x));
            }
            addTo(last, scale, four.get(k));
        }
        channel.sendPoints("M.W'", List.of(commit(divide(last, y))));
        channel.challenge("M.delta");
    }

    /** Changes the constant of S so that the identity holds at the known z. */
    private void absorbError(
            List<FrElement> s, List<FrElement> g, List<FrElement> h, FrElement alpha) {
        FrElement zi = knownZ.inverse();
        List<FrElement> values = new ArrayList<>();
        for (List<FrElement> p : List.of(g, h)) {
            values.add(Univariate.evaluate(p, knownZ));
            values.add(Univariate.evaluate(p, zi));
        }
        FrElement left = left(values, knownGamma, knownZ, zi);
        FrElement twice = Univariate.evaluate(h, alpha).add(knownGamma.mul(value));
        FrElement right = twice.add(twice);
        right = right.add(knownZ.mul(Univariate.evaluate(s, knownZ)));
        right = right.add(zi.mul(Univariate.evaluate(s, zi)));
        FrElement shift = left.sub(right).mul(knownZ.add(zi).inverse());
        s.set(0, s.get(0).add(shift));
    }

    private FrElement left(List<FrElement> v, FrElement gamma, FrElement z, FrElement zi) {
        FrElement g = v.get(0).mul(product(uLow, zi)).add(v.get(1).mul(product(uLow, z)));
        FrElement h = v.get(2).mul(product(uHigh, zi)).add(v.get(3).mul(product(uHigh, z)));
        return g.add(gamma.mul(h));
    }

    /** {@code Σ_i eq(u, i)·x^i}. */
    private static FrElement product(List<FrElement> u, FrElement x) {
        return Univariate.evaluate(Multilinear.eqTable(Conversation.FIELD, u), x);
    }

    private static void correlate(
            List<FrElement> s, List<FrElement> a, List<FrElement> p, FrElement c) {
        for (int i = 0; i < a.size(); i++) {
            for (int j = 0; j < p.size(); j++) {
                if (i != j) {
                    int k = Math.abs(i - j) - 1;
                    s.set(k, s.get(k).add(c.mul(a.get(i)).mul(p.get(j))));
                }
            }
        }
    }

    private static List<FrElement> zeros(int n) {
        return new ArrayList<>(Collections.nCopies(n, FrElement.ZERO));
    }

    private static void addTo(List<FrElement> sum, FrElement c, List<FrElement> p) {
        for (int i = 0; i < p.size(); i++) {
            sum.set(i, sum.get(i).add(c.mul(p.get(i))));
        }
    }

    private static List<FrElement> divide(List<FrElement> f, FrElement x) {
        List<FrElement> out = zeros(Math.max(1, f.size() - 1));
        FrElement carry = FrElement.ZERO;
        for (int i = f.size() - 1; i > 0; i--) {
            carry = carry.mul(x).add(f.get(i));
            out.set(i - 1, carry);
        }
        return out;
    }

    private G1Affine commit(List<FrElement> f) {
        return committer.commit(FrVector.of(f));
    }
}
