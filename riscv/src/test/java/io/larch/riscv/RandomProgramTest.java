// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole random programs: rows and instructions in lock-step, and with the independent model. */
class RandomProgramTest {
    private static final int EBREAK = Guests.encode(Instruction.EBREAK, 0, 0, 0, 0);
    private static final int PROGRAMS = 17;

    @ParameterizedTest
    @EnumSource
    void rowsMachineAndModelAgree(RandomProgram.Style style) throws GuestException {
        Seeds.each(
                RandomProgram.class,
                style,
                PROGRAMS,
                random -> check(new RandomProgram(random.nextLong(), style, EBREAK)));
    }

    private static void check(RandomProgram code) throws GuestException {
        GuestProgram program = code.program();
        LockStep both = new LockStep(program);
        Rv64Model model = model(program, code);
        Rv64Model.Outcome outcome = Rv64Model.Outcome.NEXT;
        while (!both.halted()) {
            String where = Long.toHexString(both.pc());
            assertEquals(model.pc, both.pc());
            assertEquals(Rv64Model.Outcome.NEXT, outcome);
            outcome = model.step();
            both.step();
            assertArrayEquals(model.x, both.x(), where);
        }
        assertEquals(Rv64Model.Outcome.HALT, outcome);
        both.compareMemory();
        Trace trace = Tracer.trace(program, GuestInput.EMPTY, 1 << 20);
        MemoryLayout layout = program.layout();
        for (int i = 0; i < layout.imageWords(); i++) {
            long address = layout.address(layout.imageStart() + i);
            assertEquals(model.load(address, 8), both.word(address));
            assertEquals(model.load(address, 8), trace.finalMemory().read(layout.cell(address)));
        }
    }

    private static Rv64Model model(GuestProgram program, RandomProgram code) {
        MemoryLayout layout = program.layout();
        Rv64Model model = new Rv64Model(layout.base() + 8, layout.end());
        int[] words = code.words();
        for (int i = 0; i < words.length; i++) {
            model.store(Guests.START + 4L * i, 4, words[i]);
        }
        model.pc = Guests.START;
        return model;
    }
}
