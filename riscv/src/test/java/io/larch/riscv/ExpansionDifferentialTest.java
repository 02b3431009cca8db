// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every instruction, expanded and direct, against the independent model on many random states. */
class ExpansionDifferentialTest {
    private static final int WORDS = 200;
    private static final int STATES = 12;

    /** States of each instruction. */
    static final int CASES = WORDS * STATES;

    private static final int[] NAMES = {0, 1, 5, 5, 10, 31};

    @ParameterizedTest
    @EnumSource
    void rowsAndMachineAgreeWithTheModel(Instruction kind) throws GuestException {
        Seeds.each(ExpansionDifferentialTest.class, kind, 1, random -> check(kind, random));
    }

    private static void check(Instruction kind, Random random) throws GuestException {
        int[] words = new int[WORDS];
        for (int i = 0; i < WORDS; i++) {
            words[i] = randomWord(kind, random);
        }
        StateCheck check = StateCheck.ofWords(words, random);
        for (int i = 0; i < WORDS; i++) {
            for (int state = 0; state < STATES; state++) {
                check.run(Guests.START + 4L * i, randomState(check, i, random));
            }
        }
    }

    private static int randomWord(Instruction kind, Random random) {
        int imm =
                switch (kind.format()) {
                    case SHIFT -> random.nextInt(64);
                    case SHIFT_W -> random.nextInt(32);
                    case U -> random.nextInt(1 << 20);
                    case CSR, CSR_IMMEDIATE -> random.nextInt(1 << 12);
                    case BRANCH -> random.nextInt(4096) * 2 - 4096;
                    case JAL -> random.nextInt(1 << 20) * 2 - (1 << 20);
                    default ->
                            random.nextBoolean()
                                    ? random.nextInt(4096) - 2048
                                    : random.nextInt(512) * 8 - 2048;
                };
        return Guests.encode(kind, name(random), name(random), name(random), imm);
    }

    private static int name(Random random) {
        return NAMES[random.nextInt(NAMES.length)];
    }

    private static StateCheck.State randomState(StateCheck check, int i, Random random) {
        SourceInstruction source = check.instruction(Guests.START + 4L * i);
        Format format = source.kind().format();
        long[] x = new long[32];
        for (int r = 1; r < 32; r++) {
            x[r] = Seeds.word(random);
        }
        int rs1 = source.rs1();
        if (rs1 != 0 && random.nextInt(8) != 0) {
            if (format.isAccess()) {
                x[rs1] = StateCheck.DATA + random.nextInt(32) - source.imm();
            } else if (format == Format.JALR) {
                x[rs1] = Guests.START + random.nextInt(4 * WORDS) - source.imm();
            }
        }
        if (rs1 != 0 && format.isAccess() && random.nextInt(64) == 0) {
            MemoryLayout layout = check.layout();
            long edge = random.nextBoolean() ? layout.base() : layout.end();
            x[rs1] = edge + 8L * (random.nextInt(3) - 1) - source.imm();
        }
        return new StateCheck.State(x, randomSystem(x[rs1], random), random.longs(6).toArray());
    }

    /** A reservation, often of the address, and control registers. */
    private static long[] randomSystem(long address, Random random) {
        long[] system = new long[1 + ControlRegister.values().length];
        long aligned = address & -8;
        system[0] =
                switch (random.nextInt(6)) {
                    case 0 -> 0;
                    case 1 -> aligned + 5;
                    case 2 -> aligned + 8;
                    case 3 -> aligned + 1;
                    default -> address + random.nextInt(2);
                };
        for (ControlRegister register : ControlRegister.values()) {
            long value = random.nextBoolean() ? Seeds.word(random) : Guests.START + 4L * WORDS / 2;
            system[1 + register.ordinal()] = value & register.writable();
        }
        return system;
    }
}
