// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decodes instruction words by the entries of {@link Instruction}, and halfwords by those of {@link
 * CompressedInstruction}.
 */
public final class Decoder {
    private static final List<List<Instruction>> BY_OPCODE = byOpcode();
    private static final List<List<CompressedInstruction>> BY_GROUP = byGroup();

    private Decoder() {}

    private static List<List<Instruction>> byOpcode() {
        List<List<Instruction>> lists = new ArrayList<>();
        for (int opcode = 0; opcode < 128; opcode++) {
            List<Instruction> list = new ArrayList<>();
            for (Instruction kind : Instruction.values()) {
                if ((kind.match() & 127) == opcode) {
                    list.add(kind);
                }
            }
            lists.add(List.copyOf(list));
        }
        return List.copyOf(lists);
    }

    private static List<List<CompressedInstruction>> byGroup() {
        List<List<CompressedInstruction>> lists = new ArrayList<>();
        for (int group = 0; group < 32; group++) {
            List<CompressedInstruction> list = new ArrayList<>();
            for (CompressedInstruction entry : CompressedInstruction.values()) {
                if (group(entry.match()) == group) {
                    list.add(entry);
                }
            }
            lists.add(List.copyOf(list));
        }
        return List.copyOf(lists);
    }

    /** The opcode bits of a halfword, which every entry fixes: the upper three and lower two. */
    private static int group(int halfword) {
        return halfword >>> 13 << 2 | halfword & 3;
    }

    /**
     * Decodes a word.
     *
     * @param word any 32 bits
     * @return the instruction, or empty if the word is illegal on this machine
     */
    public static Optional<SourceInstruction> decode(int word) {
        for (Instruction kind : BY_OPCODE.get(word & 127)) {
            if (kind.matches(word)) {
                Format f = kind.format();
                return Optional.of(
                        new SourceInstruction(
                                kind, f.rd(word), f.rs1(word), f.rs2(word), f.imm(word), false));
            }
        }
        return Optional.empty();
    }

    /**
     * Decodes a halfword.
     *
     * @param halfword any 16 bits; further bits are ignored
     * @return the instruction, or empty if the halfword is illegal on this machine
     */
    public static Optional<SourceInstruction> decodeCompressed(int halfword) {
        int low = halfword & 0xffff;
        for (CompressedInstruction entry : BY_GROUP.get(group(low))) {
            if (entry.matches(low)) {
                return Optional.of(entry.decode(low));
            }
        }
        return Optional.empty();
    }

    /** Whether an instruction that starts with this halfword takes two bytes. */
    static boolean isCompressed(int halfword) {
        return (halfword & 3) != 3;
    }
}
