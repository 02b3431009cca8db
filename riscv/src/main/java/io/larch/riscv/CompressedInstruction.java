// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.CompressedOperand.AT_2;
import static io.larch.riscv.CompressedOperand.AT_7;
import static io.larch.riscv.CompressedOperand.NEAR_AT_2;
import static io.larch.riscv.CompressedOperand.NEAR_AT_7;
import static io.larch.riscv.CompressedOperand.RA;
import static io.larch.riscv.CompressedOperand.SP;
import static io.larch.riscv.CompressedOperand.ZERO;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The 16-bit encodings of RV64C: each is another spelling of an {@link Instruction}.
 *
 * <p>A halfword encodes an entry if {@code (halfword & mask) == match} and it has none of the
 * exceptions; at most one entry matches. Hints (destination x0, or no effect) are legal and do
 * nothing; reserved encodings and those of floating-point registers match no entry.
 *
 * <p>Source: RISC-V unprivileged ISA manual, chapter C, the instruction listings; immediates are in
 * its notation, see {@link CompressedImmediate}.
 */
public enum CompressedInstruction {
    /** Adds a multiple of 4 to sp; the immediate 0 is reserved, and so is the halfword 0. */
    C_ADDI4SPN(
            0xe003, 0x0000, Instruction.ADDI, NEAR_AT_2, SP, ZERO, "12=5:4|9:6|2|3", none(0x1fe0)),
    /** Loads a word. */
    C_LW(0xe003, 0x4000, Instruction.LW, NEAR_AT_2, NEAR_AT_7, ZERO, "12=5:3 6=2|6"),
    /** Loads a doubleword. */
    C_LD(0xe003, 0x6000, Instruction.LD, NEAR_AT_2, NEAR_AT_7, ZERO, "12=5:3 6=7:6"),
    /** Stores a word. */
    C_SW(0xe003, 0xc000, Instruction.SW, ZERO, NEAR_AT_7, NEAR_AT_2, "12=5:3 6=2|6"),
    /** Stores a doubleword. */
    C_SD(0xe003, 0xe000, Instruction.SD, ZERO, NEAR_AT_7, NEAR_AT_2, "12=5:3 6=7:6"),
    /** Nothing; with an immediate, a hint. */
    C_NOP(0xef83, 0x0001, Instruction.ADDI, ZERO, ZERO, ZERO, "-12=5 6=4:0"),
    /** Adds an immediate. */
    C_ADDI(0xe003, 0x0001, Instruction.ADDI, AT_7, AT_7, ZERO, "-12=5 6=4:0", none(0x0f80)),
    /** Adds an immediate, 32 bits. */
    C_ADDIW(0xe003, 0x2001, Instruction.ADDIW, AT_7, AT_7, ZERO, "-12=5 6=4:0", none(0x0f80)),
    /** Loads an immediate. */
    C_LI(0xe003, 0x4001, Instruction.ADDI, AT_7, ZERO, ZERO, "-12=5 6=4:0"),
    /** Adds a multiple of 16 to sp. */
    C_ADDI16SP(0xef83, 0x6101, Instruction.ADDI, SP, SP, ZERO, "-12=9 6=4|6|8:7|5", none(0x107c)),
    /** Loads an upper immediate. */
    C_LUI(
            0xe003,
            0x6001,
            Instruction.LUI,
            AT_7,
            ZERO,
            ZERO,
            "-12=17 6=16:12",
            none(0x107c),
            new Encoding(0x0f80, 0x0100)),
    /** Logical shift right by an immediate. */
    C_SRLI(0xec03, 0x8001, Instruction.SRLI, NEAR_AT_7, NEAR_AT_7, ZERO, "12=5 6=4:0"),
    /** Arithmetic shift right by an immediate. */
    C_SRAI(0xec03, 0x8401, Instruction.SRAI, NEAR_AT_7, NEAR_AT_7, ZERO, "12=5 6=4:0"),
    /** And immediate. */
    C_ANDI(0xec03, 0x8801, Instruction.ANDI, NEAR_AT_7, NEAR_AT_7, ZERO, "-12=5 6=4:0"),
    /** Subtract. */
    C_SUB(0xfc63, 0x8c01, Instruction.SUB, NEAR_AT_7, NEAR_AT_7, NEAR_AT_2, ""),
    /** Exclusive-or. */
    C_XOR(0xfc63, 0x8c21, Instruction.XOR, NEAR_AT_7, NEAR_AT_7, NEAR_AT_2, ""),
    /** Or. */
    C_OR(0xfc63, 0x8c41, Instruction.OR, NEAR_AT_7, NEAR_AT_7, NEAR_AT_2, ""),
    /** And. */
    C_AND(0xfc63, 0x8c61, Instruction.AND, NEAR_AT_7, NEAR_AT_7, NEAR_AT_2, ""),
    /** Subtract, 32 bits. */
    C_SUBW(0xfc63, 0x9c01, Instruction.SUBW, NEAR_AT_7, NEAR_AT_7, NEAR_AT_2, ""),
    /** Add, 32 bits. */
    C_ADDW(0xfc63, 0x9c21, Instruction.ADDW, NEAR_AT_7, NEAR_AT_7, NEAR_AT_2, ""),
    /** Jump. */
    C_J(0xe003, 0xa001, Instruction.JAL, ZERO, ZERO, ZERO, "-12=11|4|9:8|10|6|7|3:1|5"),
    /** Branch if zero. */
    C_BEQZ(0xe003, 0xc001, Instruction.BEQ, ZERO, NEAR_AT_7, ZERO, "-12=8|4:3 6=7:6|2:1|5"),
    /** Branch if not zero. */
    C_BNEZ(0xe003, 0xe001, Instruction.BNE, ZERO, NEAR_AT_7, ZERO, "-12=8|4:3 6=7:6|2:1|5"),
    /** Shift left by an immediate. */
    C_SLLI(0xe003, 0x0002, Instruction.SLLI, AT_7, AT_7, ZERO, "12=5 6=4:0"),
    /** Loads a word from the stack. */
    C_LWSP(0xe003, 0x4002, Instruction.LW, AT_7, SP, ZERO, "12=5 6=4:2|7:6", none(0x0f80)),
    /** Loads a doubleword from the stack. */
    C_LDSP(0xe003, 0x6002, Instruction.LD, AT_7, SP, ZERO, "12=5 6=4:3|8:6", none(0x0f80)),
    /** Jump to a register. */
    C_JR(0xf07f, 0x8002, Instruction.JALR, ZERO, AT_7, ZERO, "", none(0x0f80)),
    /** Copy a register. */
    C_MV(0xf003, 0x8002, Instruction.ADD, AT_7, ZERO, AT_2, "", none(0x007c)),
    /** Ends the run. */
    C_EBREAK(0xffff, 0x9002, Instruction.EBREAK, ZERO, ZERO, ZERO, ""),
    /** Jump and link to a register. */
    C_JALR(0xf07f, 0x9002, Instruction.JALR, RA, AT_7, ZERO, "", none(0x0f80)),
    /** Add. */
    C_ADD(0xf003, 0x9002, Instruction.ADD, AT_7, AT_7, AT_2, "", none(0x007c)),
    /** Stores a word to the stack. */
    C_SWSP(0xe003, 0xc002, Instruction.SW, ZERO, SP, AT_2, "12=5:2|7:6"),
    /** Stores a doubleword to the stack. */
    C_SDSP(0xe003, 0xe002, Instruction.SD, ZERO, SP, AT_2, "12=5:3|8:6");

