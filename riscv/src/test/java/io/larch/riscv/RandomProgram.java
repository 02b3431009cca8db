// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.Guests.encode;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/**
 * A random program of short jumps and loops: it loads all registers from its data, executes random
 * instructions, mixes every result into x31 and stores all registers over its data.
 *
 * <p>x3 points 1024 bytes into the 2048 bytes of data, x30 holds an odd multiplier. With 16-bit
 * instructions x2 and x8 are x3 too, as most of those address memory by them. x29 is the address of
 * atomic operations and of jumps, and counts the rounds of loops. With control registers, x28
 * belongs to the handler of environment calls, which notes what it finds and returns.
 */
final class RandomProgram {
    static final int DATA_BYTES = 2048;

    /** Random instructions of a program; most take several words. */
    private static final int LENGTH = 400;

    private static final int POINTER = 3;
    private static final int HANDLED = 28;
    private static final int ADDRESS = 29;
    private static final int MULTIPLIER = 30;
    private static final int MIXED = 31;
    private static final int C_NOP = 1;
    private static final int C_MV_SP_GP = 0x810e;

    /** Which instructions occur. */
    enum Style {
        /** 32-bit instructions of RV64IMA, as user programs have them. */
        WORDS,
        /** These and 16-bit ones. */
        MIXED,
        /** These, control registers, environment calls and returns from them. */
        MACHINE;

        boolean compressed() {
            return this != WORDS;
        }
    }

    private final Random random;
    private final Style style;
    private final List<Integer> halves = new ArrayList<>();
    private final int dataStart;

    /** The program of a seed, which ends with the instructions of the epilogue. */
    RandomProgram(long seed, Style style, int... epilogue) {
        random = new Random(seed);
        this.style = style;
        pair(0, 0);
        prologue();
        for (int i = 0; i < LENGTH; i++) {
            addRandom();
        }
        for (int r = 1; r < 32; r++) {
            word(encode(Instruction.SD, 0, POINTER, r, 8 * r));
        }
        for (int word : epilogue) {
            word(word);
        }
        if (style == Style.MACHINE) {
            handler();
        }
        align(8);
        dataStart = position();
        patch(0, POINTER, dataStart + DATA_BYTES / 2);
        for (int i = 0; i < DATA_BYTES / 8; i++) {
            long value = Seeds.word(random);
            pair((int) value, (int) (value >>> 32));
        }
    }

