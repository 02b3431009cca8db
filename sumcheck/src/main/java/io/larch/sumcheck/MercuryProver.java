// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.Kernels;
import io.larch.bn254.VectorPool;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Prover of a {@link Mercury} opening. About five multiplications per coefficient besides the
 * commitments; everything of size {@code 2^lo} is done on immutable elements.
 */
final class MercuryProver {
    private static final FrField FIELD = new FrField();

    private final VectorPool pool;
    private final Kernels kernels;
    private final Committer committer;
    private final ProverChannel channel;
    private final List<FrElement> uLow;
    private final List<FrElement> uHigh;

    private MercuryProver(ProverContext context, ProverChannel channel, List<FrElement> u) {
        this.pool = context.pool();
        this.kernels = context.kernels();
        this.committer = context.committer();
        this.channel = channel;
        this.uLow = Mercury.lowPart(u);
        this.uHigh = Mercury.highPart(u);
    }

    /**
     * Proves the value of f at u.
     *
     * @param f {@code 2^N} coefficients, overwritten
     */
    static void prove(ProverContext context, ProverChannel channel, FrVector f, List<FrElement> u) {
        if (f.size() != 1 << u.size()) {
            throw new IllegalArgumentException(f.size() + " coefficients for " + u.size());
        }
        new MercuryProver(context, channel, u).run(f);
    }

    private void run(FrVector f) {
        int b = 1 << uLow.size();
        List<FrElement> h = rowSums(f, b);
        channel.sendPoints(Mercury.H, List.of(commit(h)));
        FrElement alpha = channel.challenge(Mercury.ALPHA);
        try (FrVector quotient = pool.takeZeros(Math.max(1, f.size() - b))) {
            List<FrElement> g = divideRows(f, quotient, b, alpha);
            channel.sendPoints(Mercury.QUOTIENT, List.of(committer.commit(quotient), commit(g)));
            List<FrElement> s = symmetric(g, h, channel.challenge(Mercury.GAMMA));
            List<FrElement> d = new ArrayList<>(g);
            Collections.reverse(d);
            channel.sendPoints(Mercury.SYMMETRIC, List.of(commit(s), commit(d)));
            FrElement z = channel.challenge(Mercury.Z);
            requireProper(z, alpha);
            channel.sendScalars(Mercury.VALUES, values(g, h, s, z, alpha));
            divideByZ(f, quotient, z, alpha);
            openMany(f, List.of(g, h, s, d), z, alpha);
        }
    }

    /** g and h at z and 1/z, h at α, S at z and 1/z. */
    private static List<FrElement> values(
            List<FrElement> g, List<FrElement> h, List<FrElement> s, FrElement z, FrElement alpha) {
        FrElement zInverse = z.inverse();
        return List.of(
                Univariate.evaluate(g, z),
                Univariate.evaluate(g, zInverse),
                Univariate.evaluate(h, z),
                Univariate.evaluate(h, zInverse),
                Univariate.evaluate(h, alpha),
                Univariate.evaluate(s, z),
                Univariate.evaluate(s, zInverse));
    }

    /** The witnesses of all openings: W_f given, W and W' of the four short polynomials. */
    private void openMany(
            FrVector witness, List<List<FrElement>> four, FrElement z, FrElement alpha) {
        FrElement nu = channel.challenge(Mercury.NU);
        MultiPoint opening = new MultiPoint(four, z, z.inverse(), alpha, nu);
        List<FrElement> w = opening.quotient();
        channel.sendPoints(Mercury.WITNESSES, List.of(committer.commit(witness), commit(w)));
        FrElement y = channel.challenge(Mercury.Z_PRIME);
        List<FrElement> wPrime = opening.secondQuotient(w, y);
        channel.sendPoints(Mercury.WITNESS_PRIME, List.of(commit(wPrime)));
        channel.challenge(Mercury.DELTA);
    }

