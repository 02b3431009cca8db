// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.lean;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tokens of the part of Lean 4 that exports use. */
final class LeanLexer {
    private static final String WORD = "(?:[A-Za-z_][A-Za-z0-9_]*|«[^»\n«]+»)";
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?<skip>\\s+|/--(?s:.*?)-/)"
                            + "|(?<name>"
                            + WORD
                            + "(?:\\."
                            + WORD
                            + ")*)"
                            + "|(?<number>0|[1-9][0-9]*)"
                            + "|(?<string>\"[^\"\\\\\n]*\")"
                            + "|(?<symbol>:=|=>|[(){}\\[\\]⟨⟩,:→+\\-*^=∧<])");

    /** A token; its kind is one of name, number, string, symbol, end. */
    record Token(String kind, String text, boolean startsLine) {}

    private LeanLexer() {}

    static List<Token> tokens(String text) {
        List<Token> tokens = new ArrayList<>();
        Matcher m = TOKEN.matcher(text);
        int at = 0;
        boolean joined = false;
        boolean startsLine = true;
        while (at < text.length()) {
            if (!m.find(at) || m.start() != at) {
                throw new LeanException("no token at " + at);
            }
            at = m.end();
            boolean skip = m.group("skip") != null;
            boolean word = m.group("name") != null || m.group("number") != null;
            if (word && joined) {
                throw new LeanException("two words without a blank at " + m.start());
            }
            joined = word;
            if (!skip) {
                tokens.add(new Token(kind(m), m.group(), startsLine));
            }
            startsLine = skip && (startsLine || m.group().contains("\n"));
        }
        tokens.add(new Token("end", "", true));
        return tokens;
    }

    private static String kind(Matcher m) {
        for (String kind : List.of("name", "number", "string")) {
            if (m.group(kind) != null) {
                return kind;
            }
        }
        return "symbol";
    }
}
