// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.riscv.ExecutionReport;
import io.larch.riscv.GuestException;
import io.larch.riscv.GuestInput;
import io.larch.riscv.HostListener;
import io.larch.riscv.Machine;

/** Running a guest without proving it. */
public final class Execution {
    /** The most cycles a run may take if nothing else is said: 2^28. */
    public static final long DEFAULT_MAX_CYCLES = 1L << 28;

    private Execution() {}

    /**
     * Runs a guest to its halt.
     *
     * @param maxCycles the most cycles (rows) it may take
     * @param listener hears what the guest tells the host
     * @throws GuestException if the guest traps or does not halt in time
     */
    public static ExecutionReport run(
            Program program, GuestInput input, long maxCycles, HostListener listener)
            throws GuestException {
        return Machine.run(program.guest(), input, maxCycles, listener);
    }
}
