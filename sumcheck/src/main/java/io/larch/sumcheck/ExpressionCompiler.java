// SPDX-License-Identifier: Apache-2.0
package io.larch.sumcheck;

import io.larch.bn254.FrElement;
import io.larch.bn254.VectorProgram;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Compiles an expression to a straight-line program over columns: challenges become constants,
 * constants are folded, equal subexpressions are computed once.
 */
final class ExpressionCompiler {
    private static final FrElement MINUS_ONE = FrElement.ONE.neg();

    private final List<String> columns;
    private final Map<String, FrElement> scalars;
    private final VectorProgram.Builder builder;
    private final Map<Key, Term> known = new HashMap<>();

    /** A constant, or a value of the program. */
    private record Term(FrElement constant, VectorProgram.Builder.Value value) {
        boolean isConstant() {
            return constant != null;
        }

        boolean is(FrElement c) {
            return isConstant() && constant.equals(c);
        }
    }

    /** What is computed, for finding it again. */
    private record Key(VectorProgram.Operation operation, Term a, Term b) {}

    private ExpressionCompiler(List<String> columns, Map<String, FrElement> scalars) {
        this.columns = columns;
        this.scalars = scalars;
        this.builder = new VectorProgram.Builder(columns.size());
    }

    /**
     * The program of an expression.
     *
     * @param columns names of the opening and derived leaves, in the order of the program's columns
     * @param scalars values of the challenges
     */
    static VectorProgram compile(
            Expression expression, List<String> columns, Map<String, FrElement> scalars) {
        ExpressionCompiler compiler = new ExpressionCompiler(columns, scalars);
        return compiler.builder.build(compiler.value(compiler.term(expression)));
    }

    private VectorProgram.Builder.Value value(Term t) {
        return t.isConstant() ? builder.constant(t.constant()) : t.value();
    }

    private Term term(Expression e) {
        if (e instanceof Expression.Constant c) {
            return constant(c.value());
        }
        if (e instanceof Expression.Leaf leaf) {
            return leaf(leaf);
        }
        if (e instanceof Expression.Sum sum) {
            return sum(sum.terms());
        }
        return product(((Expression.Product) e).factors());
    }

    private Term leaf(Expression.Leaf leaf) {
        if (leaf.kind() == Expression.Kind.CHALLENGE) {
            FrElement value = scalars.get(leaf.name());
            if (value == null) {
                throw new IllegalArgumentException("no value for " + leaf.name());
            }
            return constant(value);
        }
        int column = columns.indexOf(leaf.name());
        if (column < 0) {
            throw new IllegalArgumentException("no column for " + leaf.name());
        }
        return new Term(null, builder.column(column));
    }

    private static Term constant(FrElement c) {
        return new Term(c, null);
    }

    /** Constants first, so that they fold; a term −1·x becomes a subtraction. */
    private Term sum(List<Expression> terms) {
        FrElement constant = FrElement.ZERO;
        Term total = null;
        for (Expression e : terms) {
            Expression positive = negated(e);
            Term t = term(positive == null ? e : positive);
            if (t.isConstant()) {
                FrElement c = t.constant();
                constant = positive == null ? constant.add(c) : constant.sub(c);
            } else if (positive != null) {
                total = total == null ? multiply(constant(MINUS_ONE), t) : subtract(total, t);
            } else {
                total = total == null ? t : add(total, t);
            }
        }
        if (total == null) {
            return constant(constant);
        }
        return constant.isZero() ? total : add(total, constant(constant));
    }

    /** x if the expression is the product −1·x, else null. */
    private static Expression negated(Expression e) {
        if (e instanceof Expression.Product p
                && p.factors().size() == 2
                && p.factors().get(0) instanceof Expression.Constant c
                && c.value().equals(MINUS_ONE)) {
            return p.factors().get(1);
        }
        return null;
    }

    private Term product(List<Expression> factors) {
        FrElement constant = FrElement.ONE;
        Term total = null;
        for (Expression e : factors) {
            Term t = term(e);
            if (t.isConstant()) {
                constant = constant.mul(t.constant());
            } else {
                total = total == null ? t : multiply(total, t);
            }
        }
        if (total == null || constant.isZero()) {
            return constant(constant);
        }
        return constant.isOne() ? total : multiply(constant(constant), total);
    }

    private Term add(Term a, Term b) {
        return operate(VectorProgram.Operation.ADD, a, b);
    }

    private Term subtract(Term a, Term b) {
        return operate(VectorProgram.Operation.SUB, a, b);
    }

    private Term multiply(Term a, Term b) {
        return operate(VectorProgram.Operation.MUL, a, b);
    }

    private Term operate(VectorProgram.Operation operation, Term a, Term b) {
        Key key = new Key(operation, a, b);
        Key swapped = new Key(operation, b, a);
        boolean commutes = operation != VectorProgram.Operation.SUB;
        Term found = known.get(commutes && known.containsKey(swapped) ? swapped : key);
        if (found != null) {
            return found;
        }
        VectorProgram.Builder.Value x = value(a);
        VectorProgram.Builder.Value y = value(b);
        Term result =
                new Term(
                        null,
                        switch (operation) {
                            case ADD -> builder.add(x, y);
                            case SUB -> builder.sub(x, y);
                            case MUL -> builder.mul(x, y);
                        });
        known.put(key, result);
        return result;
    }
}
