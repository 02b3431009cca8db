// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

/** A circuit that is wrong in itself: a lint fired, a definition is cyclic, constants conflict. */
public final class CircuitException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** What is wrong with the circuit. */
    public enum Lint {
        /** A hint output that no constraint mentions: the prover could choose it freely. */
        UNCONSTRAINED_HINT,
        /** A challenge that no constraint mentions. */
        UNUSED_CHALLENGE,
        /** A private input that no constraint mentions. */
        UNUSED_PRIVATE_INPUT,
        /** A public input that no constraint mentions: the statement would be malleable. */
        UNUSED_PUBLIC_INPUT,
        /** A declared value that was used but never connected to a definition. */
        UNDEFINED_OPERAND,
        /** Constraints that were announced and not recorded: what they assert would be missing. */
        MISSING_CONSTRAINTS,
        /** A value defined in terms of itself. */
        CYCLIC_DEFINITION,
        /** An equality of two different constants. */
        CONSTANT_CONFLICT
    }

    private final Lint lint;

    /** Names the lint and the place. */
    public CircuitException(Lint lint, String message) {
        super(lint + ": " + message);
        this.lint = lint;
    }

    /** Which rule was broken. */
    public Lint lint() {
        return lint;
    }
}
