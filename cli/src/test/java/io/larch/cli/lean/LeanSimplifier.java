// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import java.math.BigInteger;
import java.util.List;

/**
 * Terms at a given value of one bound name: closed arithmetic is computed, conditions that are then
 * decided are taken, and 1·x, x + 0, x - 0 and x¹ are x.
 */
final class LeanSimplifier {
    private static final Lean TRUE = new Lean.Global("true");
    private static final Lean FALSE = new Lean.Global("false");

    private final String name;
    private final Lean value;

    private LeanSimplifier(String name, Lean value) {
        this.name = name;
        this.value = value;
    }

    /** The term with a number for a name that is bound once. */
    static Lean at(Lean e, String name, int value) {
        return new LeanSimplifier(name, new Lean.Numeral(BigInteger.valueOf(value))).term(e);
    }

    private Lean term(Lean e) {
        if (e instanceof Lean.Local l) {
            return l.name().equals(name) && l.fields().isEmpty() ? value : l;
        }
        if (e instanceof Lean.Apply a) {
            return new Lean.Apply(term(a.function()), terms(a.arguments()));
        }
        if (e instanceof Lean.Binary b) {
            return binary(b.operator(), term(b.left()), term(b.right()));
        }
        if (e instanceof Lean.Negative n) {
            return new Lean.Negative(term(n.of()));
        }
        if (e instanceof Lean.If i) {
            Lean condition = term(i.condition());
            if (condition.equals(TRUE)) {
                return term(i.yes());
            }
            return condition.equals(FALSE)
                    ? term(i.no())
                    : new Lean.If(condition, term(i.yes()), term(i.no()));
        }
        if (e instanceof Lean.Function f) {
            return new Lean.Function(f.parameters(), term(f.body()));
        }
        if (e instanceof Lean.Tuple t) {
            return new Lean.Tuple(terms(t.items()));
        }
        return e instanceof Lean.Sequence s ? new Lean.Sequence(terms(s.items())) : e;
    }

    private List<Lean> terms(List<Lean> items) {
        return items.stream().map(this::term).toList();
    }

    private static Lean binary(String operator, Lean left, Lean right) {
        Lean plain = new Lean.Binary(operator, left, right);
        if (left instanceof Lean.Numeral a && right instanceof Lean.Numeral b) {
            return closed(plain, operator, a.value(), b.value());
        }
        return switch (operator) {
            case "*" -> is(left, 1) ? right : is(right, 1) ? left : plain;
            case "+" -> is(left, 0) ? right : is(right, 0) ? left : plain;
            case "-" -> is(right, 0) ? left : plain;
            case "^" -> is(right, 1) ? left : plain;
            default -> plain;
        };
    }

    private static boolean is(Lean e, long value) {
        return e instanceof Lean.Numeral n && n.value().equals(BigInteger.valueOf(value));
    }

    private static Lean closed(Lean plain, String operator, BigInteger a, BigInteger b) {
        return switch (operator) {
            case "+" -> new Lean.Numeral(a.add(b));
            case "-" -> new Lean.Numeral(a.subtract(b));
            case "*" -> new Lean.Numeral(a.multiply(b));
            case "<" -> a.compareTo(b) < 0 ? TRUE : FALSE;
            case "=" -> a.equals(b) ? TRUE : FALSE;
            case "^" ->
                    b.signum() >= 0 && b.bitLength() <= 10
                            ? new Lean.Numeral(a.pow(b.intValueExact()))
                            : plain;
            default -> plain;
        };
    }
}
