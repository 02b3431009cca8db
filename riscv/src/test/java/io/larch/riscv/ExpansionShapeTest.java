// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.BitSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What every expansion must respect, and the exact rows of each. */
class ExpansionShapeTest {
    private static final int[][] OPERANDS = {
        {7, 5, 6}, {0, 5, 6}, {5, 5, 5}, {5, 5, 6}, {6, 5, 6}, {7, 5, 5}, {7, 0, 0}, {0, 0, 0}
    };

    private static final BitSet STATE = state();

    private static BitSet state() {
        BitSet state = new BitSet();
        state.set(Registers.RESERVATION);
        for (ControlRegister register : ControlRegister.values()) {
            state.set(register.register());
        }
        return state;
    }

    @ParameterizedTest
    @EnumSource
    void rowsKeepTheRulesOfTheTable(Instruction kind) {
        for (int[] operands : OPERANDS) {
            for (int imm : new int[] {0, 4, 8}) {
                RowTable rows =
                        Guests.of(Guests.encode(kind, operands[0], operands[1], operands[2], imm))
                                .rows();
                BitSet written = new BitSet();
                for (int row = 1; row < rows.used(); row++) {
                    checkSources(rows, row, written);
                    checkDestination(rows, row, written);
                    checkMode(rows, row);
                }
            }
        }
    }

    private static void checkSources(RowTable rows, int row, BitSet written) {
        int[] sources = {rows.rs1()[row], rows.rs2()[row], rows.adviceX(row), rows.adviceY(row)};
        for (int source : sources) {
            assertNotEquals(Registers.SINK, source);
            boolean temporary = source >= Registers.FIRST_TEMPORARY;
            assertTrue(!temporary || written.get(source), "temporary read before it is written");
            boolean guest = source < Registers.ARCHITECTURAL;
            assertTrue(temporary || guest || STATE.get(source));
            assertTrue(!guest || !written.get(source), "source overwritten before its last use");
        }
    }

    private static void checkDestination(RowTable rows, int row, BitSet written) {
        int rd = rows.rd()[row];
        assertNotEquals(0, rd);
        assertTrue(rd == Registers.SINK || rows.kind(row).writesRegister());
        boolean state = STATE.get(rd);
        assertTrue(rd < Registers.ARCHITECTURAL || state || rd >= Registers.FIRST_TEMPORARY);
        written.set(rd);
    }

    private static void checkMode(RowTable rows, int row) {
        boolean last = row == rows.used() - 1;
        int expected = (row == 1 ? RowTable.FIRST : 0) | (last ? 0 : RowTable.NOT_LAST);
        assertEquals(expected, rows.mode()[row]);
        boolean jumps = rows.kind(row).has(OpFlag.JUMP) || rows.kind(row).has(OpFlag.BRANCH);
        assertTrue(last || !jumps);
        long imm = rows.imm()[row];
        assertTrue(!rows.kind(row).hasSignedImmediate() || imm >= -4096 && imm < 4096);
    }

    @Test
    void rowsAreTheGoldenOnes() throws IOException {
        StringBuilder text = new StringBuilder("instruction;row\n");
        for (Instruction kind : Instruction.values()) {
            for (int imm : imms(kind)) {
                int word = Guests.encode(kind, 7, 5, 6, imm);
                RowTable rows = Guests.of(word).rows();
                for (int row = 1; row < rows.used(); row++) {
                    text.append(Decoder.decode(word).orElseThrow()).append(';');
                    text.append(rows.describe(row)).append('\n');
                }
            }
        }
        Golden.check("expansions.csv", text);
    }

    private static int[] imms(Instruction kind) {
        return switch (kind.format()) {
            case R, LOAD_RESERVED, ATOMIC, NONE -> new int[] {0};
            case CSR, CSR_IMMEDIATE -> new int[] {0x300, 0x340};
            case LOAD, STORE -> new int[] {-8, 5};
            case SHIFT, SHIFT_W -> new int[] {0, 31};
            default -> new int[] {-4};
        };
    }

    @Test
    void rowCountsAreAsDocumented() {
        assertEquals(16, rows(Instruction.DIV, 8));
        assertEquals(13, rows(Instruction.REM, 8));
        assertEquals(8, rows(Instruction.DIVU, 8));
        assertEquals(7, rows(Instruction.REMU, 8));
        assertEquals(4, rows(Instruction.LW, 8));
        assertEquals(5, rows(Instruction.LW, 4));
        assertEquals(6, rows(Instruction.LBU, 1));
        assertEquals(9, rows(Instruction.SW, 8));
        assertEquals(10, rows(Instruction.SB, 1));
        assertEquals(7, rows(Instruction.MULH, 8));
        assertEquals(2, rows(Instruction.LR_D, 0));
        assertEquals(5, rows(Instruction.LR_W, 0));
        assertEquals(9, rows(Instruction.SC_D, 0));
        assertEquals(15, rows(Instruction.SC_W, 0));
        assertEquals(4, rows(Instruction.AMOADD_D, 0));
        assertEquals(12, rows(Instruction.AMOADD_W, 0));
        assertEquals(6, rows(Instruction.ECALL, 0));
        long single = Stream.of(Instruction.values()).filter(kind -> rows(kind, 8) == 1).count();
        assertEquals(40, single);
    }

    private static int rows(Instruction kind, int imm) {
        return Guests.of(Guests.encode(kind, 7, 5, 6, imm)).rows().used() - 1;
    }
}
