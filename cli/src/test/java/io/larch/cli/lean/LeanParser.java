// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import io.larch.cli.lean.LeanLexer.Token;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** A parser of the part of Lean 4 that exports use; every name must have been declared before. */
final class LeanParser {
    private static final Set<String> KEYWORDS =
            Set.of(
                    "import",
                    "namespace",
                    "end",
                    "abbrev",
                    "structure",
                    "def",
                    "where",
                    "if",
                    "then",
                    "else",
                    "fun");
    private static final Set<String> VALUES = Set.of("List.range", "List.foldl", "true", "false");
    private static final Set<String> TYPES =
            Set.of("Nat", "Int", "Bool", "String", "Prop", "List", "Type");

    private static final String BN254 =
            "21888242871839275222246405745257275088548364400416034343698204186575808495617";

    private final List<Token> tokens;
    private final Map<String, Lean.Structure> structures = new LinkedHashMap<>();
    private final Map<String, Lean.Definition> definitions = new LinkedHashMap<>();
    private final Set<String> abbreviations = new TreeSet<>();
    private final List<String> namespaces = new ArrayList<>();
    private final List<String> locals = new ArrayList<>();
    private int at;

    private LeanParser(String text) {
        this.tokens = LeanLexer.tokens(text);
    }

    /** Parses a whole file. */
    static Lean.File parse(String text) {
        LeanParser parser = new LeanParser(text);
        parser.expect("import");
        parser.expect("Mathlib");
        while (!parser.peek().kind().equals("end")) {
            parser.command();
        }
        if (!parser.namespaces.isEmpty()) {
            throw new LeanException("a namespace is left open");
        }
        return new Lean.File(parser.abbreviations, parser.structures, parser.definitions);
    }

    private void command() {
        String keyword = next().text();
        locals.clear();
        switch (keyword) {
            case "namespace" -> namespaces.add(plainName());
            case "end" -> {
                String name = plainName();
                if (namespaces.isEmpty()
                        || !namespaces.remove(namespaces.size() - 1).equals(name)) {
                    throw new LeanException("end " + name);
                }
            }
            case "abbrev" -> abbreviation();
            case "structure" -> structure();
            case "def" -> definition();
            default -> throw new LeanException("command " + keyword);
        }
    }

    private void abbreviation() {
        String name = declared();
        expect(":", "Type", ":=", "ZMod", BN254);
        abbreviations.add(name);
    }

    private void structure() {
        String name = declared();
        if (at("(")) {
            expect("(", "F", ":", "Type", ")");
            locals.add("F");
        }
        expect("where");
        Map<String, Lean.Type> fields = new LinkedHashMap<>();
        while (peek().kind().equals("name") && !KEYWORDS.contains(peek().text())) {
            String field = plainName();
            expect(":");
            if (fields.put(field, type()) != null) {
                throw new LeanException("field " + field + " twice");
            }
        }
        structures.put(name, new Lean.Structure(fields));
    }

    private void definition() {
        String name = declared();
        if (at("{")) {
            expect("{", "F", ":", "Type", "}", "[", "CommRing", "F", "]");
            locals.add("F");
        }
        Map<String, Lean.Type> parameters = new LinkedHashMap<>();
        while (at("(")) {
            List<String> names = new ArrayList<>();
            expect("(");
            while (!at(":")) {
                names.add(plainName());
            }
            expect(":");
            Lean.Type type = type();
            expect(")");
            names.forEach(n -> parameters.put(n, type));
        }
        expect(":");
        Lean.Type type = type();
        expect(":=");
        locals.addAll(parameters.keySet());
        definitions.put(name, new Lean.Definition(parameters, type, expression()));
    }

    private Lean.Type type() {
        Lean.Type left = typeApplication();
        if (!at("→")) {
            return left;
        }
        expect("→");
        return new Lean.Type("→", List.of(left, type()));
    }

    private Lean.Type typeApplication() {
        String head = typeName();
        List<Lean.Type> arguments = new ArrayList<>();
        while (peek().kind().equals("name") && !peek().startsLine()) {
            arguments.add(new Lean.Type(typeName(), List.of()));
        }
        return new Lean.Type(head, arguments);
    }

    private String typeName() {
        String name = plainName();
        if (TYPES.contains(name) || locals.contains(name) && name.equals("F")) {
            return name;
        }
        for (String full : candidates(name)) {
            if (structures.containsKey(full) || abbreviations.contains(full)) {
                return full;
            }
        }
        throw new LeanException("no type " + name);
    }

    private Lean expression() {
        if (at("if")) {
            expect("if");
            Lean condition = comparison();
            expect("then");
            Lean yes = expression();
            expect("else");
            return new Lean.If(condition, yes, expression());
        }
        if (at("fun")) {
            return function();
        }
        Lean left = comparison();
        if (!at("∧")) {
            return left;
        }
        expect("∧");
        return new Lean.Binary("∧", left, expression());
    }

