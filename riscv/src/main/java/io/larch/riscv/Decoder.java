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
        return CompressedInstruction.of(halfword).map(entry -> entry.decode(halfword));
    }

    /** Whether an instruction that starts with this halfword takes two bytes. */
    static boolean isCompressed(int halfword) {
        return (halfword & 3) != 3;
    }
}
