// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What larch_printf prints, against the host's own C library and on hostile arguments. */
class HostFormatTest {
    private static final long FORMAT = MemoryLayout.RAM_START;
    private static final long ARGUMENTS = FORMAT + 8192;
    private static final long TEXTS = FORMAT + 16384;
    private static final int CASES = 2000;

    /**
     * Prints, for each line of a format in hexadecimal and arguments, what snprintf makes of it.
     */
    private static final String SNPRINTF =
            """
            import ctypes, sys
            libc, buffer = ctypes.CDLL(None), ctypes.create_string_buffer(8192)
            for line in sys.stdin:
                words = line.split()
                arguments = [
                    ctypes.c_char_p(bytes.fromhex(w[1:])) if w[0] == "s" else ctypes.c_long(int(w[1:]))
                    for w in words[1:]
                ]
                libc.snprintf(buffer, ctypes.c_size_t(8192), bytes.fromhex(words[0]), *arguments)
                print(buffer.value.hex() + ".")
            """;

    private final MemoryLayout layout = new MemoryLayout(7, 10, 16, 12);
    private final GuestMemory memory = new GuestMemory(layout);

    /** A format and its arguments: numbers, and texts that are put into memory. */
    private record Call(String format, List<Object> arguments) {
        String line() {
            StringBuilder line = new StringBuilder(hex(format));
            for (Object argument : arguments) {
                line.append(argument instanceof Long n ? " n" + n : " s" + hex((String) argument));
            }
            return line.append('\n').toString();
        }
    }

