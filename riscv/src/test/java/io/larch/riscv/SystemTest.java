// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.Guests.encode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Traps that a guest causes itself, and control registers over several instructions. */
class SystemTest {
    private static final int EBREAK = encode(Instruction.EBREAK, 0, 0, 0, 0);
    private static final int ECALL = encode(Instruction.ECALL, 0, 0, 0, 0);

    private static int csr(Instruction kind, int rd, ControlRegister register, int operand) {
        return encode(kind, rd, operand, 0, register.number());
    }

    private static int read(int rd, ControlRegister register) {
        return csr(Instruction.CSRRS, rd, register, 0);
    }

    /** Registers at the end, by the rows; the machine must take as many cycles. */
    private static long[] registers(List<Integer> words) throws GuestException {
        GuestProgram guest = Guests.of(words.stream().mapToInt(Integer::intValue).toArray());
        Trace trace = Tracer.trace(guest, GuestInput.EMPTY, 1000);
        long[] x = new long[Registers.COUNT];
        for (int j = 0; j < trace.cycles(); j++) {
            x[guest.rows().rd()[trace.row()[j]]] = trace.rdPost()[j];
        }
        return x;
    }

    /** A handler that notes the cause and returns behind the call. */
    @Test
    void aHandlerServesCallsAndReturns() throws GuestException {
        List<Integer> words = new ArrayList<>();
        words.add(encode(Instruction.AUIPC, 5, 0, 0, 0));
        words.add(encode(Instruction.ADDI, 5, 5, 0, 28));
        words.add(csr(Instruction.CSRRW, 0, ControlRegister.MTVEC, 5));
        words.add(csr(Instruction.CSRRSI, 0, ControlRegister.MSTATUS, 8));
        words.add(ECALL);
        words.add(read(16, ControlRegister.MSTATUS));
        words.add(EBREAK);
        words.add(read(10, ControlRegister.MCAUSE));
        words.add(read(11, ControlRegister.MTVAL));
        words.add(read(12, ControlRegister.MEPC));
        words.add(read(13, ControlRegister.MSTATUS));
        words.add(encode(Instruction.ADDI, 12, 12, 0, 4));
        words.add(csr(Instruction.CSRRW, 14, ControlRegister.MEPC, 12));
        words.add(read(15, ControlRegister.MTVEC));
        words.add(encode(Instruction.MRET, 0, 0, 0, 0));
        long[] x = registers(words);
        assertEquals(11, x[10]);
        assertEquals(0, x[11]);
        assertEquals(Guests.START + 20, x[12]);
        assertEquals(0x1880, x[13], "interrupts were enabled and are not");
        assertEquals(Guests.START + 16, x[14]);
        assertEquals(Guests.START + 28, x[15]);
        assertEquals(0x1888, x[16], "interrupts are enabled again");
    }

    @Test
    void registersKeepTheirWritableBits() throws GuestException {
        for (ControlRegister register : ControlRegister.values()) {
            List<Integer> words = new ArrayList<>();
            words.add(encode(Instruction.ADDI, 5, 0, 0, -1));
            words.add(csr(Instruction.CSRRW, 10, register, 5));
            words.add(read(11, register));
            words.add(csr(Instruction.CSRRC, 12, register, 5));
            words.add(csr(Instruction.CSRRS, 13, register, 5));
            words.add(csr(Instruction.CSRRWI, 14, register, 21));
            words.add(csr(Instruction.CSRRCI, 15, register, 31));
            words.add(read(16, register));
            words.add(EBREAK);
            long[] x = registers(words);
            long all = register.writable() | register.fixed();
            assertEquals(register.fixed(), x[10], register.name());
            assertEquals(all, x[11], register.name());
            assertEquals(all, x[12], register.name());
            assertEquals(register.fixed(), x[13], register.name());
            assertEquals(all, x[14], register.name());
            assertEquals(21 & register.writable() | register.fixed(), x[15], register.name());
            assertEquals(register.fixed(), x[16], register.name());
        }
    }

    @Test
    void sourceAndDestinationMayBeOneRegister() throws GuestException {
        ControlRegister scratch = ControlRegister.MSCRATCH;
        long[] x =
                registers(
                        List.of(
                                encode(Instruction.ADDI, 5, 0, 0, 77),
                                encode(Instruction.ADDI, 6, 0, 0, 88),
                                csr(Instruction.CSRRW, 5, scratch, 5),
                                csr(Instruction.CSRRW, 6, scratch, 6),
                                read(7, scratch),
                                EBREAK));
        assertEquals(0, x[5]);
        assertEquals(77, x[6]);
        assertEquals(88, x[7]);
    }

    @Test
    void aCallWithoutHandlerHaltsWithoutTermination() throws GuestException {
        GuestProgram guest = Guests.of(ECALL, EBREAK);
        ExecutionReport report = Machine.run(guest, GuestInput.EMPTY, 100, HostListener.NONE);
        assertEquals(1, report.instructions());
        assertTrue(!report.terminated() && !report.panicked());
    }

    @Test
    void theCauseInTheRowsIsThatOfTheManual() {
        assertEquals(11, SystemExpansions.CAUSE_ECALL);
    }
}
