// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One guest per way to fail, and the ways to end that are not failures. */
class TrapTest {
    private static final int EBREAK = Guests.encode(Instruction.EBREAK, 0, 0, 0, 0);

    /** x5 = start of RAM. */
    private static final int[] RAM = {
        Guests.encode(Instruction.ADDI, 5, 0, 0, 1), Guests.encode(Instruction.SLLI, 5, 5, 0, 31)
    };

    private static int[] program(int... words) {
        int[] all = Arrays.copyOf(RAM, RAM.length + words.length);
        System.arraycopy(words, 0, all, RAM.length, words.length);
        return all;
    }

    /** A program that begins with x6 = start of the default I/O block. */
    private static int[] ioProgram(int... words) {
        int[] prefix = {
            Guests.encode(Instruction.LUI, 6, 0, 0, 2), Guests.encode(Instruction.SUB, 6, 5, 6, 0)
        };
        int[] all = Arrays.copyOf(prefix, 2 + words.length);
        System.arraycopy(words, 0, all, 2, words.length);
        return program(all);
    }

    private static GuestException trap(int... words) {
        GuestProgram guest = Guests.of(words);
        GuestException trap = assertThrows(GuestException.class, () -> run(guest, 1000));
        GuestException traced =
                assertThrows(
                        GuestException.class, () -> Tracer.trace(guest, GuestInput.EMPTY, 1000));
        assertEquals(trap.trapCause(), traced.trapCause());
        return trap;
    }

    private static ExecutionReport run(GuestProgram guest, long limit) throws GuestException {
        return Machine.run(guest, GuestInput.EMPTY, limit, HostListener.NONE);
    }

    @Test
    void illegalInstruction() {
        GuestException e = trap(program(0x10500073, EBREAK));
        assertEquals("illegal-instruction", e.trapCause());
        assertEquals(Guests.START + 8, e.context().pc());
        assertTrue(e.getMessage().contains("0x10500073"));
        assertArrayEquals(new long[] {Guests.START, Guests.START + 4}, e.context().recentPcs());
        assertEquals(Guests.START, e.context().registers()[5]);
    }

    @Test
    void runningOffTheCode() {
        assertEquals("jump-outside-code", trap(RAM).trapCause());
    }

    @Test
    void jumpToData() {
        int far = Guests.encode(Instruction.JALR, 1, 5, 0, 2040);
        assertEquals("jump-outside-code", trap(program(far)).trapCause());
    }

    @Test
    void jumpToTheMiddleOfAnInstruction() {
        int half = Guests.encode(Instruction.JALR, 1, 5, 0, 2);
        assertEquals("jump-outside-code", trap(program(half)).trapCause());
    }

    @Test
    void misalignedLoadsAndStores() {
        for (Instruction kind : Instruction.values()) {
            if (kind.format().isAccess() && kind.accessSize() > 1) {
                int half = kind.accessSize() / 2;
                int move = Guests.encode(Instruction.ADDI, 5, 5, 0, half);
                GuestException e = trap(program(move, Guests.encode(kind, 7, 5, 6, 0), EBREAK));
                assertEquals("misaligned-access", e.trapCause(), kind.name());
                GuestException.MisalignedAccess access = (GuestException.MisalignedAccess) e;
                assertEquals(Guests.START + half, access.address());
            }
        }
    }

    @Test
    void atomicsOutsideMemory() {
        for (Instruction kind : Instruction.values()) {
            if (kind.format().isAccess()) {
                int word = Guests.encode(kind, 7, 0, 6, 0);
                assertEquals("outside-memory", trap(word, EBREAK).trapCause(), kind.name());
            }
        }
    }

    @Test
    void loadsOutsideMemory() {
        assertEquals(
                "outside-memory",
                trap(Guests.encode(Instruction.LD, 7, 0, 0, 0), EBREAK).trapCause());
        assertEquals(
                "outside-memory",
                trap(Guests.encode(Instruction.SB, 0, 0, 5, -1), EBREAK).trapCause());
    }

    @Test
    void cycleLimitCountsRows() throws GuestException {
        GuestProgram guest = Guests.of(program(Guests.encode(Instruction.DIV, 7, 5, 5, 0), EBREAK));
        long cycles = run(guest, 1000).cycles();
        assertEquals(2 + 16 + 1, cycles);
        assertEquals(cycles, run(guest, cycles).cycles());
        GuestException e = assertThrows(GuestException.class, () -> run(guest, cycles - 1));
        assertEquals("cycle-limit", e.trapCause());
        assertEquals(cycles - 1, e.context().cycles());
        GuestProgram loop = Guests.of(Guests.encode(Instruction.JAL, 0, 0, 0, 0));
        assertEquals(
                "cycle-limit",
                assertThrows(GuestException.class, () -> run(loop, 100_000)).trapCause());
    }

