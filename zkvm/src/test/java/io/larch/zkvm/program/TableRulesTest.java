// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.program;

import static io.larch.zkvm.prover.Toy.START;
import static io.larch.zkvm.prover.Toy.row;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.riscv.Registers;
import io.larch.riscv.RowKind;
import io.larch.riscv.RowTable;
import io.larch.zkvm.program.InvalidProgramException.Rule;
import io.larch.zkvm.prover.Toy;
import io.larch.zkvm.prover.Toy.Row;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TableRulesTest {
    private static final int SINK = Registers.SINK;
    private static final int FIRST = RowTable.FIRST;
    private static final int NOT_LAST = RowTable.NOT_LAST;

    /** HALT; a two-row expansion at START; a branch; a store; EBREAK. */
    private static List<Row> honest() {
        return new ArrayList<>(
                new Toy()
                        .expand(
                                List.of(
                                        row(RowKind.ADDI, 5, 1, 0, 1),
                                        row(RowKind.ADDI, 1, 5, 0, 1)))
                        .add(RowKind.BEQ, SINK, 1, 2, -4)
                        .store(1, -8)
                        .halt()
                        .rows());
    }

    @Test
    void acceptsAnHonestTable() {
        assertDoesNotThrow(() -> check(honest(), 1, 4));
    }

    @Test
    void row0IsExactlyHalt() {
        for (Row bad :
                List.of(
                        new Row(0, RowKind.JAL, FIRST, SINK, 0, 0, 4),
                        new Row(0, RowKind.JAL, FIRST, 3, 0, 0, 0),
                        new Row(0, RowKind.JAL, FIRST | RowTable.COMPRESSED, SINK, 0, 0, 0),
                        new Row(0, RowKind.FENCE, FIRST, SINK, 0, 0, 0),
                        new Row(0, RowKind.JAL, FIRST, SINK, 1, 0, 0),
                        new Row(2, RowKind.JAL, FIRST, SINK, 0, 0, 0),
                        new Row(0, RowKind.JAL, 0, SINK, 0, 0, 0))) {
            refuses(Rule.HALT_ROW, 0, bad);
        }
    }

    @Test
    void rowsOfAddress1AreExactlyPadding() {
        for (Row bad :
                List.of(
                        new Row(1, RowKind.JAL, FIRST, SINK, 0, 0, 0),
                        new Row(1, RowKind.JAL, 0, 3, 0, 0, 0),
                        new Row(1, RowKind.ADDI, 0, SINK, 0, 0, 0),
                        new Row(1, RowKind.JAL, 0, SINK, 0, 2, 0),
                        new Row(1, RowKind.JAL, 0, SINK, 0, 0, 8))) {
            refuses(Rule.PADDING_ROW, 6, bad);
        }
    }

    @Test
    void addressesAreBelow2To63() {
        refuses(Rule.ADDRESS, 6, new Row(-2, RowKind.FENCE, FIRST, SINK, 0, 0, 0));
    }

    @Test
    void firstRowsHaveEvenDistinctAddresses() {
        refuses(Rule.FIRST_EVEN, 6, new Row(3, RowKind.FENCE, FIRST, SINK, 0, 0, 0));
        refuses(Rule.FIRST_DISTINCT, 6, new Row(START, RowKind.FENCE, FIRST, SINK, 0, 0, 0));
        refuses(Rule.FIRST_DISTINCT, 6, new Row(0, RowKind.FENCE, FIRST, SINK, 0, 0, 0));
    }

    @Test
    void otherRowsFollowANotLastRowOfTheirAddress() {
        refuses(Rule.HEADLESS, 3, new Row(START + 4, RowKind.BEQ, 0, SINK, 1, 2, -4));
        refuses(Rule.HEADLESS, 6, new Row(START + 16, RowKind.FENCE, 0, SINK, 0, 0, 0));
        List<Row> rows = honest();
        rows.set(3, new Row(START, RowKind.BEQ, 0, SINK, 1, 2, -4));
        assertRefused(Rule.HEADLESS, rows, 1, 4);
    }

    @Test
    void notLastRowsAreContinued() {
        refuses(Rule.CUT, 6, new Row(START + 16, RowKind.FENCE, FIRST | NOT_LAST, SINK, 0, 0, 0));
        refuses(Rule.CUT, 2, new Row(START + 64, RowKind.ADDI, FIRST, 1, 5, 0, 1));
        List<Row> full = honest();
        while (full.size() < 15) {
            int more = full.size();
            full.add(new Row(START + 64 + 4L * more, RowKind.FENCE, FIRST, SINK, 0, 0, 0));
        }
        full.add(new Row(START + 256, RowKind.FENCE, FIRST | NOT_LAST, SINK, 0, 0, 0));
        assertRefused(Rule.CUT, full, 1, 4);
    }

    @Test
    void jumpsAndBranchesEndTheirExpansion() {
        refuses(Rule.JUMP_INSIDE, 1, new Row(START, RowKind.JAL, FIRST | NOT_LAST, 5, 0, 0, 4));
        refuses(Rule.JUMP_INSIDE, 1, new Row(START, RowKind.BEQ, FIRST | NOT_LAST, SINK, 0, 0, 4));
    }

    @Test
    void theEntryRowIsFirst() {
        assertRefused(Rule.ENTRY, honest(), 2, 4);
        assertRefused(Rule.ENTRY, honest(), 15, 4);
        assertRefused(Rule.ENTRY, honest(), 16, 4);
        assertRefused(Rule.ENTRY, honest(), -1, 4);
    }

    @Test
    void x0IsNeverWritten() {
        refuses(Rule.WRITES_ZERO, 6, new Row(START + 16, RowKind.ADDI, FIRST, 0, 1, 0, 1));
    }

    @ParameterizedTest
    @EnumSource(RowKind.class)
    void rowsThatWriteNothingHaveDestinationSink(RowKind kind) {
        Row r = new Row(START + 16, kind, FIRST, 3, 0, 0, 0);
        if (kind.writesRegister()) {
            assertDoesNotThrow(() -> check(replaced(6, r), 1, 4));
        } else {
            refuses(Rule.FREE_DESTINATION, 6, r);
        }
    }

    @Test
    void sinkIsNeverRead() {
        refuses(Rule.READS_SINK, 6, new Row(START + 16, RowKind.ADD, FIRST, 3, SINK, 0, 0));
        refuses(Rule.READS_SINK, 6, new Row(START + 16, RowKind.ADD, FIRST, 3, 0, SINK, 0));
    }

    @Test
    void signedImmediatesAreSmall() {
        for (RowKind kind : List.of(RowKind.LD, RowKind.SD, RowKind.BEQ)) {
            int rd = kind.writesRegister() ? 3 : SINK;
            refuses(Rule.IMMEDIATE, 6, new Row(START + 16, kind, FIRST, rd, 1, 2, 4096));
            refuses(Rule.IMMEDIATE, 6, new Row(START + 16, kind, FIRST, rd, 1, 2, -4097));
            Row edge = new Row(START + 16, kind, FIRST, rd, 1, 2, -4096);
            assertDoesNotThrow(() -> check(replaced(6, edge), 1, 4));
        }
    }

    @Test
    void theImageFitsItsBlock() {
        assertRefused(Rule.IMAGE, honest(), 1, 5);
    }

    @Test
    void digitsAreInTheirRange() {
        refuses(Rule.RANGE, 6, new Row(START + 16, RowKind.ADD, FIRST | 8, 3, 0, 0, 0));
        refuses(Rule.RANGE, 6, new Row(START + 16, RowKind.ADD, FIRST, 128, 0, 0, 0));
        refuses(Rule.RANGE, 6, new Row(START + 16, RowKind.ADD, FIRST, 3, 128, 0, 0));
        refuses(Rule.RANGE, 6, new Row(START + 16, RowKind.ADD, FIRST, 3, 0, 128, 0));
    }

    /** A row kind that does not exist has no flags, so nothing would constrain its cycles. */
    @Test
    void opsAreRowKinds() {
        Bytecode table = Toy.bytecode(Toy.SHAPE.b(), honest());
        for (int op : new int[] {RowKind.values().length, 127, 128, 255}) {
            Bytecode bad = withOp(table, table.rows() - 1, op);
            InvalidProgramException e =
                    assertThrows(
                            InvalidProgramException.class,
                            () -> TableRules.check(Toy.SHAPE, bad, 1, 4));
            assertEquals(Rule.RANGE, e.rule());
            assertEquals(table.rows() - 1, e.row());
        }
    }

    @Test
    void theTableHasAsManyRowsAsTheShapeSays() {
        int b = Toy.SHAPE.b();
        for (int other : new int[] {b - 1, b + 1}) {
            Bytecode table = Toy.bytecode(other, honest());
            assertThrows(
                    IllegalArgumentException.class, () -> TableRules.check(Toy.SHAPE, table, 1, 4));
        }
    }

    private static Bytecode withOp(Bytecode t, int row, int op) {
        int n = t.rows();
        long[] addr = new long[n];
        long[] imm = new long[n];
        byte[][] small = new byte[5][n];
        for (int i = 0; i < n; i++) {
            addr[i] = t.addr(i);
            imm[i] = t.imm(i);
            small[0][i] = (byte) (i == row ? op : t.op(i));
            small[1][i] = (byte) t.mode(i);
            small[2][i] = (byte) t.rd(i);
            small[3][i] = (byte) t.rs1(i);
            small[4][i] = (byte) t.rs2(i);
        }
        return new Bytecode(t.b(), addr, imm, small[0], small[1], small[2], small[3], small[4]);
    }

    private static void refuses(Rule rule, int at, Row bad) {
        assertRefused(rule, replaced(at, bad), 1, 4);
    }

    private static List<Row> replaced(int at, Row r) {
        List<Row> rows = honest();
        if (at == rows.size()) {
            rows.add(r);
        } else {
            rows.set(at, r);
        }
        return rows;
    }

    private static void assertRefused(Rule rule, List<Row> rows, int entry, int imageWords) {
        InvalidProgramException e =
                assertThrows(InvalidProgramException.class, () -> check(rows, entry, imageWords));
        assertEquals(rule, e.rule(), e.getMessage());
    }

    private static void check(List<Row> rows, int entry, int imageWords)
            throws InvalidProgramException {
        TableRules.check(Toy.SHAPE, Toy.bytecode(Toy.SHAPE.b(), rows), entry, imageWords);
    }
}
