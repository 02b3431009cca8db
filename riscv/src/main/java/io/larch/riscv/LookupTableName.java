// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * The lookup tables that row kinds refer to. A table is a function of a 128-bit index, read either
 * as a pair (x, y) of 64-bit words, bit i of x at position {@code 2i+1} and bit i of y at {@code
 * 2i}, or as one number v.
 *
 * <p>This module only names them; their multilinear extensions belong to the proof system.
 */
public enum LookupTableName {
    /** v mod 2^64. */
    RANGE_CHECK,
    /** v mod 2^64 with bit 0 cleared. */
    RANGE_CHECK_ALIGNED,
    /** x and y, bit by bit. */
    AND,
    /** x or y, bit by bit. */
    OR,
    /** x exclusive-or y, bit by bit. */
    XOR,
    /** 1 if x = y, else 0. */
    EQUAL,
    /** 1 if x ≠ y, else 0. */
    NOT_EQUAL,
    /** 1 if x &lt; y as signed words, else 0. */
    SIGNED_LESS_THAN,
    /** 1 if x ≥ y as signed words, else 0. */
    SIGNED_GREATER_THAN_EQUAL,
    /** 1 if x &lt; y, else 0. */
    UNSIGNED_LESS_THAN,
    /** 1 if x ≥ y, else 0. */
    UNSIGNED_GREATER_THAN_EQUAL,
    /** 1 if x ≤ y, else 0. */
    UNSIGNED_LESS_THAN_EQUAL,
    /** ⌊v / 2^64⌋. */
    UPPER_WORD,
    /** The low 32 bits of v, sign-extended to 64. */
    SIGN_EXTEND_WORD,
    /** 2^(v mod 64). */
    POW2,
    /** 2^(v mod 32). */
    POW2_W,
    /** 2^64 - 2^(v mod 64). */
    SHIFT_RIGHT_BITMASK,
    /**
     * The bits of x selected by y, compacted to the low end (x86 PEXT): scanning from the top,
     * {@code a = a·(1 + y_i) + x_i·y_i}. With y = 2^64 - 2^s it is x >>> s.
     */
    PEXT,
    /**
     * PEXT sign-extended from the highest selected bit; 0 when y = 0. With y = 2^64 - 2^s it is the
     * arithmetic shift of x by s.
     */
    PEXT_SIGNED,
    /** 2^32 - 1 if bit 2 of v is 0, else 2^64 - 2^32. */
    WINDOW_MASK_W,
    /** x a remainder, y a divisor: 1 if y = 0 or x &lt; y, else 0. */
    VALID_UNSIGNED_REMAINDER,
    /** x a divisor, y a quotient: 1 if x ≠ 0 or y = 2^64 - 1, else 0. */
    VALID_DIV0,
    /** 1 if v &lt; 2^64, else 0. */
    MUL_U_NO_OVERFLOW
}
