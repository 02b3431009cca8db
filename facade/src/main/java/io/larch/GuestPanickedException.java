// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.zkvm.statement.Statement;

/** A run that panicked, or stopped without finishing, where a finished one was wanted. */
public final class GuestPanickedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Statement statement;

    GuestPanickedException(Statement statement) {
        super(
                statement.panic() != 0
                        ? "the guest panicked"
                        : "the guest stopped without setting its termination word");
        this.statement = statement;
    }

    /** What the run did. */
    public Statement statement() {
        return statement;
    }
}
