// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import io.larch.zkvm.table.LookupTable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What of a file means something. Bound names are replaced by their depth; arguments for parameters
 * that the called definition does not use are left out; a definition whose first parameter is the
 * number of a step is what it is at each step, for where its cases meet does not matter if they
 * agree there. Files with equal normal forms, if their terms have types, define the same values.
 */
final class LeanNormalForm {
    private static final Lean UNUSED = new Lean.Text("unused");

    private static final Lean.Type STEP = new Lean.Type("Nat", List.of());

    private final Map<String, List<Boolean>> used = new HashMap<>();

    private LeanNormalForm() {}

    /** The normal form. Definitions are visited in order: what a body names comes before it. */
    static Lean.File of(Lean.File file) {
        LeanNormalForm form = new LeanNormalForm();
        Map<String, Lean.Definition> definitions = new LinkedHashMap<>();
        file.definitions().forEach((name, d) -> definitions.put(name, form.definition(name, d)));
        return new Lean.File(file.abbreviations(), file.structures(), definitions);
    }

    private Lean.Definition definition(String name, Lean.Definition d) {
        List<String> scope = new ArrayList<>(d.parameters().keySet());
        Map<String, Lean.Type> parameters = new LinkedHashMap<>();
        for (int i = 0; i < scope.size(); i++) {
            parameters.put(bound(i), d.parameters().get(scope.get(i)));
        }
        Lean body = term(d.body(), scope);
        Set<String> names = new TreeSet<>();
        collect(body, names);
        used.put(name, parameters.keySet().stream().map(names::contains).toList());
        boolean step = !scope.isEmpty() && STEP.equals(parameters.get(bound(0)));
        return new Lean.Definition(parameters, d.type(), step ? atEachStep(body) : body);
    }

    private static Lean atEachStep(Lean body) {
        List<Lean> cases = new ArrayList<>();
        for (int i = 0; i < LookupTable.PAIRS; i++) {
            cases.add(LeanSimplifier.at(body, bound(0), i));
        }
        return new Lean.Sequence(cases);
    }

    private static String bound(int depth) {
        return "#" + depth;
    }

    private Lean term(Lean e, List<String> scope) {
        if (e instanceof Lean.Local l) {
            return new Lean.Local(bound(scope.lastIndexOf(l.name())), l.fields());
        }
        if (e instanceof Lean.Apply a) {
            return apply(a, scope);
        }
        if (e instanceof Lean.Binary b) {
            return new Lean.Binary(b.operator(), term(b.left(), scope), term(b.right(), scope));
        }
        if (e instanceof Lean.Negative n) {
            return new Lean.Negative(term(n.of(), scope));
        }
        if (e instanceof Lean.If i) {
            return new Lean.If(
                    term(i.condition(), scope), term(i.yes(), scope), term(i.no(), scope));
        }
        if (e instanceof Lean.Function f) {
            return function(f, scope);
        }
        if (e instanceof Lean.Tuple t) {
            return new Lean.Tuple(terms(t.items(), scope));
        }
        if (e instanceof Lean.Sequence s) {
            return new Lean.Sequence(terms(s.items(), scope));
        }
        return e;
    }

    private List<Lean> terms(List<Lean> items, List<String> scope) {
        return items.stream().map(x -> term(x, scope)).toList();
    }

    private Lean function(Lean.Function f, List<String> scope) {
        List<String> inner = new ArrayList<>(scope);
        inner.addAll(f.parameters());
        List<String> names = new ArrayList<>();
        for (int i = scope.size(); i < inner.size(); i++) {
            names.add(bound(i));
        }
        return new Lean.Function(names, term(f.body(), inner));
    }

    private Lean apply(Lean.Apply a, List<String> scope) {
        List<Lean> arguments = new ArrayList<>(terms(a.arguments(), scope));
        if (a.function() instanceof Lean.Global g && used.containsKey(g.name())) {
            List<Boolean> uses = used.get(g.name());
            for (int i = 0; i < Math.min(uses.size(), arguments.size()); i++) {
                if (!uses.get(i)) {
                    arguments.set(i, UNUSED);
                }
            }
        }
        return new Lean.Apply(term(a.function(), scope), arguments);
    }

    /** The bound names in a term. */
    private static void collect(Lean e, Set<String> names) {
        if (e instanceof Lean.Local l) {
            names.add(l.name());
        }
        children(e).forEach(child -> collect(child, names));
    }

    private static List<Lean> children(Lean e) {
        if (e instanceof Lean.Apply a) {
            List<Lean> all = new ArrayList<>(a.arguments());
            all.add(a.function());
            return all;
        }
        if (e instanceof Lean.Binary b) {
            return List.of(b.left(), b.right());
        }
        if (e instanceof Lean.Negative n) {
            return List.of(n.of());
        }
        if (e instanceof Lean.If i) {
            return List.of(i.condition(), i.yes(), i.no());
        }
        if (e instanceof Lean.Function f) {
            return List.of(f.body());
        }
        if (e instanceof Lean.Tuple t) {
            return t.items();
        }
        return e instanceof Lean.Sequence s ? s.items() : List.of();
    }
}
