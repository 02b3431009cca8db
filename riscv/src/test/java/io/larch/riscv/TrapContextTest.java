// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.Guests.encode;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a trap of each kind says: its name, pc, the registers, and the last twenty addresses. */
class TrapContextTest {
    private static final int SETTERS = 31;
    private static final int EBREAK = Instruction.EBREAK.match();

    /** x1 to x31 = their numbers, then the instruction that traps, then a halt. */
    private static GuestProgram guest(int word) {
        List<Integer> words = new ArrayList<>();
        for (int r = 1; r <= SETTERS; r++) {
            words.add(encode(Instruction.ADDI, r, 0, 0, r));
        }
        words.add(word);
        words.add(EBREAK);
        return Guests.of(words.stream().mapToInt(Integer::intValue).toArray());
    }

    /**
     * Cause; word; pc of the trap counted in words from the start; number of instructions begun,
     * the trapping one included if it is one; cycles before.
     */
    @ParameterizedTest
    @CsvSource({
        "illegal-instruction, 0x10500073, 31, 31, 31",
        "illegal-instruction, 0xffffffff, 31, 31, 31",
        "misaligned-access, 0x0003b083, 31, 32, 31", // ld x1, 0(x7)
        "misaligned-access, 0x1003b0af, 31, 32, 31", // lr.d x1, (x7)
        "outside-memory, 0x00043083, 31, 32, 31", // ld x1, 0(x8)
        "outside-memory, 0x00143023, 31, 32, 31", // sd x1, 0(x8)
        "jump-outside-code, 0x4000006f, 287, 32, 32", // j 1024
        "jump-outside-code, 0xf81ff06f, -1, 32, 32", // j -128
    })
    void saysWhereAndWithWhat(String cause, String word, int words, int begun, long cycles) {
        GuestProgram guest = guest(Long.decode(word).intValue());
        GuestException trap =
                assertThrows(
                        GuestException.class,
                        () -> Machine.run(guest, GuestInput.EMPTY, 1000, HostListener.NONE));
        TrapContext context = trap.context();
        assertEquals(cause, trap.trapCause());
        assertEquals(Guests.START + 4L * words, context.pc());
        assertEquals(cycles, context.cycles());
        assertArrayEquals(LongStream.rangeClosed(0, SETTERS).toArray(), context.registers());
        long[] last = LongStream.range(begun - 20, begun).map(i -> Guests.START + 4 * i).toArray();
        assertArrayEquals(last, context.recentPcs());
    }

    /** A guest's first instructions lie in its start-up code. */
    @Test
    void namesTheFunction() {
        GuestProgram guest = new BundledGuest("fibonacci").program();
        GuestException trap =
                assertThrows(
                        GuestException.class,
                        () -> Machine.run(guest, GuestInput.EMPTY, 3, HostListener.NONE));
        assertEquals("cycle-limit", trap.trapCause());
        assertEquals(guest.entry() + 12, trap.context().pc());
        assertEquals("_start", trap.context().function().orElseThrow().name());
        String where = "pc 0x%x (_start+0xc)".formatted(guest.entry() + 12);
        assertTrue(trap.getMessage().endsWith(where), trap.getMessage());
    }
}
