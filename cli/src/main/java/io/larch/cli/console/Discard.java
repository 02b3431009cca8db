// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** A stream that takes everything and keeps nothing. */
public final class Discard {
    /** The stream. */
    public static final PrintStream STREAM =
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    private Discard() {}
}
