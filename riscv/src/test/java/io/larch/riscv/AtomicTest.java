// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.Guests.encode;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reservations: what pairs with what, and what ends one. */
class AtomicTest {
    private static final int EBREAK = encode(Instruction.EBREAK, 0, 0, 0, 0);
    private static final int RESULT = 7;
    private static final int FIRST = 5;
    private static final int SECOND = 6;
    private static final int VALUE = 8;

    /** x5 = an address in RAM, x6 = the one 8 bytes behind it, x8 = a value. */
    private static final int[] PROLOGUE = {
        encode(Instruction.AUIPC, FIRST, 0, 0, 1),
        encode(Instruction.ADDI, SECOND, FIRST, 0, 8),
        encode(Instruction.ADDI, VALUE, 0, 0, -123),
    };

    private static final int LR_W = encode(Instruction.LR_W, 0, FIRST, 0, 0);
    private static final int LR_D = encode(Instruction.LR_D, 0, FIRST, 0, 0);
    private static final int SC_W = encode(Instruction.SC_W, RESULT, FIRST, VALUE, 0);
    private static final int SC_D = encode(Instruction.SC_D, RESULT, FIRST, VALUE, 0);
    private static final int OTHER_LR_W = encode(Instruction.LR_W, 0, SECOND, 0, 0);
    private static final int OTHER_LR_D = encode(Instruction.LR_D, 0, SECOND, 0, 0);
    private static final int OTHER_SC_D = encode(Instruction.SC_D, 0, SECOND, VALUE, 0);

    private static GuestProgram program(int... words) {
        int[] all = IntStream.concat(Arrays.stream(PROLOGUE), Arrays.stream(words)).toArray();
        all = Arrays.copyOf(all, all.length + 1);
        all[all.length - 1] = EBREAK;
        return Guests.of(all);
    }

    /** x7 at the end, by the rows; the machine takes as many cycles. */
    private static long result(int... words) throws GuestException {
        Trace trace = Tracer.trace(program(words), GuestInput.EMPTY, 1000);
        RowTable rows = trace.program().rows();
        long x7 = -1;
        for (int j = 0; j < trace.cycles(); j++) {
            x7 = rows.rd()[trace.row()[j]] == RESULT ? trace.rdPost()[j] : x7;
        }
        return x7;
    }

    private static long stored(int... words) throws GuestException {
        Trace trace = Tracer.trace(program(words), GuestInput.EMPTY, 1000);
        MemoryLayout layout = trace.program().layout();
        return trace.finalMemory().read(layout.cell(Guests.START + 4096));
    }

    @Test
    void aPairOfOneWidthAndAddressSucceeds() throws GuestException {
        assertEquals(0, result(LR_W, SC_W));
        assertEquals(0, result(LR_D, SC_D));
        assertEquals(-123 & 0xffffffffL, stored(LR_W, SC_W));
        assertEquals(-123, stored(LR_D, SC_D));
    }

    @Test
    void withoutReservationItFailsAndStoresNothing() throws GuestException {
        assertEquals(1, result(SC_W));
        assertEquals(1, result(SC_D));
        assertEquals(0, stored(SC_W));
        assertEquals(0, stored(SC_D));
    }

    @Test
    void widthsDoNotPair() throws GuestException {
        assertEquals(1, result(LR_W, SC_D));
        assertEquals(1, result(LR_D, SC_W));
        assertEquals(0, stored(LR_W, SC_D));
        assertEquals(0, stored(LR_D, SC_W));
    }

    @Test
    void addressesDoNotPair() throws GuestException {
        assertEquals(1, result(OTHER_LR_D, SC_D));
        assertEquals(1, result(OTHER_LR_W, SC_W));
        int upper = encode(Instruction.ADDI, SECOND, FIRST, 0, 4);
        assertEquals(1, result(upper, OTHER_LR_W, SC_W));
    }

    @Test
    void anyStoreConditionalEndsTheReservation() throws GuestException {
        assertEquals(1, result(LR_D, SC_D, SC_D));
        assertEquals(1, result(LR_W, SC_W, SC_W));
        assertEquals(1, result(LR_D, OTHER_SC_D, SC_D));
        assertEquals(1, result(LR_W, OTHER_SC_D, SC_W));
        assertEquals(1, result(LR_D, SC_W, SC_D));
    }

    @Test
    void theLastLoadReservedCounts() throws GuestException {
        assertEquals(1, result(LR_D, OTHER_LR_D, SC_D));
        assertEquals(1, result(LR_D, LR_W, SC_D));
        assertEquals(0, result(OTHER_LR_D, LR_D, SC_D));
        assertEquals(0, result(LR_D, LR_W, SC_W));
    }

    @Test
    void otherStoresKeepTheReservation() throws GuestException {
        int store = encode(Instruction.SD, 0, FIRST, FIRST, 0);
        int add = encode(Instruction.AMOADD_D, 0, FIRST, FIRST, 0);
        assertEquals(0, result(LR_D, store, SC_D));
        assertEquals(0, result(LR_D, add, SC_D));
        assertEquals(-123, stored(LR_D, store, SC_D));
    }

    @Test
    void resultAndOperandsMayBeOneRegister() throws GuestException {
        int load = encode(Instruction.LR_D, FIRST, FIRST, 0, 0);
        int copy = encode(Instruction.ADDI, RESULT, FIRST, 0, 0);
        int store = encode(Instruction.SC_D, RESULT, RESULT, RESULT, 0);
        assertEquals(0, result(copy, load, store));
        Trace trace = Tracer.trace(program(copy, load, store), GuestInput.EMPTY, 1000);
        int cell = trace.program().layout().cell(Guests.START + 4096);
        assertEquals(Guests.START + 4096, trace.finalMemory().read(cell));
    }

    /** A failing SC still needs a good address: nothing is decided by the prover. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void aFailingStoreConditionalTrapsAtABadAddress(int offset) {
        int move = encode(Instruction.ADDI, FIRST, FIRST, 0, offset);
        GuestException e =
                assertThrows(GuestException.class, () -> result(move, offset == 4 ? SC_D : SC_W));
        assertEquals("misaligned-access", e.trapCause());
    }

    /** The tags of the two widths differ in bit 0, so no address confuses them. */
    @Test
    void noAddressPairsWithTheEmptyReservationOrTheOtherWidth() {
        for (Instruction kind : new Instruction[] {Instruction.SC_W, Instruction.SC_D}) {
            GuestProgram guest = Guests.of(encode(kind, RESULT, FIRST, VALUE, 0), EBREAK);
            for (long address : new long[] {0, -1, 1}) {
                assertEquals("trap", step(guest, address, 0), kind + " " + address);
            }
        }
        GuestProgram guest = Guests.of(SC_D, EBREAK);
        assertEquals("trap", step(guest, Guests.START + 1, Guests.START + 1));
    }

    private static String step(GuestProgram guest, long address, long reservation) {
        GuestMemory memory = new GuestMemory(guest.layout());
        RowMachine rows = new RowMachine(guest, memory, RowMachine.AdviceSource.HONEST);
        rows.x[FIRST] = address;
        rows.x[Registers.RESERVATION] = reservation;
        int row = guest.entryRow();
        try {
            while (guest.rows().addr()[row] == Guests.START) {
                row = rows.step(row);
            }
            return "result " + rows.x[RESULT];
        } catch (GuestException e) {
            return "trap";
        }
    }
}
