// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Computes definitions: F is the integers modulo a number, or all of them. Values are checked
 * against the declared types of parameters, fields and results.
 */
final class LeanEvaluator {
    private final Lean.File file;
    private final Optional<BigInteger> modulus;

    /** A value of a structure. */
    record Record(String structure, Map<String, Object> fields) {}

    /** A function of several arguments. */
    interface Lambda extends Function<List<Object>, Object> {}

    LeanEvaluator(Lean.File file, Optional<BigInteger> modulus) {
        this.file = file;
        this.modulus = modulus;
    }

    /** A value of a structure, its fields taken from a map that must fit exactly. */
    Record structure(String name, Map<String, Object> fields) {
        Lean.Structure structure = file.structures().get(name);
        if (structure == null || !structure.fields().keySet().equals(fields.keySet())) {
            throw new LeanException("structure " + name);
        }
        structure.fields().forEach((f, type) -> require(fields.get(f), type));
        return new Record(name, fields);
    }

    /** The value of a definition at some arguments. */
    Object call(String name, Object... arguments) {
        return call(name, List.of(arguments));
    }

    private Object call(String name, List<Object> arguments) {
        Lean.Definition d = file.definitions().get(name);
        if (d == null || d.parameters().size() != arguments.size()) {
            throw new LeanException(name + " with " + arguments.size() + " arguments");
        }
        Map<String, Object> scope = new HashMap<>();
        int i = 0;
        for (Map.Entry<String, Lean.Type> p : d.parameters().entrySet()) {
            require(arguments.get(i), p.getValue());
            scope.put(p.getKey(), arguments.get(i++));
        }
        Object value = evaluate(d.body(), scope, d.type());
        require(value, d.type());
        return value;
    }

    /** The value of a term whose type may be known. */
    Object evaluate(Lean e, Map<String, Object> scope, Lean.Type type) {
        if (e instanceof Lean.Numeral n) {
            return reduce(n.value());
        }
        if (e instanceof Lean.Text t) {
            return t.value();
        }
        if (e instanceof Lean.Local l) {
            return local(l, scope);
        }
        if (e instanceof Lean.Global g) {
            return global(g.name());
        }
        if (e instanceof Lean.Apply a) {
            return apply(a, scope);
        }
        if (e instanceof Lean.Binary b) {
            return binary(b, scope);
        }
        if (e instanceof Lean.Negative n) {
            return reduce(number(n.of(), scope).negate());
        }
        if (e instanceof Lean.If i) {
            boolean yes = (Boolean) evaluate(i.condition(), scope, null);
            return evaluate(yes ? i.yes() : i.no(), scope, type);
        }
        if (e instanceof Lean.Function f) {
            return lambda(f, scope);
        }
        if (e instanceof Lean.Tuple t) {
            return tuple(t, scope, type);
        }
        List<Object> items = new ArrayList<>();
        for (Lean item : ((Lean.Sequence) e).items()) {
            items.add(evaluate(item, scope, type == null ? null : type.arguments().get(0)));
        }
        return items;
    }

    private static Object local(Lean.Local l, Map<String, Object> scope) {
        Object value = scope.get(l.name());
        for (String field : l.fields()) {
            if (!(value instanceof Record r) || !r.fields().containsKey(field)) {
                throw new LeanException("no field " + field);
            }
            value = r.fields().get(field);
        }
        return value;
    }

    private Object global(String name) {
        switch (name) {
            case "true":
                return true;
            case "false":
                return false;
            case "List.range":
                return (Lambda) a -> range(((BigInteger) a.get(0)).intValueExact());
            case "List.foldl":
                return (Lambda) a -> fold((Lambda) a.get(0), a.get(1), (List<?>) a.get(2));
            default:
                if (file.definitions().get(name).parameters().isEmpty()) {
                    return call(name);
                }
                return (Lambda) a -> call(name, a);
        }
    }

    private static List<Object> range(int n) {
        List<Object> list = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            list.add(BigInteger.valueOf(i));
        }
        return list;
    }

    private static Object fold(Lambda f, Object start, List<?> list) {
        Object value = start;
        for (Object item : list) {
            value = f.apply(List.of(value, item));
        }
        return value;
    }

    private Object apply(Lean.Apply a, Map<String, Object> scope) {
        List<Object> arguments = new ArrayList<>();
        a.arguments().forEach(x -> arguments.add(evaluate(x, scope, null)));
        if (evaluate(a.function(), scope, null) instanceof Lambda f) {
            return f.apply(arguments);
        }
        throw new LeanException("not a function");
    }

    private Object lambda(Lean.Function f, Map<String, Object> scope) {
        return (Lambda)
                arguments -> {
                    if (arguments.size() != f.parameters().size()) {
                        throw new LeanException("arguments of a function");
                    }
                    Map<String, Object> inner = new HashMap<>(scope);
                    for (int i = 0; i < arguments.size(); i++) {
                        inner.put(f.parameters().get(i), arguments.get(i));
                    }
                    return evaluate(f.body(), inner, null);
                };
    }

    private Object tuple(Lean.Tuple t, Map<String, Object> scope, Lean.Type type) {
        Lean.Structure structure = type == null ? null : file.structures().get(type.head());
        if (structure == null || structure.fields().size() != t.items().size()) {
            throw new LeanException("a tuple of " + t.items().size());
        }
        Map<String, Object> fields = new HashMap<>();
        int i = 0;
        for (Map.Entry<String, Lean.Type> f : structure.fields().entrySet()) {
            fields.put(f.getKey(), evaluate(t.items().get(i++), scope, f.getValue()));
        }
        return structure(type.head(), fields);
    }

    private Object binary(Lean.Binary b, Map<String, Object> scope) {
        if (b.operator().equals("∧")) {
            boolean left = (Boolean) evaluate(b.left(), scope, null);
            return left & (Boolean) evaluate(b.right(), scope, null);
        }
        BigInteger x = number(b.left(), scope);
        BigInteger y = number(b.right(), scope);
        return switch (b.operator()) {
            case "=" -> x.equals(y);
            case "<" -> x.compareTo(y) < 0;
            case "+" -> reduce(x.add(y));
            case "-" -> reduce(x.subtract(y));
            case "*" -> reduce(x.multiply(y));
            default -> power(x, y);
        };
    }

    private BigInteger power(BigInteger x, BigInteger y) {
        if (y.signum() < 0 || y.bitLength() > 10) {
            throw new LeanException("exponent " + y);
        }
        return reduce(x.pow(y.intValueExact()));
    }

    private BigInteger number(Lean e, Map<String, Object> scope) {
        if (evaluate(e, scope, null) instanceof BigInteger n) {
            return n;
        }
        throw new LeanException("not a number");
    }

    private BigInteger reduce(BigInteger x) {
        return modulus.map(x::mod).orElse(x);
    }

    private void require(Object value, Lean.Type type) {
        boolean fits =
                switch (type.head()) {
                    case "Nat" -> value instanceof BigInteger n && n.signum() >= 0;
                    case "F", "Int", "Larch.Fr", "Larch.Circuit.Fr" -> value instanceof BigInteger;
                    case "Bool", "Prop" -> value instanceof Boolean;
                    case "String" -> value instanceof String;
                    case "→" -> value instanceof Lambda;
                    case "List" -> value instanceof List<?> list && fits(list, type);
                    default -> value instanceof Record r && r.structure().equals(type.head());
                };
        if (!fits) {
            throw new LeanException(value + " is no " + type);
        }
    }

    private boolean fits(List<?> list, Lean.Type type) {
        list.forEach(item -> require(item, type.arguments().get(0)));
        return true;
    }
}
