// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Decodes 32-bit instruction words by the entries of {@link Instruction}. */
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
            if ((word & kind.mask()) == kind.match()) {
                Format f = kind.format();
                return Optional.of(
                        new SourceInstruction(
                                kind, f.rd(word), f.rs1(word), f.rs2(word), f.imm(word), false));
            }
        }
        return Optional.empty();
    }
}
