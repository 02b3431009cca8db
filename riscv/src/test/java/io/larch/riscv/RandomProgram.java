// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.Guests.encode;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A random straight program with forward branches: it loads all registers from its data, executes
 * random instructions, mixes every result into x31 and stores all registers over its data.
 *
 * <p>x3 points 1024 bytes into the 2048 bytes of data, x30 holds an odd multiplier. With 16-bit
 * instructions x2 and x8 are x3 too, as most of those address memory by them. x29 is the address of
 * atomic operations.
 */
final class RandomProgram {
    private static final int DATA_WORDS = 256;
    private static final int POINTER = 3;
    private static final int ADDRESS = 29;
    private static final int MULTIPLIER = 30;
    private static final int MIXED = 31;
    private static final int C_NOP = 1;

    /** Which instructions occur. */
    enum Style {
        /** 32-bit instructions of RV64IMA, as user programs have them. */
        WORDS,
        /** These and 16-bit ones. */
        MIXED,
        /** These, and control registers. */
        MACHINE;

        boolean compressed() {
            return this != WORDS;
        }
    }

    private final Random random;
    private final Style style;
    private final List<Integer> halves = new ArrayList<>();
    private final int dataStart;

    RandomProgram(Random random, Style style, int length, int... epilogue) {
        this.random = random;
        this.style = style;
        word(0);
        word(0);
        prologue();
        for (int i = 0; i < length; i++) {
            addRandom();
        }
        for (int r = 1; r < 32; r++) {
            word(encode(Instruction.SD, 0, POINTER, r, 8 * r));
        }
        for (int word : epilogue) {
            word(word);
        }
        while (halves.size() % 4 != 0) {
            half(0);
        }
        dataStart = 2 * halves.size();
        int distance = dataStart + 1024;
        patch(0, encode(Instruction.AUIPC, POINTER, 0, 0, distance + 0x800 >>> 12));
        patch(2, encode(Instruction.ADDI, POINTER, POINTER, 0, distance));
        for (int i = 0; i < DATA_WORDS; i++) {
            long value = Seeds.word(random);
            word((int) value);
            word((int) (value >>> 32));
        }
    }

    private void prologue() {
        for (int r = 1; r < 32; r++) {
            if (r != POINTER) {
                word(encode(Instruction.LD, r, POINTER, 0, 8 * r));
            }
        }
        word(encode(Instruction.ORI, MULTIPLIER, MULTIPLIER, 0, 1));
        if (style.compressed()) {
            word(encode(Instruction.ADDI, 2, POINTER, 0, 0));
            word(encode(Instruction.ADDI, 8, POINTER, 0, 0));
        }
    }

    int[] words() {
        return Guests.words(halves.stream().mapToInt(Integer::intValue).toArray());
    }

    /** The guest, and the ELF file for another machine. */
    GuestProgram program() {
        return Guests.of(flagged(Guests.elf(List.of(), words())));
    }

    byte[] pageAlignedElf() {
        return flagged(Guests.pageAlignedElf(words()));
    }

    private byte[] flagged(byte[] elf) {
        return style.compressed() ? Guests.compressed(elf) : elf;
    }

    /** Offset in bytes of the stored registers: 256 bytes, x0's place first. */
    int registersAt() {
        return dataStart + 1024;
    }

    private void word(int word) {
        half(word);
        half(word >>> 16);
    }

    private void half(int half) {
        halves.add(half & 0xffff);
    }

    private void patch(int at, int word) {
        halves.set(at, word & 0xffff);
        halves.set(at + 1, word >>> 16);
    }

    private void addRandom() {
        if (style.compressed() && random.nextBoolean()) {
            addCompressed();
            return;
        }
        Instruction[] all = Instruction.values();
        Instruction kind = all[random.nextInt(all.length)];
        int rd = destination();
        switch (kind.format()) {
            case R -> word(encode(kind, rd, source(), source(), 0));
            case I -> word(encode(kind, rd, source(), 0, random.nextInt(4096)));
            case SHIFT -> word(encode(kind, rd, source(), 0, random.nextInt(64)));
            case SHIFT_W -> word(encode(kind, rd, source(), 0, random.nextInt(32)));
            case U -> {
                if (kind == Instruction.LUI) {
                    word(encode(kind, rd, 0, 0, random.nextInt(1 << 20)));
                }
            }
            case LOAD, STORE -> {
                int offset = aligned(kind.accessSize());
                word(encode(kind, rd, POINTER, source(), offset));
            }
            case LOAD_RESERVED -> addReservation(kind, rd);
            case ATOMIC -> {
                word(encode(Instruction.ADDI, ADDRESS, POINTER, 0, aligned(kind.accessSize())));
                int ordering = random.nextInt(4) << 25;
                word(encode(kind, rd, ADDRESS, source(), 0) | ordering);
            }
            case BRANCH -> {
                boolean narrow = style.compressed() && random.nextBoolean();
                word(encode(kind, 0, source(), source(), narrow ? 6 : 8));
                skipped(narrow, rd);
            }
            case JAL -> {
                boolean narrow = style.compressed() && random.nextBoolean();
                word(encode(kind, 0, 0, 0, narrow ? 6 : 8));
                skipped(narrow, rd);
            }
            case CSR, CSR_IMMEDIATE -> addControl(kind, rd);
            case JALR, NONE -> {
                boolean fetch = kind == Instruction.FENCE_I;
                word(encode(fetch ? kind : Instruction.FENCE, 0, 0, 0, 0));
            }
        }
        mix(rd);
    }

