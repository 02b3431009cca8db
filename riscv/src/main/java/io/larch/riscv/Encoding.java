// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/** The fixed bits of an instruction: a word belongs to it if {@code (word & mask) == match}. */
record Encoding(int mask, int match) {
    /** Fixed by the opcode alone. */
    static Encoding opcode(int opcode) {
        return new Encoding(0x7f, opcode);
    }

    /** Fixed by opcode and funct3. */
    static Encoding funct3(int opcode, int funct3) {
        return new Encoding(0x707f, funct3 << 12 | opcode);
    }

    /** Fixed by opcode, funct3 and the seven bits above rs2. */
    static Encoding funct7(int opcode, int funct3, int funct7) {
        return new Encoding(0xfe00707f, funct7 << 25 | funct3 << 12 | opcode);
    }

    /** Fixed by opcode, funct3 and the six bits above a 6-bit shift amount. */
    static Encoding shift(int opcode, int funct3, int funct7) {
        return new Encoding(0xfc00707f, funct7 << 25 | funct3 << 12 | opcode);
    }

    /** Fixed by funct3 and the five bits above the ordering bits, which are ignored. */
    static Encoding atomic(int funct3, int funct5) {
        return new Encoding(0xf800707f, funct5 << 27 | funct3 << 12 | 0x2f);
    }

    /** As {@link #atomic}, without rs2. */
    static Encoding loadReserved(int funct3) {
        return new Encoding(0xf9f0707f, 2 << 27 | funct3 << 12 | 0x2f);
    }

    /** Whether the word has the fixed bits. */
    boolean matches(int word) {
        return (word & mask) == match;
    }

    /** Every bit fixed. */
    static Encoding word(int word) {
        return new Encoding(-1, word);
    }
}
