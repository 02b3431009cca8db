// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Arrays;
import java.util.Optional;

/**
 * The control and status registers of the guest machine, which has machine mode only and no
 * interrupts. Each lives in a register of the row machine.
 *
 * <p>A write keeps the bits of {@link #writable}; a read shows them and {@link #fixed}. Bits
 * outside both are zero.
 *
 * <p>Source: RISC-V privileged ISA manual, chapter "Machine-Level ISA".
 */
public enum ControlRegister {
    /** Status: MIE (bit 3) and MPIE (bit 7); MPP reads as machine mode. */
    MSTATUS(0x300, 0x88, 0x1800),
    /** Address of the trap handler; the mode field is always direct. */
    MTVEC(0x305, ~3L, 0),
    /** A word for the trap handler. */
    MSCRATCH(0x340, -1, 0),
    /** Address to return to from the trap handler; even. */
    MEPC(0x341, ~1L, 0),
    /** Cause of the trap. */
    MCAUSE(0x342, -1, 0),
    /** Further information about the trap. */
    MTVAL(0x343, -1, 0);

    private final int number;
    private final long writable;
    private final long fixed;

    ControlRegister(int number, long writable, long fixed) {
        this.number = number;
        this.writable = writable;
        this.fixed = fixed;
    }

    /** The register with a number, if this machine has it. */
    public static Optional<ControlRegister> of(int number) {
        return Arrays.stream(values()).filter(r -> r.number == number).findFirst();
    }

    /** The register an instruction of a CSR format names. */
    static ControlRegister of(SourceInstruction source) {
        return of(source.csr())
                .orElseThrow(() -> new IllegalArgumentException("no such control register"));
    }

    /** Its number in instructions, below 4096. */
    public int number() {
        return number;
    }

    /** The bits a write keeps. */
    public long writable() {
        return writable;
    }

    /** The bits that always read as 1. */
    public long fixed() {
        return fixed;
    }

    /** The register of the row machine that holds the writable bits. */
    public int register() {
        return Registers.FIRST_CONTROL + ordinal();
    }
}