    private Lean function() {
        expect("fun");
        List<String> names = new ArrayList<>();
        while (!at("=>")) {
            names.add(plainName());
        }
        expect("=>");
        locals.addAll(names);
        Lean body = expression();
        for (int i = 0; i < names.size(); i++) {
            locals.remove(locals.size() - 1);
        }
        return new Lean.Function(names, body);
    }

    private Lean comparison() {
        Lean left = sum();
        if (!at("=") && !at("<")) {
            return left;
        }
        return new Lean.Binary(next().text(), left, sum());
    }

    private Lean sum() {
        Lean left = product();
        while (at("+") || at("-")) {
            left = new Lean.Binary(next().text(), left, product());
        }
        return left;
    }

    private Lean product() {
        Lean left = power();
        while (at("*")) {
            left = new Lean.Binary(next().text(), left, power());
        }
        return left;
    }

    private Lean power() {
        if (at("-")) {
            expect("-");
            return new Lean.Negative(power());
        }
        Lean base = application();
        return at("^") ? new Lean.Binary(next().text(), base, power()) : base;
    }

    private Lean application() {
        Lean function = atom();
        List<Lean> arguments = new ArrayList<>();
        while (startsAtom()) {
            arguments.add(atom());
        }
        return arguments.isEmpty() ? function : new Lean.Apply(function, arguments);
    }

    private boolean startsAtom() {
        Token t = peek();
        return switch (t.kind()) {
            case "number", "string" -> true;
            case "name" -> !KEYWORDS.contains(t.text());
            default -> Set.of("(", "[", "⟨").contains(t.text());
        };
    }

    private Lean atom() {
        if (!startsAtom()) {
            throw new LeanException("no term at " + peek().text());
        }
        Token t = next();
        return switch (t.kind()) {
            case "number" -> new Lean.Numeral(new BigInteger(t.text()));
            case "string" -> new Lean.Text(t.text().substring(1, t.text().length() - 1));
            case "name" -> name(t.text());
            default ->
                    switch (t.text()) {
                        case "[" -> new Lean.Sequence(items("]"));
                        case "⟨" -> new Lean.Tuple(items("⟩"));
                        default -> parenthesised();
                    };
        };
    }

    private Lean parenthesised() {
        Lean inner = expression();
        if (at(":")) {
            expect(":");
            type();
        }
        expect(")");
        return inner;
    }

    private List<Lean> items(String close) {
        List<Lean> items = new ArrayList<>();
        while (!at(close)) {
            if (!items.isEmpty()) {
                expect(",");
            }
            items.add(expression());
        }
        expect(close);
        return items;
    }

    private Lean name(String text) {
        List<String> parts = parts(text);
        if (locals.contains(parts.get(0)) && !parts.get(0).equals("F")) {
            return new Lean.Local(parts.get(0), parts.subList(1, parts.size()));
        }
        if (VALUES.contains(text)) {
            return new Lean.Global(text);
        }
        for (String full : candidates(text)) {
            if (definitions.containsKey(full)) {
                return new Lean.Global(full);
            }
        }
        throw new LeanException("unknown " + text);
    }

    private List<String> candidates(String name) {
        List<String> full = new ArrayList<>();
        String scope = String.join(".", namespaces);
        while (!scope.isEmpty()) {
            full.add(scope + "." + name);
            scope = scope.substring(0, Math.max(0, scope.lastIndexOf('.')));
        }
        full.add(name);
        return full;
    }

    private static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i <= text.length(); i++) {
            if (i == text.length() || text.charAt(i) == '.' && !quoted) {
                parts.add(text.substring(start, i).replaceAll("[«»]", ""));
                start = i + 1;
            } else {
                quoted ^= text.charAt(i) == '«' || text.charAt(i) == '»';
            }
        }
        return parts;
    }

    private String declared() {
        String scope = String.join(".", namespaces);
        String name = (scope.isEmpty() ? "" : scope + ".") + plainName();
        if (structures.containsKey(name) || definitions.containsKey(name)) {
            throw new LeanException(name + " is declared twice");
        }
        return name;
    }

    private String plainName() {
        Token t = next();
        if (!t.kind().equals("name") || KEYWORDS.contains(t.text())) {
            throw new LeanException("no name: " + t.text());
        }
        return t.text().startsWith("«") ? t.text().substring(1, t.text().length() - 1) : t.text();
    }

    private Token peek() {
        return tokens.get(at);
    }

    private Token next() {
        return tokens.get(at++);
    }

    private boolean at(String text) {
        return peek().text().equals(text);
    }

    private void expect(String... texts) {
        for (String text : texts) {
            if (!peek().text().equals(text)) {
                throw new LeanException("expected " + text + ", not " + peek().text());
            }
            at++;
        }
    }
}
