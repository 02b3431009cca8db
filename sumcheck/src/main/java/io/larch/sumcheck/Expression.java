// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.Field;
import io.larch.bn254.FrElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * A polynomial expression over named values: the one declaration of a formula that the reference
 * prover, the optimised kernels, the verifier, the recorded circuit and the documentation all read.
 *
 * <p>Expressions stay factored as they were written; {@link #degree} counts the multilinear factors
 * of the largest product.
 */
public sealed interface Expression {

    /** What a named leaf stands for. */
    enum Kind {
        /** A polynomial whose value at the final point the prover sends. */
        OPENING,
        /** A multilinear polynomial whose value at the final point the verifier computes itself. */
        DERIVED,
        /** A scalar drawn from the transcript or computed from such; the same at every point. */
        CHALLENGE
    }

    /** A constant. */
    record Constant(FrElement value) implements Expression {
        /** Validates the components. */
        public Constant {
            Objects.requireNonNull(value);
        }
    }

    /** A named value. */
    record Leaf(Kind kind, String name) implements Expression {
        /** Validates the components. */
        public Leaf {
            Objects.requireNonNull(kind);
            Objects.requireNonNull(name);
        }
    }

    /** The sum of the terms; the empty sum is zero. */
    record Sum(List<Expression> terms) implements Expression {
        /** Copies the terms. */
        public Sum {
            terms = List.copyOf(terms);
        }
    }

    /** The product of the factors; the empty product is one. */
    record Product(List<Expression> factors) implements Expression {
        /** Copies the factors. */
        public Product {
            factors = List.copyOf(factors);
        }
    }

    /** Gives the leaves their values. */
    interface Assignment<E> {
        /** The value of a leaf. */
        E value(Leaf leaf);
    }

    /** A polynomial opened by the prover. */
    static Expression opening(String name) {
        return new Leaf(Kind.OPENING, name);
    }

    /** A polynomial evaluated by the verifier. */
    static Expression derived(String name) {
        return new Leaf(Kind.DERIVED, name);
    }

    /** A scalar. */
    static Expression challenge(String name) {
        return new Leaf(Kind.CHALLENGE, name);
    }

    /** A constant. */
    static Expression constant(long value) {
        return new Constant(FrElement.ofSigned(value));
    }

    /** A constant. */
    static Expression constant(FrElement value) {
        return new Constant(value);
    }

    /** The sum of the terms. */
    static Expression sum(Expression... terms) {
        return new Sum(List.of(terms));
    }

    /** The product of the factors. */
    static Expression product(Expression... factors) {
        return new Product(List.of(factors));
    }

    /** {@code Σ_i x^i·terms[i]}, in Horner form. */
    static Expression powers(Expression x, List<? extends Expression> terms) {
        Expression result = new Sum(List.of());
        for (int i = terms.size() - 1; i >= 0; i--) {
            result = i == terms.size() - 1 ? terms.get(i) : sum(terms.get(i), product(x, result));
        }
        return result;
    }

    /** this + y. */
    default Expression plus(Expression y) {
        return sum(this, y);
    }

    /** this - y. */
    default Expression minus(Expression y) {
        return sum(this, product(constant(-1), y));
    }

    /** this · y. */
    default Expression times(Expression y) {
        return product(this, y);
    }

    /** The number of multilinear factors (openings and derived leaves) of the largest product. */
    default int degree() {
        if (this instanceof Leaf leaf) {
            return leaf.kind() == Kind.CHALLENGE ? 0 : 1;
        }
        if (this instanceof Sum sum) {
            return sum.terms().stream().mapToInt(Expression::degree).max().orElse(0);
        }
        if (this instanceof Product product) {
            return product.factors().stream().mapToInt(Expression::degree).sum();
        }
        return 0;
    }

    /** Visits every leaf, in the order of writing; a leaf that occurs twice is visited twice. */
    default void forEachLeaf(Consumer<Leaf> action) {
        if (this instanceof Leaf leaf) {
            action.accept(leaf);
        } else if (this instanceof Sum sum) {
            sum.terms().forEach(t -> t.forEachLeaf(action));
        } else if (this instanceof Product product) {
            product.factors().forEach(t -> t.forEachLeaf(action));
        }
    }

    /** The distinct leaves of one kind, in order of first occurrence. */
    default List<String> leaves(Kind kind) {
        List<String> names = new ArrayList<>();
        forEachLeaf(
                leaf -> {
                    if (leaf.kind() == kind && !names.contains(leaf.name())) {
                        names.add(leaf.name());
                    }
                });
        return List.copyOf(names);
    }

    /** The value under an assignment. */
    default <E> E evaluate(Field<E> f, Assignment<E> assignment) {
        if (this instanceof Constant constant) {
            return f.constant(constant.value());
        }
        if (this instanceof Leaf leaf) {
            return assignment.value(leaf);
        }
        if (this instanceof Sum sum) {
            E total = null;
            for (Expression term : sum.terms()) {
                E v = term.evaluate(f, assignment);
                total = total == null ? v : f.add(total, v);
            }
            return total == null ? f.zero() : total;
        }
        E total = null;
        for (Expression factor : ((Product) this).factors()) {
            E v = factor.evaluate(f, assignment);
            total = total == null ? v : f.mul(total, v);
        }
        return total == null ? f.one() : total;
    }
}
