// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.export;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** Lean source, line by line. */
final class LeanText {
    private static final int COLUMNS = 100;
    private static final String PLAIN = "[A-Za-z_][A-Za-z0-9_]*";

    private final StringBuilder out = new StringBuilder();

    /** A line as it is. */
    LeanText line(String text) {
        out.append(text).append('\n');
        return this;
    }

    LeanText blank() {
        return line("");
    }

    /** A documentation comment. */
    LeanText doc(String text) {
        return wrapped("/-- " + text + " -/", "    ");
    }

    /** A definition; long right-hand sides go to further lines. */
    LeanText define(String head, String body) {
        String whole = "def " + head + " := " + body;
        if (columns(whole) <= COLUMNS) {
            return line(whole);
        }
        return line("def " + head + " :=").wrapped("  " + body, "    ");
    }

    /** A structure over a ring with one field for each name, all in F. */
    LeanText structure(String name, Collection<String> fields) {
        line("structure " + name + " (F : Type) where");
        fields.forEach(f -> line("  " + name(f) + " : F"));
        return this;
    }

    /** A name as an identifier: quoted if it is not a plain word. */
    static String name(String name) {
        return name.matches(PLAIN) ? name : "«" + name + "»";
    }

    static String string(String text) {
        return '"' + text + '"';
    }

    static String strings(List<String> list) {
        return list.stream().map(LeanText::string).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Breaks a line at blanks that are neither in a quoted name nor in a string. */
    private LeanText wrapped(String text, String indent) {
        int start = 0;
        int blank = -1;
        boolean quoted = false;
        int from = text.length() - text.stripLeading().length();
        String prefix = "";
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            quoted ^= c == '"' || c == '«' || c == '»';
            if (prefix.length() + i - start >= COLUMNS && blank > start) {
                line(prefix + text.substring(start, blank));
                start = blank + 1;
                prefix = indent;
            }
            blank = c == ' ' && !quoted ? i : blank;
        }
        return line(prefix + text.substring(start));
    }

    private static int columns(String text) {
        return text.codePointCount(0, text.length());
    }

    @Override
    public String toString() {
        return out.toString();
    }
}
