// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.sumcheck.InvalidProofException.Reason;
import java.util.ArrayList;
import java.util.List;

/**
 * Verifier of a {@link Mercury} opening: checks the identity at z and returns the pairing equation.
 *
 * <pre>
 * g(z)P_lo(1/z) + g(1/z)P_lo(z) + γ(h(z)P_hi(1/z) + h(1/z)P_hi(z))
 *     = 2(h(α) + γv) + z·S(z) + S(1/z)/z
 * </pre>
 *
 * <p>Soundness: the caller must have absorbed the commitments, the point and the value, and must
 * check the returned {@link PairingSums}.
 */
final class MercuryVerifier<E> {
    private static final String STAGE = "S6";
    private static final Check DEGENERATE = Check.of(Reason.DEGENERATE, STAGE);
    private static final Check IDENTITY = Check.of(Reason.OPENING, STAGE);

    private final VerifierChannel<E> channel;
    private final VerifierField<E> f;
    private final List<E> u;
    private final E value;

    // The evaluation points and the inverses of their differences.
    private E alpha;
    private E z;
    private E zToB;
    private E zInverse;
    private E overZMinusZInverse;
    private E overAlphaMinusZ;
    private E overAlphaMinusZInverse;

    private final List<GroupTerm<E>> left = new ArrayList<>();

    private MercuryVerifier(VerifierChannel<E> channel, List<E> u, E value) {
        this.channel = channel;
        this.f = channel.field();
        this.u = u;
        this.value = value;
    }

    /**
     * Verifies that the combination of commitments opens to the value at u.
     *
     * @param combination the committed polynomial as a sum of points, absorbed before
     */
    static <E> PairingSums<E> verify(
            VerifierChannel<E> channel, List<GroupTerm<E>> combination, List<E> u, E value)
            throws InvalidProofException {
        return new MercuryVerifier<>(channel, u, value).run(combination);
    }

    private PairingSums<E> run(List<GroupTerm<E>> combination) throws InvalidProofException {
        Point<E> h = channel.points(Mercury.H).get(0);
        alpha = channel.challenge(Mercury.ALPHA);
        List<Point<E>> qg = channel.points(Mercury.QUOTIENT);
        E gamma = channel.challenge(Mercury.GAMMA);
        List<Point<E>> sd = channel.points(Mercury.SYMMETRIC);
        z = channel.challenge(Mercury.Z);
        invertDifferences();
        Values<E> v = new Values<>(channel.scalars(Mercury.VALUES));
        checkIdentity(v, gamma);
        zToB = Mercury.squareTimes(f, z, Mercury.low(u.size()));
        left.addAll(combination);
        left.add(new GroupTerm<>(qg.get(0), f.sub(alpha, zToB)));
        return witnesses(v, List.of(qg.get(1), h, sd.get(0), sd.get(1)));
    }

    /**
     * Adds the two KZG equations, the second times δ: {@code f - (z^b - α)·q - g(z) = (X - z)·W_f}
     * and {@code Σ_k ν^k·Z_k(y)·(f_k - r_k(y)) - Z(y)·W = (X - y)·W'}.
     *
     * @param opened the commitments to g, h, S, D
     */
    private PairingSums<E> witnesses(Values<E> v, List<Point<E>> opened) {
        E nu = channel.challenge(Mercury.NU);
        List<Point<E>> w = channel.points(Mercury.WITNESSES);
        E y = channel.challenge(Mercury.Z_PRIME);
        Point<E> wPrime = channel.points(Mercury.WITNESS_PRIME).get(0);
        E delta = channel.challenge(Mercury.DELTA);
        left.add(new GroupTerm<>(w.get(0), z));
        E constant = f.neg(v.gz());
        List<Single<E>> singles = singles(v, f.mul(zToB, zInverse), y);
        E scale = delta;
        for (int k = 0; k < singles.size(); k++) {
            E c = f.mul(scale, singles.get(k).missing());
            left.add(new GroupTerm<>(opened.get(k), c));
            constant = f.sub(constant, f.mul(c, singles.get(k).interpolated()));
            scale = f.mul(scale, nu);
        }
        left.add(new GroupTerm<>(Points.generator(f), constant));
        E vanishing = f.mul(f.mul(f.sub(y, z), f.sub(y, zInverse)), f.sub(y, alpha));
        left.add(new GroupTerm<>(w.get(1), f.neg(f.mul(vanishing, delta))));
        left.add(new GroupTerm<>(wPrime, f.mul(y, delta)));
        GroupTerm<E> first = new GroupTerm<>(w.get(0), f.one());
        return new PairingSums<>(left, List.of(first, new GroupTerm<>(wPrime, delta)));
    }

