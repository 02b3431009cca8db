// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.export;

import io.larch.bn254.EncodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the little of JSON (RFC 8259) that files of snarkjs use: objects, arrays, strings without
 * escapes, non-negative integers. Objects become maps, arrays lists, strings and numbers their
 * text. Nesting is bounded.
 */
final class JsonText {
    private static final int MAX_DEPTH = 8;
    private static final String SPACE = " \t\r\n";

    private final String text;
    private int at;

    private JsonText(String text) {
        this.text = text;
    }

    /**
     * The value that is the whole text.
     *
     * @throws EncodingException if the text is not such a value
     */
    static Object parse(String text) throws EncodingException {
        JsonText json = new JsonText(text);
        Object value = json.value(0);
        json.peek();
        if (json.at < text.length()) {
            throw json.error("text after the end");
        }
        return value;
    }

    private Object value(int depth) throws EncodingException {
        if (depth > MAX_DEPTH) {
            throw error("nested too deep");
        }
        char c = peek();
        if (c == '{') {
            return object(depth);
        } else if (c == '[') {
            return array(depth);
        } else if (c == '"') {
            return string();
        }
        return number();
    }

    private Map<String, Object> object(int depth) throws EncodingException {
        Map<String, Object> members = new LinkedHashMap<>();
        expect('{');
        if (peek() != '}') {
            do {
                String name = string();
                expect(':');
                if (members.put(name, value(depth + 1)) != null) {
                    throw error("two members named " + name);
                }
            } while (more());
        }
        expect('}');
        return members;
    }

    private List<Object> array(int depth) throws EncodingException {
        List<Object> items = new ArrayList<>();
        expect('[');
        if (peek() != ']') {
            do {
                items.add(value(depth + 1));
            } while (more());
        }
        expect(']');
        return items;
    }

    private boolean more() {
        boolean comma = peek() == ',';
        at += comma ? 1 : 0;
        return comma;
    }

    private String string() throws EncodingException {
        expect('"');
        int end = text.indexOf('"', at);
        String s = text.substring(at, Math.max(at, end));
        if (end < 0 || s.indexOf('\\') >= 0 || s.chars().anyMatch(c -> c < ' ')) {
            throw error("a string that does not end, or with escapes");
        }
        at = end + 1;
        return s;
    }

    private String number() throws EncodingException {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        if (at == from || (at > from + 1 && text.charAt(from) == '0')) {
            throw error("neither object, array, string nor non-negative integer");
        }
        return text.substring(from, at);
    }

    private void expect(char c) throws EncodingException {
        if (peek() != c) {
            throw error("no " + c);
        }
        at++;
    }

    /** The next character that is not space, 0 at the end. */
    private char peek() {
        while (at < text.length() && SPACE.indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private EncodingException error(String what) {
        return new EncodingException("JSON, character " + at + ": " + what);
    }
}
