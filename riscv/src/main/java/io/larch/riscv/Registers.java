// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/** Register numbers of the row machine. */
public final class Registers {
    /** Number of registers; a register number has 7 bits. */
    public static final int COUNT = 128;

    /** Number of registers a guest can name. */
    public static final int ARCHITECTURAL = 32;

    /** The first register that only expansions use; dead between source instructions. */
    public static final int FIRST_TEMPORARY = 40;

    /** Destination of rows whose result is dropped; never a source. */
    public static final int SINK = 127;

    private Registers() {}
}