    /** Rejects z = 0, z² = 1, α ∈ {z, 1/z}. */
    private void invertDifferences() throws InvalidProofException {
        zInverse = f.inverse(z, DEGENERATE);
        overZMinusZInverse = f.inverse(f.sub(z, zInverse), DEGENERATE);
        overAlphaMinusZ = f.inverse(f.sub(alpha, z), DEGENERATE);
        overAlphaMinusZInverse = f.inverse(f.sub(alpha, zInverse), DEGENERATE);
    }

    private void checkIdentity(Values<E> v, E gamma) throws InvalidProofException {
        List<E> low = Mercury.lowPart(u);
        List<E> high = Mercury.highPart(u);
        E g = crossed(v.gz(), v.gi(), low);
        E h = crossed(v.hz(), v.hi(), high);
        E left = f.add(g, f.mul(gamma, h));
        E constant = f.add(v.hAlpha(), f.mul(gamma, value));
        E s = f.add(f.mul(z, v.sz()), f.mul(zInverse, v.si()));
        f.assertEqual(left, f.add(f.add(constant, constant), s), IDENTITY);
    }

    /** {@code a(z)·P(1/z) + a(1/z)·P(z)}. */
    private E crossed(E atZ, E atInverse, List<E> point) {
        return f.add(
                f.mul(atZ, Mercury.product(f, point, zInverse)),
                f.mul(atInverse, Mercury.product(f, point, z)));
    }

    /** The four polynomials g, h, S, D of the multi-point opening, seen at y. */
    private List<Single<E>> singles(Values<E> v, E zToBMinusOne, E y) {
        E dz = f.sub(y, z);
        E di = f.sub(y, zInverse);
        E da = f.sub(y, alpha);
        E d = f.mul(zToBMinusOne, v.gi());
        return List.of(
                new Single<>(da, line(v.gz(), v.gi(), dz, di)),
                new Single<>(f.one(), parabola(v, dz, di, da)),
                new Single<>(da, line(v.sz(), v.si(), dz, di)),
                new Single<>(f.mul(di, da), d));
    }

    /** The line through (z, a) and (1/z, b), at y. */
    private E line(E a, E b, E dz, E di) {
        return f.mul(f.sub(f.mul(a, di), f.mul(b, dz)), overZMinusZInverse);
    }

    /** The parabola through (z, h(z)), (1/z, h(1/z)) and (α, h(α)), at y. */
    private E parabola(Values<E> v, E dz, E di, E da) {
        E base = line(v.hz(), v.hi(), dz, di);
        E dzAlpha = f.sub(alpha, z);
        E diAlpha = f.sub(alpha, zInverse);
        E gap = f.sub(v.hAlpha(), line(v.hz(), v.hi(), dzAlpha, diAlpha));
        E slope = f.mul(gap, f.mul(overAlphaMinusZ, overAlphaMinusZInverse));
        return f.add(base, f.mul(slope, f.mul(dz, di)));
    }

    /**
     * One polynomial of the multi-point opening: the factors it lacks, and its interpolant at y.
     */
    private record Single<E>(E missing, E interpolated) {}

    /** The seven values sent, by name. */
    private record Values<E>(List<E> sent) {
        E gz() {
            return sent.get(0);
        }

        E gi() {
            return sent.get(1);
        }

        E hz() {
            return sent.get(2);
        }

        E hi() {
            return sent.get(3);
        }

        E hAlpha() {
            return sent.get(4);
        }

        E sz() {
            return sent.get(5);
        }

        E si() {
            return sent.get(6);
        }
    }
}
