// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The commit log of Spike: what each instruction wrote, by its own account. */
final class SpikeLog {
    private static final Pattern COMMIT =
            Pattern.compile("core +0: 3 0x([0-9a-f]{16}) \\(0x[0-9a-f]+\\)(.*)");
    private static final Pattern CALL =
            Pattern.compile("core +0: exception trap_machine_ecall, epc 0x([0-9a-f]{16})");
    private static final Pattern REGISTER = Pattern.compile(" x(\\d+) +0x([0-9a-f]{16})");
    private static final Pattern CONTROL = Pattern.compile(" c(\\d+)_\\w+ 0x([0-9a-f]{16})");
    private static final Pattern STORE = Pattern.compile(" mem 0x([0-9a-f]{16}) 0x([0-9a-f]+)");

    private SpikeLog() {}

    /**
     * A store.
     *
     * @param size bytes
     */
    record Store(long address, int size, long value) {}

    /**
     * An instruction.
     *
     * @param pc its address
     * @param registers what it wrote, by register
     * @param control what it wrote, by number of the control register
     * @param stores what it stored
     */
    record Commit(
            long pc, Map<Integer, Long> registers, Map<Integer, Long> control, List<Store> stores) {
        private Commit(long pc) {
            this(pc, Map.of(), Map.of(), List.of());
        }
    }

    /** The instruction of a line, if it tells of one. */
    static Optional<Commit> parse(String line) {
        Matcher call = CALL.matcher(line);
        if (call.matches()) {
            return Optional.of(new Commit(word(call.group(1))));
        }
        Matcher commit = COMMIT.matcher(line);
        if (!commit.matches()) {
            return Optional.empty();
        }
        String effects = commit.group(2);
        List<Store> stores = new ArrayList<>();
        STORE.matcher(effects)
                .results()
                .forEach(
                        m ->
                                stores.add(
                                        new Store(
                                                word(m.group(1)),
                                                m.group(2).length() / 2,
                                                word(m.group(2)))));
        return Optional.of(
                new Commit(
                        word(commit.group(1)),
                        numbered(REGISTER, effects),
                        numbered(CONTROL, effects),
                        stores));
    }

    private static Map<Integer, Long> numbered(Pattern pattern, String effects) {
        Map<Integer, Long> written = new HashMap<>();
        pattern.matcher(effects)
                .results()
                .forEach(m -> written.put(Integer.parseInt(m.group(1)), word(m.group(2))));
        return written;
    }

    private static long word(String hex) {
        return Long.parseUnsignedLong(hex, 16);
    }
}