    private static final List<List<CompressedInstruction>> BY_GROUP = byGroup();

    private final Encoding encoding;
    private final Instruction base;
    private final CompressedOperand rd;
    private final CompressedOperand rs1;
    private final CompressedOperand rs2;
    private final CompressedImmediate imm;
    private final List<Encoding> exceptions;

    CompressedInstruction(
            int mask,
            int match,
            Instruction base,
            CompressedOperand rd,
            CompressedOperand rs1,
            CompressedOperand rs2,
            String imm,
            Encoding... exceptions) {
        encoding = new Encoding(mask, match);
        this.base = base;
        this.rd = rd;
        this.rs1 = rs1;
        this.rs2 = rs2;
        this.imm = CompressedImmediate.parse(imm);
        this.exceptions = List.of(exceptions);
    }

    /** Exception: all these bits are zero. */
    private static Encoding none(int mask) {
        return new Encoding(mask, 0);
    }

    /**
     * The entry of a halfword, if it has one.
     *
     * @param halfword any 16 bits; further bits are ignored
     */
    public static Optional<CompressedInstruction> of(int halfword) {
        int low = halfword & 0xffff;
        for (CompressedInstruction entry : BY_GROUP.get(group(low))) {
            if (entry.matches(low)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    private static List<List<CompressedInstruction>> byGroup() {
        List<List<CompressedInstruction>> lists = new ArrayList<>();
        for (int group = 0; group < 32; group++) {
            List<CompressedInstruction> list = new ArrayList<>();
            for (CompressedInstruction entry : values()) {
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

    /** The bits of a halfword that identify the entry. */
    public int mask() {
        return encoding.mask();
    }

    /** Their values. */
    public int match() {
        return encoding.match();
    }

    /** The instruction it spells. */
    public Instruction base() {
        return base;
    }

    /** Whether a halfword encodes it. */
    boolean matches(int halfword) {
        return encoding.matches(halfword)
                && exceptions.stream().noneMatch(e -> e.matches(halfword));
    }

    /** The instruction that a matching halfword spells. */
    SourceInstruction decode(int halfword) {
        return new SourceInstruction(
                base,
                rd.register(halfword),
                rs1.register(halfword),
                rs2.register(halfword),
                imm.value(halfword),
                true);
    }
}
