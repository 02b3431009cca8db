// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.util.Locale;

/**
 * A decoded instruction.
 *
 * @param kind what it does
 * @param rd destination, 0 if it has none
 * @param rs1 first source, 0 if it has none
 * @param rs2 second source, 0 if it has none
 * @param imm immediate, sign-extended; or shift amount; or the number of a control register, and
 *     above its 12 bits the operand of the immediate form
 * @param compressed whether it takes two bytes instead of four
 */
public record SourceInstruction(
        Instruction kind, int rd, int rs1, int rs2, long imm, boolean compressed) {
    /** Its length in bytes. */
    public int length() {
        return compressed ? 2 : 4;
    }

    /** The number of the control register it names. */
    int csr() {
        return Format.csr(imm);
    }

    /** The operand of the immediate form of a control register instruction. */
    long csrOperand() {
        return Format.csrOperand(imm);
    }

    /** Assembly-like text with numbered registers. */
    @Override
    public String toString() {
        String name = kind.name().toLowerCase(Locale.ROOT).replace('_', '.');
        return switch (kind.format()) {
            case R -> "%s x%d, x%d, x%d".formatted(name, rd, rs1, rs2);
            case I, SHIFT, SHIFT_W -> "%s x%d, x%d, %d".formatted(name, rd, rs1, imm);
            case U -> "%s x%d, 0x%x".formatted(name, rd, imm >>> 12 & 0xfffff);
            case LOAD, JALR -> "%s x%d, %d(x%d)".formatted(name, rd, imm, rs1);
            case STORE -> "%s x%d, %d(x%d)".formatted(name, rs2, imm, rs1);
            case BRANCH -> "%s x%d, x%d, %d".formatted(name, rs1, rs2, imm);
            case JAL -> "%s x%d, %d".formatted(name, rd, imm);
            case LOAD_RESERVED -> "%s x%d, (x%d)".formatted(name, rd, rs1);
            case ATOMIC -> "%s x%d, x%d, (x%d)".formatted(name, rd, rs2, rs1);
            case CSR -> "%s x%d, 0x%x, x%d".formatted(name, rd, csr(), rs1);
            case CSR_IMMEDIATE -> "%s x%d, 0x%x, %d".formatted(name, rd, csr(), csrOperand());
            case NONE -> name;
        };
    }
}
