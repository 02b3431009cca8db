// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.circuit;

/**
 * Kinds of operations in the arena. A {@code CONST}, {@code PUBLIC} or {@code PRIVATE} keeps its
 * index in {@code left}; a {@code HINT} output keeps the call in {@code left} and its position in
 * {@code right}; a {@code DECLARED} value keeps what it was connected to in {@code left}.
 */
enum Op {
    CONST,
    PUBLIC,
    PRIVATE,
    ADD,
    SUB,
    MUL,
    /** left / right, which also asserts right ≠ 0 unless left is 0. */
    DIV,
    HINT,
    ASSERT_EQUAL,
    /** The challenge that a commitment to the builder's committed operations yields. */
    CHALLENGE,
    DECLARED;

    private static final Op[] ALL = values();

    static Op of(byte code) {
        return ALL[code];
    }

    byte code() {
        return (byte) ordinal();
    }

    /** Whether left and right are operands. */
    boolean hasOperands() {
        return this == ADD || this == SUB || this == MUL || this == DIV || this == ASSERT_EQUAL;
    }

    boolean isCommutative() {
        return this == ADD || this == MUL || this == ASSERT_EQUAL;
    }
}
