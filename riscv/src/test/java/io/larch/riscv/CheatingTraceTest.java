// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.Guests.encode;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * No single cell of a trace can be altered: neither the outcome of a store-conditional, nor the end
 * of its reservation, nor what an atomic operation stores, nor a control register, nor the address
 * of a row, nor the link of a two-byte jump.
 */
class CheatingTraceTest {
    private static final int EBREAK = encode(Instruction.EBREAK, 0, 0, 0, 0);
    private static final int NOP = 1;
    private static final int C_JALR_X9 = 0x9482;

    private static GuestProgram guest(int... words) {
        return Guests.of(Guests.elf(List.of(3, 3, 9), words));
    }

    /** x5 = an address of data, x8 = a value; then the words. */
    private static GuestProgram withPointer(int... words) {
        List<Integer> all = new ArrayList<>();
        all.add(encode(Instruction.AUIPC, 5, 0, 0, 0));
        all.add(encode(Instruction.ADDI, 5, 5, 0, 512));
        all.add(encode(Instruction.ADDI, 8, 0, 0, -123));
        for (int word : words) {
            all.add(word);
        }
        all.add(EBREAK);
        return guest(all.stream().mapToInt(Integer::intValue).toArray());
    }

    @Test
    void storeConditionals() throws GuestException {
        for (boolean wide : new boolean[] {false, true}) {
            int load = encode(wide ? Instruction.LR_D : Instruction.LR_W, 9, 5, 0, 0);
            int store = encode(wide ? Instruction.SC_D : Instruction.SC_W, 7, 5, 8, 0);
            int other = encode(wide ? Instruction.SC_W : Instruction.SC_D, 7, 5, 8, 0);
            everyCellCounts(withPointer(load, store, store));
            everyCellCounts(withPointer(load, other, store));
        }
    }

    @Test
    void atomicOperations() throws GuestException {
        int upper = encode(Instruction.ADDI, 6, 5, 0, 4);
        everyCellCounts(
                withPointer(
                        upper,
                        encode(Instruction.AMOADD_W, 7, 6, 8, 0),
                        encode(Instruction.AMOMINU_W, 7, 5, 8, 0),
                        encode(Instruction.AMOMAX_D, 7, 5, 8, 0),
                        encode(Instruction.AMOSWAP_D, 5, 5, 5, 0)));
    }

    @Test
    void controlRegistersAndTraps() throws GuestException {
        int handler = encode(Instruction.ADDI, 10, 5, 0, 36 - 512);
        everyCellCounts(
                withPointer(
                        handler,
                        encode(Instruction.CSRRW, 9, 10, 0, 0x305),
                        encode(Instruction.CSRRSI, 9, 8, 0, 0x300),
                        encode(Instruction.ECALL, 0, 0, 0, 0),
                        EBREAK,
                        EBREAK,
                        encode(Instruction.CSRRS, 9, 0, 0, 0x341),
                        encode(Instruction.ADDI, 9, 9, 0, 4),
                        encode(Instruction.CSRRW, 9, 9, 0, 0x341),
                        encode(Instruction.MRET, 0, 0, 0, 0)));
    }

    @Test
    void twoByteInstructions() throws GuestException {
        int auipc = encode(Instruction.AUIPC, 9, 0, 0, 0);
        int add = encode(Instruction.ADDI, 9, 9, 0, 14);
        int branch = 0xc099; // c.beqz x9, 6
        int[] halves = {
            auipc, auipc >>> 16, add, add >>> 16, C_JALR_X9, 0, NOP, branch, NOP, 0x9002, 0
        };
        everyCellCounts(
                Guests.of(Guests.compressed(Guests.elf(List.of(3, 3, 9), Guests.words(halves)))));
    }

    private static void everyCellCounts(GuestProgram program) throws GuestException {
        Trace trace = Tracer.trace(program, GuestInput.EMPTY, 1000);
        int cycles = (int) trace.cycles();
        int checked = cycles + 2;
        TraceChecker.check(trace, checked);
        assertTrue(cycles > 4 && cycles < 100);
        for (int j = 0; j < cycles; j++) {
            for (long[] column :
                    new long[][] {
                        trace.rs1Value(),
                        trace.rs2Value(),
                        trace.rdPre(),
                        trace.rdPost(),
                        trace.ramPre(),
                        trace.ramPost()
                    }) {
                long honest = column[j];
                for (long lie : new long[] {honest + 1, honest ^ 1, 0, honest + 4, ~honest}) {
                    column[j] = lie;
                    if (lie != honest) {
                        rejected(trace, checked, j);
                    }
                }
                column[j] = honest;
            }
            for (int[] column : new int[][] {trace.row(), trace.cell()}) {
                int honest = column[j];
                int top = column == trace.row() ? program.rows().used() : 512;
                for (int lie : new int[] {honest + 1, honest - 1, 0, honest + 2, top - 1}) {
                    column[j] = lie;
                    if (lie != honest && lie >= 0 && lie < top) {
                        rejected(trace, checked, j);
                    }
                }
                column[j] = honest;
            }
        }
        TraceChecker.check(trace, checked);
    }

    private static void rejected(Trace trace, int checked, int cycle) {
        assertThrows(
                AssertionError.class, () -> TraceChecker.check(trace, checked), "cycle " + cycle);
    }
}
