// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * Register numbers of the row machine.
 *
 * <p>Below {@link #ARCHITECTURAL} are those a guest names; then come those that hold the rest of
 * its state (the reservation of LR and the control registers, see {@link ControlRegister}); from
 * {@link #FIRST_TEMPORARY} on those of expansions. All are zero at the start.
 */
public final class Registers {
    /** Number of registers; a register number has 7 bits. */
    public static final int COUNT = 128;

    /** Number of registers a guest can name. */
    public static final int ARCHITECTURAL = 32;

    /**
     * The reservation: the address after LR.D, the address plus 1 after LR.W, 0 for none.
     *
     * <p>The address is aligned (LR traps otherwise) and not 0 (no memory is there), so the three
     * cannot be confused.
     */
    public static final int RESERVATION = 32;

    /** The register of the first {@link ControlRegister}. */
    static final int FIRST_CONTROL = 33;

    /** The first register that only expansions use; dead between source instructions. */
    public static final int FIRST_TEMPORARY = 40;

    /** Destination of rows whose result is dropped; never a source. */
    public static final int SINK = 127;

    private Registers() {}
}
