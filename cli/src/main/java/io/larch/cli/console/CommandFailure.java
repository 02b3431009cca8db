// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

/** A command that cannot go on, with the exit code to end with and what the user can do. */
public final class CommandFailure extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    /**
     * A failure that nothing else caused.
     *
     * @param message one line without a full stop, as it is shown after {@code larch: }
     */
    public CommandFailure(ExitCode exitCode, String message) {
        super(message);
        this.exitCode = exitCode;
    }

    /**
     * A failure.
     *
     * @param message one line without a full stop, as it is shown after {@code larch: }
     * @param cause what was caught
     */
    public CommandFailure(ExitCode exitCode, String message, Throwable cause) {
        super(message, cause);
        this.exitCode = exitCode;
    }

    /** The code to end with. */
    public ExitCode exitCode() {
        return exitCode;
    }
}
