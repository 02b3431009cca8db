// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import io.larch.riscv.HostListener;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/** Shows what a guest prints and adds up its labelled cycle counts. */
public final class ConsoleListener implements HostListener {
    private record Open(String label, long since) {}

    private final Terminal terminal;
    private final Deque<Open> open = new ArrayDeque<>();
    private final Map<String, Long> totals = new LinkedHashMap<>();

    /** A listener that shows on a terminal what the guest prints. */
    public ConsoleListener(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void print(String text) {
        terminal.say("guest: " + text.stripTrailing());
    }

    @Override
    public void cyclesBegin(String label, long cycle) {
        open.push(new Open(label, cycle));
    }

    @Override
    public void cyclesEnd(String label, long cycle) {
        if (!open.isEmpty() && open.peek().label().equals(label)) {
            totals.merge(label, cycle - open.pop().since(), Long::sum);
        } else {
            terminal.say("larch: the guest ends the cycle count '" + label + "' it did not begin");
        }
    }

    /** Cycles by label, in order of first end. */
    public Map<String, Long> totals() {
        return totals;
    }
}
