// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import io.larch.elf.Symbol;
import io.larch.riscv.GuestException;
import io.larch.riscv.TrapContext;

/** What a user sees of a trap. */
public final class GuestFailures {
    private GuestFailures() {}

    /** {@code {cause, pc, symbol}}. */
    public static Report report(GuestException trap) {
        TrapContext context = trap.context();
        return new Report()
                .put("cause", trap.trapCause())
                .put("pc", hex(context.pc()))
                .put("symbol", context.function().<Object>map(Symbol::name).orElse(Report.NULL));
    }

    /** The message, the registers and the last addresses, on standard error. */
    public static void explain(GuestException trap, Terminal terminal) {
        terminal.say("larch: the guest trapped: " + trap.getMessage());
        TrapContext context = trap.context();
        terminal.say("after " + context.cycles() + " cycles; registers:");
        long[] x = context.registers();
        for (int row = 0; row < x.length; row += 4) {
            StringBuilder line = new StringBuilder();
            for (int i = row; i < Math.min(row + 4, x.length); i++) {
                line.append(String.format("  %-3s %016x", "x" + i, x[i]));
            }
            terminal.say(line.toString());
        }
        StringBuilder recent = new StringBuilder("last addresses:");
        for (long pc : context.recentPcs()) {
            recent.append(' ').append(hex(pc));
        }
        terminal.say(recent.toString());
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
