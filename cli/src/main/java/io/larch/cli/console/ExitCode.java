// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

/** The exit codes of the command, as scripts rely on them. */
public enum ExitCode {
    /** Everything went well. */
    FINE(0),
    /** The proof or the ceremony is invalid. */
    INVALID_PROOF(1),
    /** Wrong usage, an unreadable or malformed file, or refused test keys. */
    USAGE(2),
    /** The guest trapped or panicked. */
    GUEST_FAILED(3),
    /** It would not fit in memory. */
    OUT_OF_MEMORY(4),
    /** A bug. */
    INTERNAL(5);

    private final int code;

    ExitCode(int code) {
        this.code = code;
    }

    /** The number that the process ends with. */
    public int code() {
        return code;
    }
}
