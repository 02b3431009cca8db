// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.sumcheck.InvalidProofException.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * Discharges every claim on committed polynomials by one opening: the claims are joined by powers
 * of λ, a sumcheck of degree 2 over N variables moves them to one point u, and a random combination
 * of the polynomials is opened at u.
 *
 * <p>A polynomial of {@code slotVariables + columnVariables} variables is a stack of columns: the
 * top variables name the slot. It is zero-padded at the top to N variables: its value in padded
 * form carries the factor {@code Π(1 - u_high)}.
 *
 * <p>Soundness: commitments, points and values of all claims must have been absorbed before. The
 * combination's coefficients are independent and of 128 bits. The caller must check the returned
 * {@link PairingSums}.
 */
public final class OpeningBatch {
    private final String tag;
    private final int variables;
    private final List<Polynomial> polynomials;

    /**
     * A committed polynomial.
     *
     * @param name for messages and claims
     * @param slotVariables log2 of the number of slots; 0 for a polynomial that is no stack
     * @param columnVariables log2 of a column's length
     */
    public record Polynomial(String name, int slotVariables, int columnVariables) {
        /** Validates the components. */
        public Polynomial {
            Objects.requireNonNull(name);
            if (slotVariables < 0 || columnVariables < 0) {
                throw new IllegalArgumentException("shape of " + name);
            }
        }

        /** Number of variables before padding. */
        public int variables() {
            return slotVariables + columnVariables;
        }
    }

    /**
     * A claimed value of one column of a committed polynomial.
     *
     * @param polynomial index in the batch's order
     * @param slot the column; 0 for a polynomial that is no stack
     * @param point {@code columnVariables} coordinates
     * @param value the column's value there
     */
    public record Claim<E>(int polynomial, int slot, List<E> point, E value) {
        /** Copies the point. */
        public Claim {
            point = List.copyOf(point);
        }
    }

    /**
     * A batch of this shape.
     *
     * @param tag prefix of the transcript labels
     * @param variables N, at least the number of variables of every polynomial
     * @param polynomials in the order in which their values are sent
     */
    public OpeningBatch(String tag, int variables, List<Polynomial> polynomials) {
        this.tag = tag;
        this.variables = variables;
        this.polynomials = List.copyOf(polynomials);
        for (Polynomial p : polynomials) {
            if (p.variables() > variables) {
                throw new IllegalArgumentException(p.name() + " has too many variables");
            }
        }
    }

    /** N. */
    public int variables() {
        return variables;
    }

    /** The polynomials in order. */
    public List<Polynomial> polynomials() {
        return polynomials;
    }

    /** Index of a polynomial. */
    public int indexOf(String name) {
        for (int i = 0; i < polynomials.size(); i++) {
            if (polynomials.get(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no polynomial " + name);
    }

    /** Declares the transcript sites. */
    public void declare(Schedule.Builder schedule) {
        schedule.challenges(lambdaLabel(), 1);
        batch().declare(schedule);
        schedule.scalars(valuesLabel(), polynomials.size());
        schedule.shortChallenges(coefficientsLabel(), polynomials.size());
        Mercury.declare(schedule);
    }

    /**
     * Verifies the claims up to one pairing equation.
     *
     * @param commitments of the polynomials, in their order
     * @param claims in the agreed order
     */
    public <E> PairingSums<E> verify(
            VerifierChannel<E> channel, List<Point<E>> commitments, List<Claim<E>> claims)
            throws InvalidProofException {
        if (commitments.size() != polynomials.size()) {
            throw new IllegalArgumentException("one commitment per polynomial is needed");
        }
        VerifierField<E> f = channel.field();
        List<E> lambda = Multilinear.powers(f, channel.challenge(lambdaLabel()), claims.size());
        E sum = Multilinear.inner(f, lambda, claims.stream().map(c -> c.value()).toList());
        BatchVerifier.Reduction<E> reduction = BatchVerifier.verify(channel, batch(), List.of(sum));
        List<E> u = reduction.point();
        List<E> values = channel.scalars(valuesLabel());
        E summand = f.zero();
        for (int i = 0; i < claims.size(); i++) {
            E value = values.get(claims.get(i).polynomial());
            E weight = f.mul(lambda.get(i), eq(f, claims.get(i), u));
            summand = f.add(summand, f.mul(weight, value));
        }
        Check check = Check.of(Reason.SUMCHECK, tag);
        BatchVerifier.checkFinal(f, reduction, List.of(summand), check);
        List<E> coefficients = channel.shortChallenges(coefficientsLabel());
        List<GroupTerm<E>> combination = new ArrayList<>();
        for (int k = 0; k < commitments.size(); k++) {
            combination.add(new GroupTerm<>(commitments.get(k), coefficients.get(k)));
        }
        return MercuryVerifier.verify(
                channel, combination, u, Multilinear.inner(f, coefficients, values));
    }

    /** {@code eq((0…0, slot, point), u)}. */
    private <E> E eq(VerifierField<E> f, Claim<E> claim, List<E> u) {
        Polynomial p = polynomials.get(claim.polynomial());
        if (claim.slot() >>> p.slotVariables() != 0
                || claim.point().size() != p.columnVariables()) {
            throw new IllegalArgumentException("claim does not fit " + p.name());
        }
        int split = variables - p.columnVariables();
        E place = Multilinear.eqIndex(f, u.subList(0, split), claim.slot());
        return f.mul(place, Multilinear.eq(f, claim.point(), u.subList(split, variables)));
    }

    /** The sumcheck {@code Σ_l λ^l·v_l = Σ_x Σ_k f_k(x)·w_k(x)}. */
    Batch batch() {
        List<Expression> terms = new ArrayList<>();
        List<String> outputs = new ArrayList<>();
        for (Polynomial p : polynomials) {
            outputs.add(p.name());
            Expression weight = Expression.derived(weightName(p));
            terms.add(Expression.product(Expression.opening(p.name()), weight));
        }
        Relation relation =
                new Relation(
                        "BatchEvaluation",
                        Collections.nCopies(variables, 2),
                        Expression.challenge("claim"),
                        new Expression.Sum(terms),
                        outputs);
        return Batch.of(tag, relation);
    }

    static String weightName(Polynomial p) {
        return "weight." + p.name();
    }

    String lambdaLabel() {
        return tag + ".lambda";
    }

    String valuesLabel() {
        return tag + ".values";
    }

    String coefficientsLabel() {
        return tag + ".coefficients";
    }
}
