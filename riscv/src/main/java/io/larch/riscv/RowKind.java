// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.OpFlag.ADD_IMM;
import static io.larch.riscv.OpFlag.ADD_PC;
import static io.larch.riscv.OpFlag.ADD_RS1;
import static io.larch.riscv.OpFlag.ADD_RS2;
import static io.larch.riscv.OpFlag.ADVICE;
import static io.larch.riscv.OpFlag.ASSERT;
import static io.larch.riscv.OpFlag.BRANCH;
import static io.larch.riscv.OpFlag.INTERLEAVED;
import static io.larch.riscv.OpFlag.INTERLEAVED_IMM;
import static io.larch.riscv.OpFlag.INTERLEAVED_RS2;
import static io.larch.riscv.OpFlag.JUMP;
import static io.larch.riscv.OpFlag.LOAD;
import static io.larch.riscv.OpFlag.MUL_RI;
import static io.larch.riscv.OpFlag.MUL_RR;
import static io.larch.riscv.OpFlag.STORE;
import static io.larch.riscv.OpFlag.WRITE_LOOKUP;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What one row of the bytecode does. The ordinal is the op number of the protocol; {@link #JAL} is
 * number 0.
 *
 * <p>Each kind states its operation flags, its lookup table and, independently of both, its meaning
 * as a function on 64-bit words. The three agree: the table applied to {@link #indexHi}:{@link
 * #indexLo} equals {@link #output}.
 *
 * <p>Invariant (soundness): every kind that changes a register writes a lookup output below 2^64 or
 * the address of the next instruction, so registers stay 64-bit words.
 */
public enum RowKind {
    /** rd = next address; jumps to pc + imm. */
    JAL(LookupTableName.RANGE_CHECK, (a, b, i, pc, w) -> pc + i, ADD_PC, ADD_IMM, JUMP),
    /** rd = next address; jumps to rs1 + imm with bit 0 cleared. */
    JALR(
            LookupTableName.RANGE_CHECK_ALIGNED,
            (a, b, i, pc, w) -> (a + i) & ~1L,
            ADD_RS1,
            ADD_IMM,
            JUMP),
    /** rs1 + rs2. */
    ADD(LookupTableName.RANGE_CHECK, (a, b, i, pc, w) -> a + b, ADD_RS1, ADD_RS2, WRITE_LOOKUP),
    /** rs1 + imm. */
    ADDI(LookupTableName.RANGE_CHECK, (a, b, i, pc, w) -> a + i, ADD_RS1, ADD_IMM, WRITE_LOOKUP),
    /** rs1 - rs2. */
    SUB(LookupTableName.RANGE_CHECK, (a, b, i, pc, w) -> a - b, OpFlag.SUB, WRITE_LOOKUP),
    /** imm. */
    LUI(LookupTableName.RANGE_CHECK, (a, b, i, pc, w) -> i, ADD_IMM, WRITE_LOOKUP),
    /** pc + imm. */
    AUIPC(LookupTableName.RANGE_CHECK, (a, b, i, pc, w) -> pc + i, ADD_PC, ADD_IMM, WRITE_LOOKUP),
    /** rs1 and rs2. */
    AND(LookupTableName.AND, (a, b, i, pc, w) -> a & b, INTERLEAVED, INTERLEAVED_RS2, WRITE_LOOKUP),
    /** rs1 and imm. */
    ANDI(
            LookupTableName.AND,
            (a, b, i, pc, w) -> a & i,
            INTERLEAVED,
            INTERLEAVED_IMM,
            WRITE_LOOKUP),
    /** rs1 or rs2. */
    OR(LookupTableName.OR, (a, b, i, pc, w) -> a | b, INTERLEAVED, INTERLEAVED_RS2, WRITE_LOOKUP),
    /** rs1 or imm. */
    ORI(LookupTableName.OR, (a, b, i, pc, w) -> a | i, INTERLEAVED, INTERLEAVED_IMM, WRITE_LOOKUP),
    /** rs1 exclusive-or rs2. */
    XOR(LookupTableName.XOR, (a, b, i, pc, w) -> a ^ b, INTERLEAVED, INTERLEAVED_RS2, WRITE_LOOKUP),
    /** rs1 exclusive-or imm. */
    XORI(
            LookupTableName.XOR,
            (a, b, i, pc, w) -> a ^ i,
            INTERLEAVED,
            INTERLEAVED_IMM,
            WRITE_LOOKUP),
    /** 1 if rs1 &lt; rs2, signed. */
    SLT(
            LookupTableName.SIGNED_LESS_THAN,
            (a, b, i, pc, w) -> bit(a < b),
            INTERLEAVED,
            INTERLEAVED_RS2,
            WRITE_LOOKUP),
    /** 1 if rs1 &lt; imm, signed. */
    SLTI(
            LookupTableName.SIGNED_LESS_THAN,
            (a, b, i, pc, w) -> bit(a < i),
            INTERLEAVED,
            INTERLEAVED_IMM,
            WRITE_LOOKUP),
    /** 1 if rs1 &lt; rs2, unsigned. */
    SLTU(
            LookupTableName.UNSIGNED_LESS_THAN,
            (a, b, i, pc, w) -> bit(Long.compareUnsigned(a, b) < 0),
            INTERLEAVED,
            INTERLEAVED_RS2,
            WRITE_LOOKUP),
    /** 1 if rs1 &lt; imm, unsigned. */
    SLTIU(
            LookupTableName.UNSIGNED_LESS_THAN,
            (a, b, i, pc, w) -> bit(Long.compareUnsigned(a, i) < 0),
            INTERLEAVED,
            INTERLEAVED_IMM,
            WRITE_LOOKUP),
    /** The low 32 bits of rs1 + rs2, sign-extended. */
    ADDW(
            LookupTableName.SIGN_EXTEND_WORD,
            (a, b, i, pc, w) -> (int) (a + b),
            ADD_RS1,
            ADD_RS2,
            WRITE_LOOKUP),
    /** The low 32 bits of rs1 + imm, sign-extended. */
    ADDIW(
            LookupTableName.SIGN_EXTEND_WORD,
            (a, b, i, pc, w) -> (int) (a + i),
            ADD_RS1,
            ADD_IMM,
            WRITE_LOOKUP),
    /** The low 32 bits of rs1 - rs2, sign-extended. */
    SUBW(
            LookupTableName.SIGN_EXTEND_WORD,
            (a, b, i, pc, w) -> (int) (a - b),
            OpFlag.SUB,
            WRITE_LOOKUP),
    /** The low word of rs1 · rs2. */
    MUL(LookupTableName.RANGE_CHECK, (a, b, i, pc, w) -> a * b, MUL_RR, WRITE_LOOKUP),
    /** The high word of rs1 · rs2, unsigned. */
    MULHU(
            LookupTableName.UPPER_WORD,
            (a, b, i, pc, w) -> Words.multiplyHighUnsigned(a, b),
            MUL_RR,
            WRITE_LOOKUP),
    /** The low 32 bits of rs1 · rs2, sign-extended. */
    MULW(LookupTableName.SIGN_EXTEND_WORD, (a, b, i, pc, w) -> (int) (a * b), MUL_RR, WRITE_LOOKUP),
    /** Jumps if rs1 = rs2. */
    BEQ(
            LookupTableName.EQUAL,
            (a, b, i, pc, w) -> bit(a == b),
            INTERLEAVED,
            INTERLEAVED_RS2,
            BRANCH),
    /** Jumps if rs1 ≠ rs2. */
    BNE(
            LookupTableName.NOT_EQUAL,
            (a, b, i, pc, w) -> bit(a != b),
            INTERLEAVED,
            INTERLEAVED_RS2,
            BRANCH),
    /** Jumps if rs1 &lt; rs2, signed. */
    BLT(
            LookupTableName.SIGNED_LESS_THAN,
            (a, b, i, pc, w) -> bit(a < b),
            INTERLEAVED,
            INTERLEAVED_RS2,
            BRANCH),
    /** Jumps if rs1 ≥ rs2, signed. */
    BGE(
            LookupTableName.SIGNED_GREATER_THAN_EQUAL,
            (a, b, i, pc, w) -> bit(a >= b),
            INTERLEAVED,
            INTERLEAVED_RS2,
            BRANCH),
    /** Jumps if rs1 &lt; rs2, unsigned. */
    BLTU(
            LookupTableName.UNSIGNED_LESS_THAN,
            (a, b, i, pc, w) -> bit(Long.compareUnsigned(a, b) < 0),
            INTERLEAVED,
            INTERLEAVED_RS2,
            BRANCH),
    /** Jumps if rs1 ≥ rs2, unsigned. */
    BGEU(
            LookupTableName.UNSIGNED_GREATER_THAN_EQUAL,
            (a, b, i, pc, w) -> bit(Long.compareUnsigned(a, b) >= 0),
            INTERLEAVED,
            INTERLEAVED_RS2,
            BRANCH),
    /** The cell at rs1 + imm. */
    LD(LookupTableName.RANGE_CHECK, (a, b, i, pc, w) -> w, LOAD, WRITE_LOOKUP),
    /** Cell at rs1 + imm = rs2. */
    SD(null, (a, b, i, pc, w) -> 0, STORE),
    /** Nothing. */
    FENCE(null, (a, b, i, pc, w) -> 0),
    /** A word chosen by the prover. */
    VIRTUAL_ADVICE(LookupTableName.RANGE_CHECK, (a, b, i, pc, w) -> w, ADVICE, WRITE_LOOKUP),
    /** Requires rs1 ≤ rs2, unsigned. */
    VIRTUAL_ASSERT_LTE(
            LookupTableName.UNSIGNED_LESS_THAN_EQUAL,
            (a, b, i, pc, w) -> bit(Long.compareUnsigned(a, b) <= 0),
            INTERLEAVED,
            INTERLEAVED_RS2,
            ASSERT),
    /** Requires divisor rs1 ≠ 0 or quotient rs2 = 2^64 - 1. */
    VIRTUAL_ASSERT_VALID_DIV0(
            LookupTableName.VALID_DIV0,
            (a, b, i, pc, w) -> bit(a != 0 || b == -1),
            INTERLEAVED,
            INTERLEAVED_RS2,
            ASSERT),
    /** Requires divisor rs2 = 0 or remainder rs1 &lt; rs2, unsigned. */
    VIRTUAL_ASSERT_VALID_UNSIGNED_REMAINDER(
            LookupTableName.VALID_UNSIGNED_REMAINDER,
            (a, b, i, pc, w) -> bit(b == 0 || Long.compareUnsigned(a, b) < 0),
            INTERLEAVED,
            INTERLEAVED_RS2,
            ASSERT),
    /** Requires rs1 · rs2 &lt; 2^64. */
    VIRTUAL_ASSERT_MUL_U_NO_OVERFLOW(
            LookupTableName.MUL_U_NO_OVERFLOW,
            (a, b, i, pc, w) -> bit(Words.multiplyHighUnsigned(a, b) == 0),
            MUL_RR,
            ASSERT),
    /** The low word of rs1 · imm. */
    VIRTUAL_MULI(LookupTableName.RANGE_CHECK, (a, b, i, pc, w) -> a * i, MUL_RI, WRITE_LOOKUP),
    /** The low 32 bits of rs1 · imm, sign-extended. */
    VIRTUAL_MULIW(
            LookupTableName.SIGN_EXTEND_WORD,
            (a, b, i, pc, w) -> (int) (a * i),
            MUL_RI,
            WRITE_LOOKUP),
    /** 2^(rs1 · imm mod 64). */
    VIRTUAL_POW2(
            LookupTableName.POW2, (a, b, i, pc, w) -> 1L << ((a * i) & 63), MUL_RI, WRITE_LOOKUP),
    /** 2^(rs1 mod 32). */
    VIRTUAL_POW2_W(
            LookupTableName.POW2_W, (a, b, i, pc, w) -> 1L << (a & 31), ADD_RS1, WRITE_LOOKUP),
    /** 2^64 - 2^(rs1 · imm mod 64). */
    VIRTUAL_SHIFT_RIGHT_BITMASK(
            LookupTableName.SHIFT_RIGHT_BITMASK,
            (a, b, i, pc, w) -> -1L << ((a * i) & 63),
            MUL_RI,
            WRITE_LOOKUP),
    /** The bits of rs1 selected by rs2, compacted. */
    VIRTUAL_PEXT(
            LookupTableName.PEXT,
            (a, b, i, pc, w) -> Words.extract(a, b),
            INTERLEAVED,
            INTERLEAVED_RS2,
            WRITE_LOOKUP),
    /** The bits of rs1 selected by imm, compacted. */
    VIRTUAL_PEXTI(
            LookupTableName.PEXT,
            (a, b, i, pc, w) -> Words.extract(a, i),
            INTERLEAVED,
            INTERLEAVED_IMM,
            WRITE_LOOKUP),
    /** The bits of rs1 selected by rs2, compacted and sign-extended. */
    VIRTUAL_PEXT_SIGNED(
            LookupTableName.PEXT_SIGNED,
            (a, b, i, pc, w) -> Words.extractSigned(a, b),
            INTERLEAVED,
            INTERLEAVED_RS2,
            WRITE_LOOKUP),
    /** The bits of rs1 selected by imm, compacted and sign-extended. */
    VIRTUAL_PEXT_SIGNEDI(
            LookupTableName.PEXT_SIGNED,
            (a, b, i, pc, w) -> Words.extractSigned(a, i),
            INTERLEAVED,
            INTERLEAVED_IMM,
            WRITE_LOOKUP),
    /** The 32-bit lane of a doubleword that bit 2 of address rs1 selects, as a mask. */
    VIRTUAL_WINDOW_MASK_W(
            LookupTableName.WINDOW_MASK_W,
            (a, b, i, pc, w) -> (a & 4) == 0 ? 0xffffffffL : 0xffffffff00000000L,
            ADD_RS1,
            WRITE_LOOKUP);

    /** All kinds by op number; treat as constant. */
    private static final List<RowKind> ALL = List.of(values());

    private final Optional<LookupTableName> table;
    private final Semantics semantics;
    private final Set<OpFlag> flags;
    private final int flagBits;

    /** The meaning of a kind: its lookup output as a function of what the row can see. */
    private interface Semantics {
        long output(long rs1, long rs2, long imm, long pc, long word);
    }

    RowKind(LookupTableName table, Semantics semantics, OpFlag... flags) {
        this.table = Optional.ofNullable(table);
        this.semantics = semantics;
        EnumSet<OpFlag> set = EnumSet.noneOf(OpFlag.class);
        Collections.addAll(set, flags);
        this.flags = Collections.unmodifiableSet(set);
        int bits = 0;
        for (OpFlag flag : flags) {
            bits |= 1 << flag.ordinal();
        }
        flagBits = bits;
    }

    /**
     * The kind with an op number.
     *
     * @throws IndexOutOfBoundsException if there is none
     */
    public static RowKind of(int op) {
        return ALL.get(op);
    }

    /** The op number, below 128. */
    public int op() {
        return ordinal();
    }

    /** The operation flags. */
    public Set<OpFlag> flags() {
        return flags;
    }

    /** Whether the flag is set. */
    public boolean has(OpFlag flag) {
        return (flagBits >>> flag.ordinal() & 1) != 0;
    }

    /** The lookup table; a kind without one has output 0 and index 0. */
    public Optional<LookupTableName> table() {
        return table;
    }

    /** Whether a row of this kind determines the value written to rd. */
    public boolean writesRegister() {
        return has(WRITE_LOOKUP) || has(JUMP);
    }

    /** Whether the immediate is signed, {@code -2^12 <= imm < 2^12}; otherwise it is a u64. */
    public boolean hasSignedImmediate() {
        return has(LOAD) || has(STORE) || has(BRANCH);
    }

    /**
     * The lookup output by the meaning of the kind.
     *
     * @param rs1 value of rs1
     * @param rs2 value of rs2
     * @param imm the immediate
     * @param pc address of the source instruction
     * @param word the memory word read (LD) or the advice; ignored by other kinds
     */
    public long output(long rs1, long rs2, long imm, long pc, long word) {
        return semantics.output(rs1, rs2, imm, pc, word);
    }

    /** The low 64 bits of the lookup index; parameters as {@link #output}. */
    public long indexLo(long rs1, long rs2, long imm, long pc, long word) {
        if (has(INTERLEAVED)) {
            return Words.interleave((int) rs1, (int) rightOperand(rs2, imm));
        }
        if (has(MUL_RR) || has(MUL_RI)) {
            return rs1 * (has(MUL_RR) ? rs2 : imm);
        }
        if (has(OpFlag.SUB)) {
            return rs1 - rs2;
        }
        if (has(LOAD) || has(ADVICE)) {
            return word;
        }
        return firstAddend(rs1, pc) + secondAddend(rs2, imm);
    }

    /** The high 64 bits of the lookup index; parameters as {@link #output}. */
    public long indexHi(long rs1, long rs2, long imm, long pc, long word) {
        if (has(INTERLEAVED)) {
            return Words.interleave((int) (rs1 >>> 32), (int) (rightOperand(rs2, imm) >>> 32));
        }
        if (has(MUL_RR) || has(MUL_RI)) {
            return Words.multiplyHighUnsigned(rs1, has(MUL_RR) ? rs2 : imm);
        }
        if (has(OpFlag.SUB)) {
            return bit(Long.compareUnsigned(rs1, rs2) >= 0);
        }
        if (has(LOAD) || has(ADVICE)) {
            return 0;
        }
        long first = firstAddend(rs1, pc);
        return bit(Long.compareUnsigned(first + secondAddend(rs2, imm), first) < 0);
    }

    private long rightOperand(long rs2, long imm) {
        return has(INTERLEAVED_RS2) ? rs2 : has(INTERLEAVED_IMM) ? imm : 0;
    }

    private long firstAddend(long rs1, long pc) {
        return has(ADD_RS1) ? rs1 : has(ADD_PC) ? pc : 0;
    }

    private long secondAddend(long rs2, long imm) {
        return has(ADD_RS2) ? rs2 : has(ADD_IMM) ? imm : 0;
    }

    private static long bit(boolean condition) {
        return condition ? 1 : 0;
    }
}
