// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/** Where a 16-bit encoding names a register. */
enum CompressedOperand {
    /** Always x0, or none. */
    ZERO(0, 0, 0),
    /** Always x1. */
    RA(0, 0, 1),
    /** Always x2. */
    SP(0, 0, 2),
    /** Any register, from bit 2. */
    AT_2(2, 31, 0),
    /** Any register, from bit 7. */
    AT_7(7, 31, 0),
    /** One of x8 to x15, from bit 2. */
    NEAR_AT_2(2, 7, 8),
    /** One of x8 to x15, from bit 7. */
    NEAR_AT_7(7, 7, 8);

    private final int shift;
    private final int mask;
    private final int base;

    CompressedOperand(int shift, int mask, int base) {
        this.shift = shift;
        this.mask = mask;
        this.base = base;
    }

    int register(int halfword) {
        return base + (halfword >>> shift & mask);
    }
}
