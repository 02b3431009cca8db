// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

/**
 * The operation flags of a row kind, in protocol order. The cycle constraints read a row's meaning
 * from these bits and its lookup table alone.
 *
 * <p>{@link #ADD_RS1} to {@link #LOAD} name the summands of the right lookup operand.
 */
public enum OpFlag {
    /** The lookup index interleaves two operands; the left one is rs1. */
    INTERLEAVED,
    /** The lookup index is free: the prover chooses it. */
    ADVICE,
    /** Adds rs1 to the right operand. */
    ADD_RS1,
    /** Adds the instruction's address. */
    ADD_PC,
    /** Adds rs2. */
    ADD_RS2,
    /** Adds the immediate, a u64. */
    ADD_IMM,
    /** Adds {@code rs1 - rs2 + 2^64}. */
    SUB,
    /** Adds {@code rs1 · rs2}. */
    MUL_RR,
    /** Adds {@code rs1 · imm}, the immediate a u64. */
    MUL_RI,
    /** The right interleaved operand is rs2. */
    INTERLEAVED_RS2,
    /** The right interleaved operand is the immediate, a u64. */
    INTERLEAVED_IMM,
    /** Reads the cell at {@code rs1 + imm}; the right operand is the word read. */
    LOAD,
    /** Writes rs2 to the cell at {@code rs1 + imm}. */
    STORE,
    /** The lookup output must be 1. */
    ASSERT,
    /** The lookup output is written to rd. */
    WRITE_LOOKUP,
    /** The address of the next instruction is written to rd, the lookup output is jumped to. */
    JUMP,
    /** Jumps to {@code pc + imm} if the lookup output is 1. */
    BRANCH
}
