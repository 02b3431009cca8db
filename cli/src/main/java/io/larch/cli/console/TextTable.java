// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Rows of named cells as text in columns, numbers to the right. */
final class TextTable {
    private static final String GAP = "  ";

    private TextTable() {}

    /** Appends a head and the rows; a row may lack a cell. */
    static void append(StringBuilder text, String indent, List<Map<String, String>> rows) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.keySet()));
        List<StringBuilder> lines = new ArrayList<>();
        for (int i = 0; i <= rows.size(); i++) {
            lines.add(new StringBuilder(indent));
        }
        for (String name : names) {
            List<String> column = new ArrayList<>(List.of(name));
            rows.forEach(row -> column.add(row.getOrDefault(name, "-")));
            int width = column.stream().mapToInt(String::length).max().orElse(0);
            for (int i = 0; i < column.size(); i++) {
                String padding = " ".repeat(width - column.get(i).length());
                boolean number = column.get(1).matches("[0-9].*");
                String cell = number ? padding + column.get(i) : column.get(i) + padding;
                lines.get(i).append(cell).append(GAP);
            }
        }
        lines.forEach(line -> text.append(line.toString().stripTrailing()).append('\n'));
    }
}
