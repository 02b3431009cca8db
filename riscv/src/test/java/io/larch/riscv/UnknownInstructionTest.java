// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Words that are no instruction of this machine, between two-byte code that goes around them. */
class UnknownInstructionTest {
    private static final int SKIP = 0x00038463; // beq x7, x0, 8
    private static final int STAY = 0x00039463; // bne x7, x0, 8
    private static final int C_LI_X10_1 = 0x4505;
    private static final int C_LI_X11_2 = 0x4589;
    private static final int C_EBREAK = 0x9002;

    private static GuestProgram around(int branch, int unknown) {
        return Guests.ofHalves(
                branch,
                branch >>> 16,
                unknown,
                unknown >>> 16,
                C_LI_X10_1,
                C_LI_X11_2,
                C_EBREAK,
                0);
    }

    /**
     * csrw pmpaddr0, x7, whose upper half begins like a load; fld f10, 0(x14); csrr x10, mhartid; a
     * reserved word.
     */
    @ParameterizedTest
    @ValueSource(ints = {0x3b039073, 0x00073507, 0xf1402573, 0x0013007b})
    void doNotHideWhatStandsBehind(int unknown) throws GuestException {
        assertTrue(Decoder.decode(unknown).isEmpty());
        GuestProgram guest = around(SKIP, unknown);
        assertEquals(4, Tracer.trace(guest, GuestInput.EMPTY, 10).cycles());
        assertEquals(-1, guest.rowAt(Guests.START + 4));
        assertEquals(-1, guest.rowAt(Guests.START + 6));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x3b039073, 0x00073507, 0xf1402573, 0x0013007b})
    void trapWhereTheyAreReached(int unknown) {
        GuestProgram guest = around(STAY, unknown);
        GuestException e =
                assertThrows(
                        GuestException.class,
                        () -> Machine.run(guest, GuestInput.EMPTY, 10, HostListener.NONE));
        assertEquals("illegal-instruction", e.trapCause());
        assertEquals(Guests.START + 4, e.context().pc());
        assertThrows(GuestException.class, () -> Tracer.trace(guest, GuestInput.EMPTY, 10));
    }

    @Test
    void theirFirstHalfMayEndTheSegment() {
        GuestProgram guest = Guests.ofHalves(C_EBREAK, 0x9073);
        assertTrue(guest.rowAt(Guests.START) > 0);
        assertEquals(-1, guest.rowAt(Guests.START + 2));
    }
}