    @Test
    void printsWhatTheHostsOwnLibraryPrints() throws Exception {
        Random random = Seeds.random(HostFormatTest.class);
        List<Call> calls = new ArrayList<>();
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < CASES; i++) {
            calls.add(call(random));
            lines.append(calls.get(i).line());
        }
        List<String> expected = Python.run(List.of("-c", SNPRINTF), lines.toString());
        assertEquals(CASES, expected.size());
        for (int i = 0; i < CASES; i++) {
            assertEquals(expected.get(i), hex(print(calls.get(i))) + ".", calls.get(i).toString());
        }
    }

    /** Directives whose meaning the C standard defines. */
    private static Call call(Random random) {
        StringBuilder format = new StringBuilder();
        List<Object> arguments = new ArrayList<>();
        for (int n = random.nextInt(4); n >= 0; n--) {
            format.append("text ".substring(random.nextInt(6)));
            char kind = "diuxXocsp%".charAt(random.nextInt(10));
            format.append('%');
            if (kind != '%') {
                String flags =
                        "di".indexOf(kind) >= 0 ? "-+ 0" : "xXo".indexOf(kind) >= 0 ? "-#0" : "-";
                for (int f = random.nextInt(3); f > 0; f--) {
                    format.append(flags.charAt(random.nextInt(flags.length())));
                }
                count(random, format, arguments);
                if (kind != 'c' && kind != 'p' && random.nextBoolean()) {
                    format.append('.');
                    count(random, format, arguments);
                }
                if ("csp".indexOf(kind) < 0) {
                    String[] lengths = {"", "", "hh", "h", "l", "ll", "z", "j", "t"};
                    format.append(lengths[random.nextInt(lengths.length)]);
                }
                arguments.add(argument(random, kind));
            }
            format.append(kind);
        }
        return new Call(format.toString(), arguments);
    }

    private static void count(Random random, StringBuilder format, List<Object> arguments) {
        switch (random.nextInt(3)) {
            case 0 -> {}
            case 1 -> format.append(random.nextInt(1, 30));
            default -> {
                format.append('*');
                arguments.add((long) random.nextInt(-30, 30));
            }
        }
    }

    private static Object argument(Random random, char kind) {
        return switch (kind) {
            case 'c' -> (long) random.nextInt('a', 'z');
            case 's' -> "a text of letters".substring(random.nextInt(18));
            case 'p' -> Seeds.word(random) | 1;
            default -> Seeds.word(random);
        };
    }

    private String print(Call call) {
        put(FORMAT, call.format());
        long text = TEXTS;
        for (int i = 0; i < call.arguments().size(); i++) {
            Object argument = call.arguments().get(i);
            if (argument instanceof String s) {
                put(text, s);
                putWord(ARGUMENTS + 8L * i, text);
                text += s.length() + 1;
            } else {
                putWord(ARGUMENTS + 8L * i, (Long) argument);
            }
        }
        return print(FORMAT, ARGUMENTS);
    }

    private String print(long format, long arguments) {
        byte[] bytes = HostFormat.format(new HostReader(memory), format, arguments);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void putWord(long address, long word) {
        memory.write(layout.cell(address), word);
    }

    private void put(long address, String text) {
        byte[] bytes = (text + "\0").getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            int cell = layout.cell(address + i & ~7L);
            int shift = (int) (8 * (address + i & 7));
            long others = memory.read(cell) & ~(0xffL << shift);
            memory.write(cell, others | (bytes[i] & 0xffL) << shift);
        }
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Read off the C standard; also where there is no Python. */
    @Test
    void printsWhatTheStandardSays() {
        assertEquals("-1 4294967295", print(new Call("%d %u", List.of(-1L, -1L))));
        assertEquals("-128 255", print(new Call("%hhd %hhu", List.of(128L, -1L))));
        assertEquals("-9223372036854775808", print(new Call("%ld", List.of(Long.MIN_VALUE))));
        assertEquals("[0x00ff][ff  ]", print(new Call("[%#06x][%-4x]", List.of(255L, 255L))));
        assertEquals("[  abc][ab]", print(new Call("[%5s][%.2s]", List.of("abc", "abc"))));
        assertEquals("[][0][+007]", print(new Call("[%.0d][%#.0o][%+.3d]", List.of(0L, 0L, 7L))));
    }

    @Test
    void otherDirectivesArePrintedAsTheyStand() {
        assertEquals("%n %-5.2Lf 7", print(new Call("%n %-5.2Lf %d", List.of(7L))));
        assertEquals("a%", print(new Call("a%", List.of())));
        assertEquals("a%-08.3l", print(new Call("a%-08.3l", List.of())));
    }

    @Test
    void absurdSizesAreCutOff() {
        assertEquals(4096, print(new Call("%999999999999999999999d", List.of(1L))).length());
        assertEquals(4096, print(new Call("%-*d", List.of((long) Integer.MIN_VALUE, 1L))).length());
        assertEquals(4096, print(new Call("%.2147483647d", List.of(1L))).length());
        assertEquals(
                "",
                print(new Call("%." + "0".repeat(5000) + "s", List.of("text"))).substring(4096));
        assertEquals(4096, print(new Call("%s".repeat(2000), List.of("x".repeat(3000)))).length());
    }

    @Test
    void badPointersAreNoError() {
        long end = layout.base() + (8L << layout.k());
        long[] addresses = {
            0, 1, -1, -8, Long.MIN_VALUE, Long.MAX_VALUE, layout.base(), end, end - 1
        };
        for (long bad : addresses) {
            print(bad, ARGUMENTS);
            put(FORMAT, "%s %d %s");
            print(FORMAT, bad);
            String text = print(new Call("[%s][%.3s]", List.of(bad, bad)));
            boolean inside = layout.cell(bad & ~7L) >= 0;
            assertEquals(inside ? "[][]" : "[(outside memory)][(ou]", text, Long.toHexString(bad));
        }
    }

    @Test
    void unterminatedTextsEndWithMemory() {
        long end = layout.base() + (8L << layout.k());
        for (long at = end - 64; at < end; at += 8) {
            putWord(at, 0x6464646464646464L);
        }
        assertEquals("d".repeat(64), print(end - 64, ARGUMENTS));
        assertEquals("d".repeat(61), print(new Call("%s", List.of(end - 61))));
        putWord(end - 8, 0x7325732573257325L);
        assertEquals(4 * "(outside memory)".length(), print(end - 8, end).length());
    }

    @Test
    void anyMemoryIsFormattedInBounds() {
        Random random = Seeds.random(HostFormatTest.class);
        String alphabet = "%%%%%-+ #0*.123456789hlzjtdiuxXocspnf\u00ff";
        for (int n = 0; n < 2000; n++) {
            StringBuilder format = new StringBuilder();
            for (int i = random.nextInt(200); i > 0; i--) {
                format.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            put(FORMAT, format.toString());
            for (int i = 0; i < 100; i++) {
                long near = FORMAT + random.nextInt(1 << 16) - 100;
                putWord(ARGUMENTS + 8L * i, random.nextBoolean() ? near : Seeds.word(random));
            }
            long arguments = random.nextBoolean() ? ARGUMENTS : Seeds.word(random);
            assertTrue(print(FORMAT, arguments).length() <= 4096);
        }
    }

    /** The hint changes neither the trace nor the report, whoever listens. */
    @Test
    void hearingLeavesNoMark() throws GuestException {
        Random random = Seeds.random(HostFormatTest.class);
        for (int n = 0; n < 20; n++) {
            int[] words = {
                Guests.encode(Instruction.AUIPC, 10, 0, 0, 0),
                Guests.encode(Instruction.ADDI, 10, 10, 0, 24),
                Guests.encode(Instruction.ADDI, 11, random.nextInt(3) * 5, 0, random.nextInt(2048)),
                Guests.encode(Instruction.SLTI, 0, 10, 0, 4),
                Guests.encode(Instruction.EBREAK, 0, 0, 0, 0),
                0,
                '%' | 's' << 8 | '%' << 16 | 'd' << 24,
                random.nextInt()
            };
            GuestProgram guest = Guests.of(words);
            List<String> heard = new ArrayList<>();
            HostListener listener =
                    new HostListener() {
                        @Override
                        public void print(String text) {
                            heard.add(text);
                        }
                    };
            Trace loud = Tracer.trace(guest, GuestInput.EMPTY, 100, c -> 4, listener);
            Trace silent = Tracer.trace(guest, GuestInput.EMPTY, 100, c -> 4, HostListener.NONE);
            assertEquals(1, heard.size());
            assertArrayEquals(silent.row(), loud.row());
            assertArrayEquals(silent.rdPost(), loud.rdPost());
            assertArrayEquals(silent.cell(), loud.cell());
            assertArrayEquals(silent.finalMemory().toArray(), loud.finalMemory().toArray());
            assertEquals(silent.finalMemory().touchedCells(), loud.finalMemory().touchedCells());
            assertEquals(5, loud.cycles());
        }
    }
}
