// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Single instructions of a guest from chosen states: the independent model, the rows and the
 * machine must end alike, in registers, reservation, control registers, all of memory, and the next
 * address or trap.
 */
final class StateCheck {
    /** Where the data of a state begins. */
    static final long DATA = MemoryLayout.RAM_START + 1024;

    /** A small memory, so that all of it can be compared: 2^10 cells. */
    private static final List<Integer> PARAMETERS = List.of(3, 3, 10);

    private final GuestProgram program;
    private final MemoryLayout layout;
    private final Random random;

    private StateCheck(byte[] elf, Random random) {
        program = Guests.of(elf);
        layout = program.layout();
        this.random = random;
    }

    /** Checks of instructions of 32 bits, from the start of RAM. */
    static StateCheck ofWords(int[] words, Random random) {
        return new StateCheck(Guests.elf(PARAMETERS, words), random);
    }

    /** Checks of instructions of 16 bits, from the start of RAM. */
    static StateCheck ofHalves(int[] halves, Random random) {
        byte[] elf = Guests.elf(PARAMETERS, Guests.words(halves));
        return new StateCheck(Guests.compressed(elf), random);
    }

    /**
     * A state before an instruction.
     *
     * @param x registers x0 to x31
     * @param system reservation and control registers, as {@link Machine#state} has them
     * @param data doublewords from {@link #DATA} on; the rest of memory is 0
     */
    record State(long[] x, long[] system, long[] data) {
        /** With neither a reservation nor anything in the control registers. */
        static State of(long[] x, long... data) {
            return new State(x, new long[1 + ControlRegister.values().length], data);
        }
    }

    MemoryLayout layout() {
        return layout;
    }

    SourceInstruction instruction(long pc) {
        return program.instructionAt(pc).orElseThrow();
    }

    /** Executes the instruction at an address three times over. */
    void run(long pc, State state) throws GuestException {
        String what = instruction(pc) + " at " + Long.toHexString(pc);
        Rv64Model model = model(pc, state);
        Rv64Model.Outcome outcome = step(model, pc);
        long target = outcome == Rv64Model.Outcome.HALT ? 0 : model.pc;
        GuestMemory forRows = memory(state);
        RowMachine rows = new RowMachine(program, forRows, RowMachine.AdviceSource.HONEST);
        System.arraycopy(state.x, 0, rows.x, 0, 32);
        System.arraycopy(state.system, 0, rows.x, 32, state.system.length);
        for (int r = Registers.FIRST_TEMPORARY; r < Registers.COUNT; r++) {
            rows.x[r] = random.nextLong();
        }
        GuestMemory forMachine = memory(state);
        Machine machine = new Machine(program, forMachine);
        System.arraycopy(state.x, 0, machine.x(), 0, 32);
        machine.setState(state.system);
        checkRows(rows, pc, outcome, target, what);
        checkMachine(machine, pc, outcome, target, what);
        if (outcome == Rv64Model.Outcome.NEXT) {
            long[] system = system(model);
            long[] cells = cells(model);
            assertArrayEquals(model.x, Arrays.copyOf(rows.x, 32), what + ": x");
            assertArrayEquals(model.x, Arrays.copyOf(machine.x(), 32), what + ": x");
            long[] after = Arrays.copyOfRange(rows.x, 32, 32 + system.length);
            assertArrayEquals(system, after, what + ": state");
            assertArrayEquals(system, machine.state(), what + ": state of the machine");
            assertArrayEquals(cells, forRows.toArray(), what + ": memory");
            assertArrayEquals(cells, forMachine.toArray(), what + ": memory of the machine");
        }
    }

    private Rv64Model.Outcome step(Rv64Model model, long pc) {
        int half = program.half(pc);
        return (half & 3) == 3
                ? model.step(half | program.half(pc + 2) << 16)
                : model.step(Rv64CompressedModel.expand(half), 2);
    }

    private Rv64Model model(long pc, State state) {
        Rv64Model model = new Rv64Model(layout.base() + 8, layout.end());
        model.pc = pc;
        System.arraycopy(state.x, 0, model.x, 0, 32);
        for (int i = 0; i < state.data.length; i++) {
            model.store(DATA + 8L * i, 8, state.data[i]);
        }
        long reservation = state.system[0];
        model.reservedSize = reservation == 0 ? 0 : (reservation & 1) != 0 ? 4 : 8;
        model.reserved = reservation - (reservation & 1);
        for (ControlRegister register : ControlRegister.values()) {
            long fixed = register == ControlRegister.MSTATUS ? 0x1800 : 0;
            model.csr.put(register.number(), state.system[1 + register.ordinal()] | fixed);
        }
        return model;
    }

    private static long[] system(Rv64Model model) {
        long[] system = new long[1 + ControlRegister.values().length];
        system[0] =
                model.reservedSize == 0 ? 0 : model.reserved + (model.reservedSize == 4 ? 1 : 0);
        for (ControlRegister register : ControlRegister.values()) {
            long value = model.csr.get(register.number());
            system[1 + register.ordinal()] =
                    register == ControlRegister.MSTATUS ? value - 0x1800 : value;
        }
        return system;
    }

    private GuestMemory memory(State state) {
        GuestMemory memory = new GuestMemory(layout);
        for (int i = 0; i < state.data.length; i++) {
            memory.write(layout.cell(DATA) + i, state.data[i]);
        }
        return memory;
    }

    private long[] cells(Rv64Model model) {
        long[] cells = new long[layout.cells()];
        for (Map.Entry<Long, Byte> e : model.memory.entrySet()) {
            long address = e.getKey();
            int cell = layout.cell(address & -8);
            cells[cell] |= (e.getValue() & 0xffL) << 8 * (address & 7);
        }
        return cells;
    }

    private void checkRows(
            RowMachine rows, long pc, Rv64Model.Outcome outcome, long target, String what)
            throws GuestException {
        int row = program.rowAt(pc);
        try {
            while ((program.rows().mode()[row] & RowTable.NOT_LAST) != 0) {
                row = rows.step(row);
            }
            int next = rows.step(row);
            assertEquals(program.rowAt(target), next, what);
            assertNotEquals(Rv64Model.Outcome.MISALIGNED, outcome, what);
            assertNotEquals(Rv64Model.Outcome.OUTSIDE, outcome, what);
        } catch (GuestException e) {
            checkTrap(e, outcome, target, what);
        }
    }

    private void checkMachine(
            Machine machine, long pc, Rv64Model.Outcome outcome, long target, String what) {
        try {
            assertEquals(target, machine.stepAt(pc), what);
            assertNotEquals(Rv64Model.Outcome.MISALIGNED, outcome, what);
            assertNotEquals(Rv64Model.Outcome.OUTSIDE, outcome, what);
        } catch (GuestException e) {
            checkTrap(e, outcome, target, what);
        }
    }

    private void checkTrap(GuestException e, Rv64Model.Outcome outcome, long target, String what) {
        switch (outcome) {
            case MISALIGNED -> assertEquals("misaligned-access", e.trapCause(), what);
            case OUTSIDE -> assertEquals("outside-memory", e.trapCause(), what);
            default -> {
                assertEquals("jump-outside-code", e.trapCause(), what);
                assertEquals(target, e.context().pc(), what);
                assertEquals(-1, program.rowAt(target), what);
            }
        }
    }
}
