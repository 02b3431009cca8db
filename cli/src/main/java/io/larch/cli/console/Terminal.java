// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import java.io.PrintStream;
import java.util.Locale;

/**
 * The command's two streams: results on standard output, progress and messages on standard error. A
 * bar is drawn only when standard error is a terminal, which the launcher tells.
 */
public final class Terminal {
    private static final int BAR = 30;

    private final PrintStream out;
    private final PrintStream err;
    private final boolean errIsTerminal;
    private boolean barShown;

    /**
     * A terminal.
     *
     * @param out results
     * @param err progress and messages
     * @param errIsTerminal whether a bar may be drawn on err
     */
    public Terminal(PrintStream out, PrintStream err, boolean errIsTerminal) {
        this.out = out;
        this.err = err;
        this.errIsTerminal = errIsTerminal;
    }

    /** Standard output, for results. */
    public PrintStream out() {
        return out;
    }

    /** Standard error; whole lines go through {@link #say}. */
    public PrintStream err() {
        return err;
    }

    /** A line on standard error. */
    public void say(String line) {
        clearBar();
        err.println(line);
    }

    /**
     * A stage of long work begins: a bar with the time left on a terminal, a line elsewhere.
     *
     * @param fraction of the whole that is done, in [0, 1]
     * @param seconds since the work began
     */
    void stage(String name, double fraction, double seconds) {
        if (!errIsTerminal) {
            err.printf(Locale.ROOT, "  %6.1f s  %3.0f%%  %s%n", seconds, 100 * fraction, name);
            return;
        }
        int filled = (int) Math.round(BAR * Math.max(0, Math.min(1, fraction)));
        String bar = "#".repeat(filled) + "-".repeat(BAR - filled);
        String left =
                fraction > 0.02
                        ? String.format(Locale.ROOT, "%.0f s left", seconds * (1 / fraction - 1))
                        : "";
        err.printf(Locale.ROOT, "\r\033[K%-16s [%s] %3.0f%%  %s", name, bar, 100 * fraction, left);
        err.flush();
        barShown = true;
    }

    /** The long work is over. */
    public void stagesDone() {
        clearBar();
    }

    private void clearBar() {
        if (barShown) {
            err.print("\r\033[K");
            barShown = false;
        }
    }
}
