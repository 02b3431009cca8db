// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.Guests.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random straight program with forward branches: it loads all registers from its data, executes
 * random instructions, mixes every result into x31 and stores all registers over its data.
 *
 * <p>x3 points 1024 bytes into the 2048 bytes of data, x30 holds an odd multiplier.
 */
final class RandomProgram {
    private static final int DATA_WORDS = 256;
    private static final int POINTER = 3;
    private static final int MULTIPLIER = 30;
    private static final int MIXED = 31;

    private final Random random;
    private final List<Integer> words = new ArrayList<>();
    private final int dataStart;

    RandomProgram(Random random, int length, int... epilogue) {
        this.random = random;
        words.add(0);
        words.add(0);
        for (int r = 1; r < 32; r++) {
            if (r != POINTER) {
                words.add(encode(Instruction.LD, r, POINTER, 0, 8 * r));
            }
        }
        words.add(encode(Instruction.ORI, MULTIPLIER, MULTIPLIER, 0, 1));
        for (int i = 0; i < length; i++) {
            addRandom();
        }
        for (int r = 1; r < 32; r++) {
            words.add(encode(Instruction.SD, 0, POINTER, r, 8 * r));
        }
        for (int word : epilogue) {
            words.add(word);
        }
        if (words.size() % 2 != 0) {
            words.add(0);
        }
        dataStart = 4 * words.size();
        int distance = dataStart + 1024;
        words.set(0, encode(Instruction.AUIPC, POINTER, 0, 0, distance + 0x800 >>> 12));
        words.set(1, encode(Instruction.ADDI, POINTER, POINTER, 0, distance));
        for (int i = 0; i < DATA_WORDS; i++) {
            long value = Seeds.word(random);
            words.add((int) value);
            words.add((int) (value >>> 32));
        }
    }

    int[] words() {
        return words.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Offset in bytes of the stored registers: 256 bytes, x0's place first. */
    int registersAt() {
        return dataStart + 1024;
    }

    private void addRandom() {
        Instruction[] all = Instruction.values();
        Instruction kind = all[random.nextInt(all.length)];
        int rd = destination();
        switch (kind.format()) {
            case R -> words.add(encode(kind, rd, source(), source(), 0));
            case I -> words.add(encode(kind, rd, source(), 0, random.nextInt(4096)));
            case SHIFT -> words.add(encode(kind, rd, source(), 0, random.nextInt(64)));
            case SHIFT_W -> words.add(encode(kind, rd, source(), 0, random.nextInt(32)));
            case U -> {
                if (kind == Instruction.LUI) {
                    words.add(encode(kind, rd, 0, 0, random.nextInt(1 << 20)));
                }
            }
            case LOAD, STORE -> {
                int size = 1 << (kind.match() >>> 12 & 3);
                int offset = random.nextInt(2048 / size) * size - 1024;
                words.add(encode(kind, rd, POINTER, source(), offset));
            }
            case BRANCH -> {
                words.add(encode(kind, 0, source(), source(), 8));
                words.add(encode(Instruction.ADDI, rd, source(), 0, random.nextInt(4096)));
            }
            case JAL -> {
                words.add(encode(kind, 0, 0, 0, 8));
                words.add(-1);
            }
            case JALR, NONE -> words.add(encode(Instruction.FENCE, 0, 0, 0, 0));
        }
        words.add(encode(Instruction.XOR, MIXED, MIXED, rd, 0));
        words.add(encode(Instruction.MUL, MIXED, MIXED, MULTIPLIER, 0));
    }

    private int destination() {
        int rd = random.nextInt(MULTIPLIER);
        return rd == POINTER ? 0 : rd;
    }

    private int source() {
        int rs = random.nextInt(MULTIPLIER);
        return rs == POINTER ? 5 : rs;
    }
}