    private void prologue() {
        if (style == Style.MACHINE) {
            pair(0, 0);
            word(encode(Instruction.CSRRW, 0, HANDLED, 0, ControlRegister.MTVEC.number()));
        }
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

    /** Mixes in what the call left in the control registers and returns behind it. */
    private void handler() {
        align(4);
        patch(8, HANDLED, position());
        for (ControlRegister register : ControlRegister.values()) {
            word(encode(Instruction.CSRRS, HANDLED, 0, 0, register.number()));
            mix(HANDLED);
        }
        word(encode(Instruction.CSRRS, HANDLED, 0, 0, ControlRegister.MEPC.number()));
        word(encode(Instruction.ADDI, HANDLED, HANDLED, 0, 4));
        word(encode(Instruction.CSRRW, HANDLED, HANDLED, 0, ControlRegister.MEPC.number()));
        word(encode(Instruction.MRET, 0, 0, 0, 0));
    }

    /** Bytes so far. */
    private int position() {
        return 2 * halves.size();
    }

    private void align(int bytes) {
        while (position() % bytes != 0) {
            half(0);
        }
    }

    /**
     * How often everything occurs in the programs of the kept seeds, the halt that other machines
     * do not share left out.
     */
    static Map<Enum<?>, Integer> keptCounts(Style style) throws GuestException {
        Map<Enum<?>, Integer> counts = new HashMap<>();
        for (long seed : Seeds.kept(RandomProgram.class, style)) {
            int halt = Instruction.EBREAK.match();
            RandomProgram code = new RandomProgram(new Random(seed).nextLong(), style, halt);
            LockStep run = new LockStep(code.program());
            run.run();
            run.counts().forEach((what, n) -> counts.merge(what, n, Integer::sum));
        }
        counts.remove(Instruction.EBREAK);
        return counts;
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

    /** Offset in bytes of the data, of {@link #DATA_BYTES}. */
    int dataAt() {
        return dataStart;
    }

    private void word(int word) {
        half(word);
        half(word >>> 16);
    }

    private void pair(int first, int second) {
        word(first);
        word(second);
    }

    private void half(int half) {
        halves.add(half & 0xffff);
    }

    /** Makes the pair at a position compute the address of another one. */
    private void patch(int at, int register, int target) {
        int distance = target - at;
        set(at, encode(Instruction.AUIPC, register, 0, 0, distance + 0x800 >>> 12));
        set(at + 4, encode(Instruction.ADDI, register, register, 0, distance));
    }

    private void set(int at, int word) {
        halves.set(at / 2, word & 0xffff);
        halves.set(at / 2 + 1, word >>> 16);
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
            case U -> word(encode(kind, rd, 0, 0, random.nextInt(1 << 20)));
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
            case BRANCH -> addBranch(kind, rd);
            case JAL -> addJump(rd);
            case JALR -> addRegisterJump(rd);
            case CSR, CSR_IMMEDIATE -> addControl(kind, rd);
            case NONE -> addSystem(kind);
        }
        mix(rd);
    }

    /** A branch over what follows, or a loop of a few rounds. */
    private void addBranch(Instruction kind, int rd) {
        if (kind == Instruction.BNE && random.nextBoolean()) {
            word(encode(Instruction.ADDI, ADDRESS, 0, 0, 1 + random.nextInt(3)));
            mix(rd);
            word(encode(Instruction.ADDI, ADDRESS, ADDRESS, 0, -1));
            word(encode(kind, 0, ADDRESS, 0, -12));
            return;
        }
        boolean narrow = style.compressed() && random.nextBoolean();
        word(encode(kind, 0, source(), source(), narrow ? 6 : 8));
        skipped(narrow, rd);
    }

    /** A jump over what follows, or one there, back and on. */
    private void addJump(int rd) {
        if (random.nextBoolean()) {
            word(encode(Instruction.JAL, rd, 0, 0, 8));
            word(encode(Instruction.JAL, 0, 0, 0, 8));
            word(encode(Instruction.JAL, destination(), 0, 0, -4));
            return;
        }
        boolean narrow = style.compressed() && random.nextBoolean();
        word(encode(Instruction.JAL, rd, 0, 0, narrow ? 6 : 8));
        skipped(narrow, 0);
    }

    /** A jump over what follows; bit 0 of its target does not count. */
    private void addRegisterJump(int rd) {
        boolean narrow = style.compressed() && random.nextBoolean();
        int link = random.nextInt(4) == 0 ? ADDRESS : rd;
        word(encode(Instruction.AUIPC, ADDRESS, 0, 0, 0));
        word(encode(Instruction.JALR, link, ADDRESS, 0, (narrow ? 10 : 12) + random.nextInt(2)));
        skipped(narrow, 0);
        mix(link);
    }

    private void addSystem(Instruction kind) {
        boolean fence = kind == Instruction.FENCE || kind == Instruction.FENCE_I;
        if (fence || style != Style.MACHINE || kind == Instruction.EBREAK) {
            int operands = random.nextInt() & ~Instruction.FENCE.mask();
            word(kind == Instruction.FENCE_I ? kind.match() : Instruction.FENCE.match() | operands);
        } else if (kind == Instruction.MRET) {
            word(encode(Instruction.AUIPC, ADDRESS, 0, 0, 0));
            word(encode(Instruction.ADDI, ADDRESS, ADDRESS, 0, 16 + random.nextInt(2)));
            word(encode(Instruction.CSRRW, 0, ADDRESS, 0, ControlRegister.MEPC.number()));
            word(kind.match());
        } else {
            word(kind.match());
        }
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

    /** Any control register; mtvec, which other machines have more of, is only read. */
    private void addControl(Instruction kind, int rd) {
        if (style != Style.MACHINE) {
            return;
        }
        ControlRegister[] all = ControlRegister.values();
        ControlRegister register = all[random.nextInt(all.length)];
        boolean fixed = register == ControlRegister.MTVEC;
        boolean writes = kind == Instruction.CSRRW || kind == Instruction.CSRRWI;
        Instruction chosen = fixed && writes ? Instruction.CSRRS : kind;
        word(encode(chosen, rd, fixed ? 0 : source(), 0, register.number()));
    }

    /** A 16-bit instruction that neither moves a pointer nor leaves the program. */
    private void addCompressed() {
        CompressedInstruction[] all = CompressedInstruction.values();
        while (true) {
            CompressedInstruction entry = all[random.nextInt(all.length)];
            int half = entry.match() | random.nextInt(1 << 16) & ~entry.mask();
            Optional<SourceInstruction> found = Decoder.decodeCompressed(half);
            if (found.isPresent() && fits(half, found.get())) {
                mix(found.get().rd());
                return;
            }
        }
    }

    private boolean fits(int halfword, SourceInstruction i) {
        int half = halfword;
        boolean fixed = fixedRegister(i.rd());
        boolean ours = i.rs1() == 2 || i.rs1() == POINTER || i.rs1() == 8;
        switch (i.kind().format()) {
            case R, I, SHIFT, U -> {
                if (i.rd() == 2 && i.rs1() == 2 && i.kind() == Instruction.ADDI) {
                    half(half);
                    mix(2);
                    half = C_MV_SP_GP;
                } else if (fixed) {
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
                pair(
                        encode(Instruction.AUIPC, i.rs1(), 0, 0, 0),
                        encode(Instruction.ADDI, i.rs1(), i.rs1(), 0, 12));
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
