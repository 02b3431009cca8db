// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * What {@code larch_printf} prints: the directives {@code d i u x X o c s p %} of C's printf (C17,
 * 7.21.6.1) with flags, width, precision, {@code *} and lengths. Any other directive is printed as
 * it stands and takes no argument; in particular nothing is ever written to the guest ({@code %n}).
 *
 * <p>An argument is a word of 8 bytes, as the calling convention passes it. Neither the format nor
 * the result is longer than {@link HostHints#MAX_TEXT} bytes: the rest is cut off.
 */
final class HostFormat {
    private static final int MAX = HostHints.MAX_TEXT;
    private static final String FLAGS = "-+ #0";
    private static final String LENGTHS = "hlzjt";
    private static final String DIRECTIVES = "diuxXocsp%";

    private final HostReader reader;
    private final byte[] format;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long argument;
    private int at;

    private HostFormat(HostReader reader, long format, long arguments) {
        this.reader = reader;
        this.format = reader.text(format, MAX);
        argument = arguments;
    }

    /** The bytes that a format at one address makes of the arguments at another. */
    static byte[] format(HostReader reader, long format, long arguments) {
        HostFormat printer = new HostFormat(reader, format, arguments);
        printer.run();
        return printer.out.toByteArray();
    }

    private void run() {
        while (at < format.length && out.size() < MAX) {
            if (format[at] == '%') {
                directive();
            } else {
                out.write(format[at++]);
            }
        }
    }

    private void directive() {
        int start = at++;
        Directive directive = new Directive();
        while (FLAGS.indexOf(peek()) >= 0) {
            directive.raise((char) format[at++]);
        }
        directive.width = count(directive);
        if (peek() == '.') {
            at++;
            directive.precision = Math.max(count(null), -1);
        }
        while (LENGTHS.indexOf(peek()) >= 0) {
            directive.length += (char) format[at++];
        }
        char kind = peek();
        at = Math.min(at + 1, format.length);
        if (DIRECTIVES.indexOf(kind) >= 0) {
            put(directive, kind);
        } else {
            write(format, start, at - start);
        }
    }

    /** The next byte of the format as a character, or one that stands for nothing at its end. */
    private char peek() {
        return at < format.length ? (char) (format[at] & 0xff) : '\uffff';
    }

    /**
     * A width or precision: digits, none for 0, or {@code *} for an argument, of which a negative
     * one is a width with the flag {@code -}, and no precision.
     */
    private int count(Directive left) {
        if (peek() == '*') {
            at++;
            long value = (int) nextArgument();
            if (value < 0 && left != null) {
                left.raise('-');
                value = -value;
            }
            return (int) Math.min(value, MAX);
        }
        int value = 0;
        for (char c = peek(); c >= '0' && c <= '9'; c = peek()) {
            value = Math.min(10 * value + c - '0', MAX);
            at++;
        }
        return value;
    }

    private long nextArgument() {
        long value = reader.wordAt(argument);
        argument += 8;
        return value;
    }

    private void put(Directive directive, char kind) {
        switch (kind) {
            case '%' -> out.write('%');
            case 'c' -> pad(directive, "", new byte[] {(byte) nextArgument()});
            case 's' -> pad(directive, "", string(directive.precision));
            default -> {
                long value = kind == 'p' ? nextArgument() : directive.narrow(kind, nextArgument());
                byte[] digits = directive.digits(kind, value).getBytes(StandardCharsets.US_ASCII);
                pad(directive, directive.prefix(kind, value), digits);
            }
        }
    }

    private byte[] string(int precision) {
        int most = precision < 0 ? MAX : precision;
        long address = nextArgument();
        return reader.isInside(address)
                ? reader.text(address, most)
                : "(outside memory)"
                        .substring(0, Math.min(most, 16))
                        .getBytes(StandardCharsets.US_ASCII);
    }

    private void pad(Directive directive, String prefix, byte[] body) {
        int fill = Math.max(0, directive.width - prefix.length() - body.length);
        byte[] start = prefix.getBytes(StandardCharsets.US_ASCII);
        boolean left = directive.has('-');
        if (!left) {
            write(" ".repeat(fill).getBytes(StandardCharsets.US_ASCII));
        }
        write(start);
        write(body);
        if (left) {
            write(" ".repeat(fill).getBytes(StandardCharsets.US_ASCII));
        }
    }

    private void write(byte[] bytes) {
        write(bytes, 0, bytes.length);
    }

    private void write(byte[] bytes, int from, int length) {
        out.write(bytes, from, Math.min(length, MAX - out.size()));
    }

    /** A directive's parts between {@code %} and its letter. */
    private static final class Directive {
        private int flags;
        private String length = "";
        private int width;
        private int precision = -1;

        private boolean has(char flag) {
            return (flags >> FLAGS.indexOf(flag) & 1) != 0;
        }

        private void raise(char flag) {
            flags |= 1 << FLAGS.indexOf(flag);
        }

        private static boolean isSigned(char kind) {
            return kind == 'd' || kind == 'i';
        }

        /** The part of an argument that its length says, extended by sign or zeros. */
        private long narrow(char kind, long value) {
            boolean signed = isSigned(kind);
            return switch (length) {
                case "" -> signed ? (int) value : value & 0xffffffffL;
                case "h" -> signed ? (short) value : value & 0xffff;
                case "hh" -> signed ? (byte) value : value & 0xff;
                default -> value;
            };
        }

        private String prefix(char kind, long value) {
            if (isSigned(kind)) {
                return value < 0 ? "-" : has('+') ? "+" : has(' ') ? " " : "";
            }
            boolean hexadecimal = (kind == 'x' || kind == 'X') && has('#') && value != 0;
            return kind == 'p' || hexadecimal ? kind == 'X' ? "0X" : "0x" : "";
        }

        /** The digits with the zeros that precision, {@code #o} or {@code 0} put before them. */
        private String digits(char kind, long value) {
            String digits =
                    switch (kind) {
                        case 'd', 'i' -> Long.toUnsignedString(value < 0 ? -value : value);
                        case 'u' -> Long.toUnsignedString(value);
                        case 'o' -> Long.toOctalString(value);
                        case 'X' -> Long.toHexString(value).toUpperCase(Locale.ROOT);
                        default -> Long.toHexString(value);
                    };
            if (value == 0 && precision == 0) {
                digits = "";
            }
            int least = precision;
            if (precision < 0 && has('0') && !has('-')) {
                least = width - prefix(kind, value).length();
            }
            if (kind == 'o' && has('#') && !digits.startsWith("0")) {
                least = Math.max(least, digits.length() + 1);
            }
            return "0".repeat(Math.max(0, least - digits.length())) + digits;
        }
    }
}