    @Test
    void overwrittenInputIsNotPublic() {
        int store = Guests.encode(Instruction.SD, 0, 6, 5, 24);
        assertEquals("io-block-mismatch", trap(ioProgram(store, EBREAK)).trapCause());
        int length = Guests.encode(Instruction.SB, 0, 6, 5, 16);
        assertFalse(isTrap(ioProgram(length, EBREAK)), "storing the same byte changes nothing");
    }

    @Test
    void outputBeyondItsLengthIsNotPublic() {
        List<Integer> words = new ArrayList<>();
        words.add(Guests.encode(Instruction.LUI, 7, 0, 0, 1));
        words.add(Guests.encode(Instruction.ADD, 7, 6, 7, 0));
        words.add(Guests.encode(Instruction.ADDI, 8, 0, 0, 0x55));
        words.add(Guests.encode(Instruction.SB, 0, 7, 8, 9));
        words.add(Guests.encode(Instruction.ADDI, 9, 0, 0, 1));
        words.add(Guests.encode(Instruction.SB, 0, 7, 9, 0));
        words.add(EBREAK);
        int[] tooShort = words.stream().mapToInt(Integer::intValue).toArray();
        assertEquals("io-block-mismatch", trap(ioProgram(tooShort)).trapCause());
        words.set(4, Guests.encode(Instruction.ADDI, 9, 0, 0, 2));
        int[] right = words.stream().mapToInt(Integer::intValue).toArray();
        assertFalse(isTrap(ioProgram(right)));
        words.set(4, Guests.encode(Instruction.ADDI, 9, 0, 0, -1));
        words.set(5, Guests.encode(Instruction.SD, 0, 7, 9, 0));
        int[] absurd = words.stream().mapToInt(Integer::intValue).toArray();
        assertEquals("io-block-mismatch", trap(ioProgram(absurd)).trapCause());
    }

    @Test
    void strangeTerminationWordIsNotPublic() {
        int store = Guests.encode(Instruction.SD, 0, 6, 5, 0);
        assertEquals("io-block-mismatch", trap(ioProgram(store, EBREAK)).trapCause());
    }

    @Test
    void panicIsAResult() throws GuestException {
        int one = Guests.encode(Instruction.ADDI, 7, 0, 0, 1);
        int panic = Guests.encode(Instruction.SD, 0, 6, 7, 8);
        ExecutionReport report = run(Guests.of(ioProgram(one, panic, EBREAK)), 1000);
        assertTrue(report.panicked());
        assertFalse(report.terminated());
    }

    @Test
    void aJumpToAddressZeroOrOneHaltsWithoutTermination() throws GuestException {
        for (int target : new int[] {0, 1}) {
            GuestProgram guest = Guests.of(Guests.encode(Instruction.JALR, 0, 0, 0, target));
            assertFalse(run(guest, 1000).terminated());
            assertEquals(1, Tracer.trace(guest, GuestInput.EMPTY, 1000).cycles());
        }
    }

    @Test
    void tooLargeInputs() {
        GuestProgram guest = Guests.of(EBREAK);
        MemoryLayout layout = guest.layout();
        GuestInput most =
                new GuestInput(
                        new byte[layout.maxInputBytes()], new byte[layout.maxPrivateBytes()]);
        assertFalse(isTrap(guest, most));
        assertTrue(isTrap(guest, GuestInput.of(new byte[layout.maxInputBytes() + 1])));
        byte[] privateBytes = new byte[layout.maxPrivateBytes() + 1];
        assertTrue(isTrap(guest, new GuestInput(new byte[0], privateBytes)));
    }

    @Test
    void hostHintsReachTheListenerAndChangeNothing() throws GuestException {
        int[] words = {
            Guests.encode(Instruction.AUIPC, 10, 0, 0, 0),
            Guests.encode(Instruction.ADDI, 10, 10, 0, 24),
            Guests.encode(Instruction.SLTI, 0, 10, 0, 2),
            Guests.encode(Instruction.SLTI, 0, 10, 0, 1),
            Guests.encode(Instruction.SLTI, 0, 10, 0, 3),
            EBREAK,
            'h' | 'i' << 8
        };
        List<String> heard = new ArrayList<>();
        HostListener listener =
                new HostListener() {
                    @Override
                    public void print(String text) {
                        heard.add("print " + text);
                    }

                    @Override
                    public void cyclesBegin(String label, long cycle) {
                        heard.add("begin " + label + " " + cycle);
                    }

                    @Override
                    public void cyclesEnd(String label, long cycle) {
                        heard.add("end " + label + " " + cycle);
                    }
                };
        ExecutionReport report = Machine.run(Guests.of(words), GuestInput.EMPTY, 100, listener);
        assertEquals(List.of("begin hi 3", "print hi", "end hi 5"), heard);
        assertEquals(6, report.cycles());
    }

    private static boolean isTrap(int[] words) {
        return isTrap(Guests.of(words), GuestInput.EMPTY);
    }

    private static boolean isTrap(GuestProgram guest, GuestInput input) {
        try {
            Machine.run(guest, input, 1000, HostListener.NONE);
            return false;
        } catch (GuestException e) {
            return true;
        }
    }
}
