// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

/** Inputs for which the circuit has no witness. */
public final class UnsatisfiedException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    /** Says what conflicts, with values, definitions and scope. */
    public UnsatisfiedException(String message) {
        super(message);
    }
}
