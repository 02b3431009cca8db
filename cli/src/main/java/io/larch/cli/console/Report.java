// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a command has to say: named values in order. Printed as one JSON object, or as lines of
 * text.
 *
 * <p>Values are strings, integers, doubles, booleans, reports (nested objects), lists of these, or
 * {@link #NULL}.
 */
public final class Report {
    /** The JSON value null. */
    public static final Object NULL = new Object();

    private final Map<String, Object> values = new LinkedHashMap<>();

    /** Adds a value. */
    public Report put(String key, Object value) {
        values.put(key, Objects.requireNonNull(value, key));
        return this;
    }

    /** Counts by name, the largest first. */
    public static <K> Report descending(Map<K, Long> counts) {
        Report report = new Report();
        counts.entrySet().stream()
                .sorted(Map.Entry.<K, Long>comparingByValue().reversed())
                .forEach(e -> report.put(e.getKey().toString(), e.getValue()));
        return report;
    }

    /** The values by name, in order. */
    public Map<String, Object> values() {
        return values;
    }

    /** The report as one JSON object. */
    public String toJson() {
        StringWriter text = new StringWriter();
        try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
            write(json, this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /** The report as lines {@code key value}, nested reports indented. */
    public String toText() {
        StringBuilder text = new StringBuilder();
        appendText(text, "");
        return text.toString();
    }

    private void appendText(StringBuilder text, String indent) {
        int width = values.keySet().stream().mapToInt(String::length).max().orElse(0);
        for (Map.Entry<String, Object> e : values.entrySet()) {
            String padding = " ".repeat(width - e.getKey().length());
            text.append(indent).append(e.getKey()).append(padding);
            if (e.getValue() instanceof Report nested) {
                text.append('\n');
                nested.appendText(text, indent + "  ");
            } else if (e.getValue() instanceof List<?> rows && isTable(rows)) {
                text.append('\n');
                TextTable.append(
                        text, indent + "  ", rows.stream().map(r -> cells((Report) r)).toList());
            } else {
                text.append("  ").append(plain(e.getValue())).append('\n');
            }
        }
    }

    private static boolean isTable(List<?> rows) {
        return !rows.isEmpty() && rows.stream().allMatch(Report.class::isInstance);
    }

    /** The plain values; nested ones are too wide for a table and are in the JSON only. */
    private static Map<String, String> cells(Report row) {
        Map<String, String> cells = new LinkedHashMap<>();
        row.values.forEach(
                (key, value) -> {
                    if (!(value instanceof Report)) {
                        cells.put(key, plain(value));
                    }
                });
        return cells;
    }

    private static String plain(Object value) {
        if (value == NULL) {
            return "-";
        }
        return value instanceof Double d
                ? String.format(java.util.Locale.ROOT, "%.3f", d)
                : value.toString();
    }

    private static void write(JsonGenerator json, Object value) throws IOException {
        if (value == NULL) {
            json.writeNull();
        } else if (value instanceof Report report) {
            json.writeStartObject();
            for (Map.Entry<String, Object> e : report.values.entrySet()) {
                json.writeFieldName(e.getKey());
                write(json, e.getValue());
            }
            json.writeEndObject();
        } else if (value instanceof List<?> list) {
            json.writeStartArray();
            for (Object item : list) {
                write(json, item);
            }
            json.writeEndArray();
        } else if (value instanceof Boolean b) {
            json.writeBoolean(b);
        } else if (value instanceof Integer i) {
            json.writeNumber(i);
        } else if (value instanceof Long l) {
            json.writeNumber(l);
        } else if (value instanceof Double d) {
            json.writeNumber(d);
        } else {
            json.writeString(value.toString());
        }
    }
}
