// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16;

/** A ceremony that cannot be trusted, or cannot be held for this circuit. */
public final class CeremonyException extends Exception {
    private static final long serialVersionUID = 1L;

    /** With what is wrong. */
    public CeremonyException(String message) {
        super(message);
    }
}