    private void mix(int rd) {
        word(encode(Instruction.XOR, MIXED, MIXED, rd, 0));
        word(encode(Instruction.MUL, MIXED, MIXED, MULTIPLIER, 0));
    }

    private void skipped(boolean narrow, int rd) {
        if (narrow) {
            half(C_NOP);
        } else {
            word(encode(Instruction.ADDI, rd, source(), 0, random.nextInt(4096)));
        }
    }

    private int aligned(int size) {
        return random.nextInt(2048 / size) * size - 1024;
    }

    /** LR, then SC of the same width to the same address or another, then an SC that fails. */
    private void addReservation(Instruction kind, int rd) {
        boolean wide = kind == Instruction.LR_D;
        Instruction store = wide ? Instruction.SC_D : Instruction.SC_W;
        int size = kind.accessSize();
        word(encode(Instruction.ADDI, ADDRESS, POINTER, 0, aligned(size)));
        word(encode(kind, rd == ADDRESS ? 0 : rd, ADDRESS, 0, 0));
        mix(rd);
        if (random.nextInt(4) == 0) {
            word(encode(Instruction.ADDI, ADDRESS, POINTER, 0, aligned(size)));
        }
        int result = destination();
        word(encode(store, result == ADDRESS ? 0 : result, ADDRESS, source(), 0));
        mix(result);
        if (random.nextBoolean()) {
            word(encode(store, rd, ADDRESS, source(), 0));
        }
    }

    /** Any control register but mtvec, of which other machines implement more. */
    private void addControl(Instruction kind, int rd) {
        ControlRegister[] all = ControlRegister.values();
        ControlRegister register = all[random.nextInt(all.length)];
        if (style == Style.MACHINE && register != ControlRegister.MTVEC) {
            word(encode(kind, rd, source(), 0, register.number()));
        }
    }

    /** A 16-bit instruction that neither moves a pointer nor leaves the program. */
    private void addCompressed() {
        while (true) {
            int half = random.nextInt(1 << 16);
            Optional<SourceInstruction> found = Decoder.decodeCompressed(half);
            if (found.isPresent() && fits(half, found.get())) {
                mix(found.get().rd());
                return;
            }
        }
    }

    private boolean fits(int half, SourceInstruction i) {
        boolean fixed = fixedRegister(i.rd());
        boolean ours = i.rs1() == 2 || i.rs1() == POINTER || i.rs1() == 8;
        switch (i.kind().format()) {
            case R, I, SHIFT, U -> {
                if (fixed) {
                    return false;
                }
                half(half);
            }
            case LOAD, STORE -> {
                if (fixed || !ours) {
                    return false;
                }
                half(half);
            }
            case BRANCH -> skip(half & 0xe383, i.rd());
            case JAL -> skip(half & 0xe003, i.rd());
            case JALR -> {
                if (fixedRegister(i.rs1())) {
                    return false;
                }
                word(encode(Instruction.AUIPC, i.rs1(), 0, 0, 0));
                word(encode(Instruction.ADDI, i.rs1(), i.rs1(), 0, 12));
                half(half);
                half(0);
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    /** A jump over the two or four bytes after it, given without its offset. */
    private void skip(int jump, int rd) {
        boolean narrow = random.nextBoolean();
        half(jump | (narrow ? 0x10 : 0x18));
        skipped(narrow, rd);
    }

    private boolean fixedRegister(int r) {
        return r == 2 || r == POINTER || r == 8 || r >= MULTIPLIER;
    }

    private int destination() {
        int rd = random.nextInt(MULTIPLIER);
        boolean pointer = style.compressed() && (rd == 2 || rd == 8);
        return rd == POINTER || pointer ? 0 : rd;
    }

    private int source() {
        int rs = random.nextInt(MULTIPLIER);
        boolean pointer = style.compressed() && (rs == 2 || rs == 8);
        return rs == POINTER || pointer ? 5 : rs;
    }
}
