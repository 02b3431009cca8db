// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every instruction, expanded and direct, against the independent model on many states. */
class ExpansionDifferentialTest {
    private static final int WORDS = 200;
    private static final int STATES = 12;
    private static final int[] NAMES = {0, 1, 5, 5, 10, 31};

    private static final Random RANDOM = Seeds.random(ExpansionDifferentialTest.class);

    @ParameterizedTest
    @EnumSource
    void rowsAndMachineAgreeWithTheModel(Instruction kind) throws GuestException {
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = randomWord(kind);
        }
        GuestProgram program = Guests.of(words);
        for (int i = 0; i < WORDS; i++) {
            for (int state = 0; state < STATES; state++) {
                check(program, words[i], Guests.START + 4L * i);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void rowsAndMachineAgreeOnEveryPairOfEdgeValues(Instruction kind) throws GuestException {
        int word = Guests.encode(kind, 7, 5, 6, kind.format() == Format.JAL ? 8 : 24);
        GuestProgram program = Guests.of(word);
        for (long a : Seeds.edges()) {
            for (long b : Seeds.edges()) {
                long[] x = new long[32];
                x[5] = a;
                x[6] = b;
                check(program, word, Guests.START, x, new long[] {-1, 0x0123456789abcdefL});
            }
        }
    }

    private int randomWord(Instruction kind) {
        int imm =
                switch (kind.format()) {
                    case SHIFT -> RANDOM.nextInt(64);
                    case SHIFT_W -> RANDOM.nextInt(32);
                    case U -> RANDOM.nextInt(1 << 20);
                    case CSR, CSR_IMMEDIATE -> RANDOM.nextInt(1 << 12);
                    case BRANCH -> RANDOM.nextInt(4096) * 2 - 4096;
                    case JAL -> RANDOM.nextInt(1 << 20) * 2 - (1 << 20);
                    default ->
                            RANDOM.nextBoolean()
                                    ? RANDOM.nextInt(4096) - 2048
                                    : RANDOM.nextInt(512) * 8 - 2048;
                };
        return Guests.encode(kind, name(), name(), name(), imm);
    }

    private int name() {
        return NAMES[RANDOM.nextInt(NAMES.length)];
    }

    private void check(GuestProgram program, int word, long pc) throws GuestException {
        long[] x = new long[32];
        for (int r = 1; r < 32; r++) {
            x[r] = Seeds.word(RANDOM);
        }
        Format format = program.instructionAt(pc).orElseThrow().kind().format();
        int rs1 = word >>> 15 & 31;
        if (rs1 != 0 && RANDOM.nextInt(8) != 0) {
            long imm = program.instructionAt(pc).orElseThrow().imm();
            if (format.isAccess()) {
                x[rs1] = MemoryLayout.RAM_START + 1024 + RANDOM.nextInt(32) - imm;
            } else if (format == Format.JALR) {
                x[rs1] = MemoryLayout.RAM_START + RANDOM.nextInt(4 * WORDS) - imm;
            }
        }
        if (rs1 != 0 && format == Format.STORE && RANDOM.nextInt(64) == 0) {
            MemoryLayout layout = program.layout();
            long edge = RANDOM.nextBoolean() ? layout.base() : layout.end();
            x[rs1] = edge + 8L * (RANDOM.nextInt(3) - 1);
        }
        long[] data = RANDOM.longs(6).toArray();
        check(program, word, pc, x, data);
    }

    private void check(GuestProgram program, int word, long pc, long[] x, long[] data)
            throws GuestException {
        MemoryLayout layout = program.layout();
        int firstCell = layout.cell(MemoryLayout.RAM_START + 1024);
        Rv64Model model = new Rv64Model(layout.base() + 8, layout.end());
        model.pc = pc;
        GuestMemory forRows = new GuestMemory(layout);
        GuestMemory forMachine = new GuestMemory(layout);
        System.arraycopy(x, 0, model.x, 0, 32);
        for (int i = 0; i < data.length; i++) {
            model.store(layout.address(firstCell + i), 8, data[i]);
            forRows.write(firstCell + i, data[i]);
            forMachine.write(firstCell + i, data[i]);
        }
        String what = program.instructionAt(pc).orElseThrow().toString();
        long[] state = randomState(x[word >>> 15 & 31]);
        setState(model, state);
        Rv64Model.Outcome outcome = model.step(word);
        long target = outcome == Rv64Model.Outcome.HALT ? 0 : model.pc;
        RowMachine rows = new RowMachine(program, forRows, RowMachine.AdviceSource.HONEST);
        System.arraycopy(x, 0, rows.x, 0, 32);
        System.arraycopy(state, 0, rows.x, 32, state.length);
        dirtyTemporaries(rows.x);
        checkRows(program, rows, pc, outcome, target, what);
        Machine machine = new Machine(program, forMachine);
        System.arraycopy(x, 0, machine.x(), 0, 32);
        machine.setState(state);
        checkMachine(machine, pc, outcome, target, what);
        if (outcome == Rv64Model.Outcome.NEXT) {
            for (int r = 0; r < 32; r++) {
                assertEquals(model.x[r], rows.x[r], what + ": x" + r);
                assertEquals(model.x[r], machine.x()[r], what + ": x" + r + " in the machine");
            }
            long[] after = Arrays.copyOfRange(rows.x, 32, 32 + state.length);
            assertArrayEquals(stateOf(model), after, what + ": state");
            assertArrayEquals(stateOf(model), machine.state(), what + ": state of the machine");
            for (int i = -1; i < data.length + 1; i++) {
                long expected = model.load(layout.address(firstCell + i), 8);
                assertEquals(expected, forRows.read(firstCell + i), what + ": memory");
                assertEquals(expected, forMachine.read(firstCell + i), what + ": memory");
            }
        }
    }

    /** A reservation, often of the address, and control registers, as the row machine has them. */
    private static long[] randomState(long address) {
        long[] state = new long[1 + ControlRegister.values().length];
        long aligned = address & -8;
        state[0] =
                switch (RANDOM.nextInt(6)) {
                    case 0 -> 0;
                    case 1 -> aligned + 5;
                    case 2 -> aligned + 8;
                    case 3 -> aligned + 1;
                    default -> address + RANDOM.nextInt(2);
                };
        for (ControlRegister register : ControlRegister.values()) {
            long value = RANDOM.nextBoolean() ? Seeds.word(RANDOM) : Guests.START + 4L * WORDS / 2;
            state[1 + register.ordinal()] = value & register.writable();
        }
        return state;
    }

    private static void setState(Rv64Model model, long[] state) {
        model.reservedSize = state[0] == 0 ? 0 : (state[0] & 1) != 0 ? 4 : 8;
        model.reserved = state[0] - (state[0] & 1);
        for (ControlRegister register : ControlRegister.values()) {
            long fixed = register == ControlRegister.MSTATUS ? 0x1800 : 0;
            model.csr.put(register.number(), state[1 + register.ordinal()] | fixed);
        }
    }

    private static long[] stateOf(Rv64Model model) {
        long[] state = new long[1 + ControlRegister.values().length];
        state[0] = model.reservedSize == 0 ? 0 : model.reserved + (model.reservedSize == 4 ? 1 : 0);
        for (ControlRegister register : ControlRegister.values()) {
            long value = model.csr.get(register.number());
            state[1 + register.ordinal()] =
                    register == ControlRegister.MSTATUS ? value - 0x1800 : value;
        }
        return state;
    }

    private void dirtyTemporaries(long[] x) {
        for (int r = Registers.FIRST_TEMPORARY; r < Registers.COUNT; r++) {
            x[r] = RANDOM.nextLong();
        }
    }

    private static void checkRows(
            GuestProgram program,
            RowMachine rows,
            long pc,
            Rv64Model.Outcome outcome,
            long target,
            String what)
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
            checkTrap(program, e, outcome, target, what);
        }
    }

    private static void checkMachine(
            Machine machine, long pc, Rv64Model.Outcome outcome, long target, String what) {
        try {
            assertEquals(target, machine.stepAt(pc), what);
        } catch (GuestException e) {
            checkTrap(null, e, outcome, target, what);
        }
    }

    private static void checkTrap(
            GuestProgram program,
            GuestException e,
            Rv64Model.Outcome outcome,
            long target,
            String what) {
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
