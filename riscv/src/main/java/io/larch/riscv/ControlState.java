// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/** The control registers of {@link Machine}. */
final class ControlState {
    private static final long MIE = 1 << 3;
    private static final long MPIE = 1 << 7;
    private static final long ENVIRONMENT_CALL = 11;

    private final long[] values = new long[ControlRegister.values().length];

    long read(ControlRegister register) {
        return values[register.ordinal()] | register.fixed();
    }

    void write(ControlRegister register, long value) {
        values[register.ordinal()] = value & register.writable();
    }

    /** A control register instruction; returns what it reads. */
    long execute(Instruction kind, long imm, long operand) {
        ControlRegister register = ControlRegister.of(Format.csr(imm)).orElseThrow();
        long old = read(register);
        switch (kind) {
            case CSRRW, CSRRWI -> write(register, operand);
            case CSRRS, CSRRSI -> write(register, old | operand);
            default -> write(register, old & ~operand);
        }
        return old;
    }

    /** ECALL at an address; returns the address of the handler. */
    long call(long pc) {
        write(ControlRegister.MEPC, pc);
        write(ControlRegister.MCAUSE, ENVIRONMENT_CALL);
        write(ControlRegister.MTVAL, 0);
        boolean enabled = (read(ControlRegister.MSTATUS) & MIE) != 0;
        write(ControlRegister.MSTATUS, enabled ? MPIE : 0);
        return read(ControlRegister.MTVEC);
    }

    /** MRET; returns the address it goes to. */
    long machineReturn() {
        boolean enabled = (read(ControlRegister.MSTATUS) & MPIE) != 0;
        write(ControlRegister.MSTATUS, enabled ? MPIE | MIE : MPIE);
        return read(ControlRegister.MEPC);
    }
}