    /** {@code h_j = Σ_i f_ij·eq(u_lo, i)}. */
    private List<FrElement> rowSums(FrVector f, int b) {
        List<FrElement> h = new ArrayList<>();
        try (FrVector eq = FrVector.allocate(b)) {
            kernels.eqTable(eq, uLow, FrElement.ONE);
            for (int from = 0; from < f.size(); from += b) {
                h.add(kernels.innerProduct(f.slice(from, b), eq));
            }
        }
        return h;
    }

    /**
     * {@code f = q·(X^b - α) + g}: row j - 1 of q is row j of f plus α times row j of q, and g is
     * what would be row -1. Leaves f as it is.
     */
    private List<FrElement> divideRows(FrVector f, FrVector q, int b, FrElement alpha) {
        for (int from = f.size() - b; from >= b; from -= b) {
            FrVector row = q.slice(from - b, b);
            row.copyFrom(f.slice(from, b));
            if (from < q.size()) {
                kernels.axpy(row, alpha, q.slice(from, b));
            }
        }
        try (FrVector g = FrVector.copyOf(f.slice(0, b))) {
            if (f.size() > b) {
                kernels.axpy(g, alpha, q.slice(0, b));
            }
            return g.toList();
        }
    }

    /**
     * S with {@code A(X) + A(1/X) = constant + X·S(X) + S(1/X)/X} for {@code A = g(X)P_lo(1/X) +
     * γ·h(X)P_hi(1/X)}: {@code S_{k-1} = A_k + A_{-k}}.
     */
    private List<FrElement> symmetric(List<FrElement> g, List<FrElement> h, FrElement gamma) {
        int b = g.size();
        List<FrElement> s = new ArrayList<>(Collections.nCopies(b, FrElement.ZERO));
        addSymmetric(s, g, uLow, FrElement.ONE);
        addSymmetric(s, h, uHigh, gamma);
        return s;
    }

    private static void addSymmetric(
            List<FrElement> s, List<FrElement> a, List<FrElement> u, FrElement scale) {
        int n = a.size();
        // shifted[n - 1 + k] is the coefficient of X^k of a(X)·P_u(1/X).
        List<FrElement> shifted = new ArrayList<>(Collections.nCopies(n - 1, FrElement.ZERO));
        shifted.addAll(a);
        for (int m = 0; m < u.size(); m++) {
            FrElement c = u.get(u.size() - 1 - m);
            timesFactor(shifted, c, 1 << m);
        }
        for (int k = 1; k < n; k++) {
            FrElement both = shifted.get(n - 1 + k).add(shifted.get(n - 1 - k));
            s.set(k - 1, s.get(k - 1).add(scale.mul(both)));
        }
    }

    /** Multiplies by {@code 1 - c + c·X^(-step)}. */
    private static void timesFactor(List<FrElement> p, FrElement c, int step) {
        for (int i = 0; i < p.size(); i++) {
            FrElement above = i + step < p.size() ? p.get(i + step) : FrElement.ZERO;
            p.set(i, p.get(i).add(c.mul(above.sub(p.get(i)))));
        }
    }

    /** {@code f := (f - (z^b - α)·q - g(z)) / (X - z)}. */
    private void divideByZ(FrVector f, FrVector q, FrElement z, FrElement alpha) {
        FrElement zToB = Mercury.squareTimes(FIELD, z, uLow.size());
        kernels.axpy(f, alpha.sub(zToB), q);
        SyntheticDivision.divide(f, z);
    }

    private G1Affine commit(List<FrElement> coefficients) {
        try (FrVector v = FrVector.of(coefficients)) {
            return committer.commit(v);
        }
    }

    private static void requireProper(FrElement z, FrElement alpha) {
        if (z.isZero() || z.square().isOne() || z.equals(alpha) || z.mul(alpha).isOne()) {
            throw new IllegalStateException("degenerate challenge; prove another statement");
        }
    }
}
