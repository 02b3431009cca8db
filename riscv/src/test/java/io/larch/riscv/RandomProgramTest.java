// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole random programs: rows, instructions and the independent model end in one state. */
class RandomProgramTest {
    private static final int EBREAK = Guests.encode(Instruction.EBREAK, 0, 0, 0, 0);

    @ParameterizedTest
    @EnumSource
    void tracerMachineAndModelAgree(RandomProgram.Style style) throws GuestException {
        Random random = Seeds.random(RandomProgramTest.class);
        for (int n = 0; n < 20; n++) {
            RandomProgram code = new RandomProgram(random, style, 400, EBREAK);
            GuestProgram program = code.program();
            Trace trace = Tracer.trace(program, GuestInput.EMPTY, 1 << 20);
            Rv64Model model = runModel(program, code);
            MemoryLayout layout = program.layout();
            for (int i = 0; i < layout.imageWords(); i++) {
                int cell = layout.imageStart() + i;
                long expected = model.load(layout.address(cell), 8);
                assertEquals(expected, trace.finalMemory().read(cell));
            }
        }
    }

    private static Rv64Model runModel(GuestProgram program, RandomProgram code) {
        MemoryLayout layout = program.layout();
        Rv64Model model = new Rv64Model(layout.base() + 8, layout.end());
        int[] words = code.words();
        for (int i = 0; i < words.length; i++) {
            model.store(Guests.START + 4L * i, 4, words[i]);
        }
        model.pc = Guests.START;
        Rv64Model.Outcome outcome = Rv64Model.Outcome.NEXT;
        while (outcome == Rv64Model.Outcome.NEXT) {
            outcome = model.step();
        }
        assertEquals(Rv64Model.Outcome.HALT, outcome);
        return model;
    }
}
