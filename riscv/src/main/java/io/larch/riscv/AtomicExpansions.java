// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static io.larch.riscv.Registers.RESERVATION;
import static io.larch.riscv.RowKind.ADD;
import static io.larch.riscv.RowKind.ADDI;
import static io.larch.riscv.RowKind.ADDIW;
import static io.larch.riscv.RowKind.AND;
import static io.larch.riscv.RowKind.ANDI;
import static io.larch.riscv.RowKind.LD;
import static io.larch.riscv.RowKind.LUI;
import static io.larch.riscv.RowKind.MUL;
import static io.larch.riscv.RowKind.SD;
import static io.larch.riscv.RowKind.SLTIU;
import static io.larch.riscv.RowKind.SUB;
import static io.larch.riscv.RowKind.VIRTUAL_PEXT_SIGNED;
import static io.larch.riscv.RowKind.VIRTUAL_POW2;
import static io.larch.riscv.RowKind.VIRTUAL_WINDOW_MASK_W;
import static io.larch.riscv.RowKind.XOR;
import static io.larch.riscv.RowKind.XORI;
import static io.larch.riscv.RowSink.T0;
import static io.larch.riscv.RowSink.T1;
import static io.larch.riscv.RowSink.T2;
import static io.larch.riscv.RowSink.T3;
import static io.larch.riscv.RowSink.T4;
import static io.larch.riscv.RowSink.T5;

/**
 * Recipes of the A extension. On one hart an atomic operation is a load, a computation and a store;
 * the ordering bits mean nothing.
 *
 * <p>None of them asks the prover for advice, so each has exactly one outcome. In particular a
 * store-conditional succeeds if and only if {@link Registers#RESERVATION} holds what a
 * load-reserved of its address and width left there; an LR of the other width leaves another value.
 * Success and failure both read the cell and write it, the failure with the word that was read, so
 * an SC to a misaligned or absent address traps whether it is reserved or not.
 *
 * <p>A reservation lasts until the next SC, whatever its address and result, or LR. Other stores of
 * the same hart, traps and returns from them leave it alone, as the ISA manual permits.
 *
 * <p>Alignment needs no assert: the doubleword's address keeps the low bits that have to be zero,
 * and no cell has an address that is not a multiple of 8.
 */
final class AtomicExpansions {
    /** The word or doubleword read, sign-extended. */
    private static final int OLD = T0;

    /** The doubleword read, then the doubleword to store. */
    private static final int CELL = T1;

    /** The lane of a word in its doubleword, as a mask. */
    private static final int LANE = T2;

    /** The address of the doubleword. */
    private static final int BASE = T4;

    private AtomicExpansions() {}

    static Expansion loadReserved(boolean word) {
        return (i, rows) -> {
            rows.immediate(ADDI, RESERVATION, i.rs1(), word ? 1 : 0);
            if (word) {
                loadWord(i, rows, i.rd());
            } else {
                rows.immediate(LD, i.rd(), i.rs1(), 0);
            }
        };
    }

    /** T0 = 1 if reserved, else 0; the word stored is {@code old + T0·(rs2 - old)}. */
    static Expansion storeConditional(boolean word) {
        return (i, rows) -> {
            int expected = i.rs1();
            if (word) {
                expected = T0;
                rows.immediate(ADDI, T0, i.rs1(), 1);
            }
            rows.registers(XOR, T0, expected, RESERVATION);
            rows.immediate(SLTIU, T0, T0, 1);
            rows.immediate(LUI, RESERVATION, 0, 0);
            if (word) {
                loadWord(i, rows, Registers.SINK);
                rows.registers(MUL, LANE, LANE, T0);
                storeWord(i, rows, i.rs2());
            } else {
                rows.immediate(LD, CELL, i.rs1(), 0);
                rows.registers(SUB, T2, i.rs2(), CELL);
                rows.registers(MUL, T2, T2, T0);
                rows.registers(ADD, T2, CELL, T2);
                rows.row(SD, Registers.SINK, i.rs1(), T2, 0);
            }
            rows.immediate(XORI, i.rd(), T0, 1);
        };
    }

    /** AMOSWAP. */
    static Expansion swap(boolean word) {
        return modify(word, (i, rows) -> i.rs2());
    }

    /** AMOADD, AMOAND, AMOOR, AMOXOR: the new word is {@code kind(old, rs2)}. */
    static Expansion apply(boolean word, RowKind kind) {
        return modify(
                word,
                (i, rows) -> {
                    rows.registers(kind, T5, OLD, i.rs2());
                    return T5;
                });
    }

    /** AMOMIN, AMOMINU. */
    static Expansion least(boolean word, RowKind less) {
        return modify(
                word,
                (i, rows) -> {
                    int operand = operand(word, i, rows);
                    rows.registers(less, T3, operand, OLD);
                    return choose(rows, operand);
                });
    }

    /** AMOMAX, AMOMAXU. */
    static Expansion greatest(boolean word, RowKind less) {
        return modify(
                word,
                (i, rows) -> {
                    int operand = operand(word, i, rows);
                    rows.registers(less, T3, OLD, operand);
                    return choose(rows, operand);
                });
    }

    /** Emits the computation of the new value and returns the register that holds it. */
    @FunctionalInterface
    private interface Computation {
        int emit(SourceInstruction i, RowSink rows);
    }

    private static Expansion modify(boolean word, Computation computation) {
        return (i, rows) -> {
            if (word) {
                loadWord(i, rows, OLD);
                storeWord(i, rows, computation.emit(i, rows));
            } else {
                rows.immediate(LD, OLD, i.rs1(), 0);
                rows.row(SD, Registers.SINK, i.rs1(), computation.emit(i, rows), 0);
            }
            rows.immediate(ADDI, i.rd(), OLD, 0);
        };
    }

    /** Sign-extension keeps the order of words, unsigned too. */
    private static int operand(boolean word, SourceInstruction i, RowSink rows) {
        if (!word) {
            return i.rs2();
        }
        rows.immediate(ADDIW, T5, i.rs2(), 0);
        return T5;
    }

    /** {@code old + T3·(operand - old)}. */
    private static int choose(RowSink rows, int operand) {
        rows.registers(SUB, T5, operand, OLD);
        rows.registers(MUL, T5, T5, T3);
        rows.registers(ADD, T5, OLD, T5);
        return T5;
    }

    /** BASE, CELL and LANE of the word at rs1; rd = the word, sign-extended. */
    private static void loadWord(SourceInstruction i, RowSink rows, int rd) {
        rows.immediate(ANDI, BASE, i.rs1(), ~4L);
        rows.immediate(LD, CELL, BASE, 0);
        rows.immediate(VIRTUAL_WINDOW_MASK_W, LANE, i.rs1(), 0);
        if (rd != Registers.SINK) {
            rows.registers(VIRTUAL_PEXT_SIGNED, rd, CELL, LANE);
        }
    }

    /** Stores the low half of a register to the lane: {@code old ^ ((old ^ new·2^s) & lane)}. */
    private static void storeWord(SourceInstruction i, RowSink rows, int value) {
        rows.immediate(VIRTUAL_POW2, T3, i.rs1(), 8);
        rows.registers(MUL, T3, value, T3);
        rows.registers(XOR, T3, T3, CELL);
        rows.registers(AND, T3, T3, LANE);
        rows.registers(XOR, CELL, CELL, T3);
        rows.row(SD, Registers.SINK, BASE, CELL, 0);
    }
}
