// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.G1Affine;
import io.larch.riscv.Registers;
import io.larch.riscv.RowKind;
import io.larch.riscv.RowTable;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.InvalidProgramException;
import io.larch.zkvm.program.InvalidProgramException.Rule;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.Toy;
import io.larch.zkvm.prover.Toy.Row;
import io.larch.zkvm.shape.ProgramShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the rules of preprocessing are for: a table that breaks one has a false execution, or two
 * executions, that the relations accept; and preprocessing refuses the table.
 */
class TableRuleNeedTest {
    private static final ProgramShape SHAPE = new ProgramShape(5, 2, 6, 3, 3);
    private static final int SINK = Registers.SINK;
    private static final int FIRST = RowTable.FIRST;
    private static final long START = Toy.START;
    private static final long AFTER = START + 64;

    /** LUI x10, three special rows, and from row 5 on: outputs x3 and ends, without x0. */
    private static List<Row> rows(Row... special) {
        List<Row> rows = new ArrayList<>(new Toy().base().rows());
        rows.addAll(List.of(special));
        while (rows.size() < 5) {
            long spare = START + 256 + 4L * rows.size();
            rows.add(row(spare, RowKind.FENCE, FIRST, SINK, 0, 0));
        }
        rows.add(store(AFTER, 3, SHAPE.ioHalf() + 1));
        rows.add(row(AFTER + 4, RowKind.LUI, FIRST, 4, 0, 8));
        rows.add(store(AFTER + 8, 4, SHAPE.ioHalf()));
        rows.add(row(AFTER + 12, RowKind.LUI, FIRST, 4, 0, 1));
        rows.add(store(AFTER + 16, 4, 0));
        rows.add(row(AFTER + 20, RowKind.JAL, FIRST, SINK, 0, -(AFTER + 20)));
        return rows;
    }

    private static Row store(long addr, int rs2, int word) {
        return new Row(addr, RowKind.SD, FIRST, SINK, 10, rs2, Toy.io(SHAPE, word));
    }

    private static Row row(long addr, RowKind kind, int mode, int rd, int rs1, long imm) {
        return new Row(addr, kind, mode, rd, rs1, 0, imm);
    }

    /** JAL to the finish. */
    private static Row leave(long addr) {
        return row(addr, RowKind.JAL, FIRST, SINK, 0, AFTER - addr);
    }

    /** The table refused and nevertheless used. */
    private static ProvingProgram refused(Rule rule, int entry, List<Row> rows) {
        Bytecode table = Toy.bytecode(SHAPE.b(), rows);
        InvalidProgramException e =
                assertThrows(
                        InvalidProgramException.class,
                        () -> ProvingProgram.of(SHAPE, table, entry, new long[0], Toy.COMMITTER));
        assertEquals(rule, e.rule());
        ProgramKey key = new ProgramKey(SHAPE, entry, G1Affine.INFINITY, G1Affine.INFINITY);
        return new ProvingProgram(key, table, new long[4]);
    }

    private static Forgery begun(ProvingProgram program, long output) {
        Forgery f = new Forgery(program, 4, Forgery.outputs(output));
        return f.row(1, START).writes(START);
    }

    /** The relations have nothing against it. */
    private static void assertSlipsThrough(Forgery forged) {
        assertEquals(List.of(), forged.witness().violations());
        assertEquals("S5", forged.prover().stagesVerdict());
    }

    /** JAL in this row, and the rows from 5 on. */
    private static Forgery leaves(Forgery f, int row, long at, long output) {
        int block = SHAPE.ioStart();
        f.row(row, AFTER).writes(at + 4);
        f.row(5, 0).stores(block + SHAPE.ioHalf() + 1, output);
        f.row(6, 8).writes(8).row(7, 0).stores(block + SHAPE.ioHalf(), 8);
        f.row(8, 1).writes(1).row(9, 0).stores(block, 1);
        return f.row(10, 1, 0).writes(AFTER + 24);
    }

    @ParameterizedTest
    @EnumSource(names = {"FENCE", "BEQ", "SD", "VIRTUAL_ASSERT_LTE"})
    void aFreeDestinationTakesAnyValue(RowKind kind) {
        boolean store = kind == RowKind.SD;
        int imm = kind == RowKind.BEQ ? 4 : 0;
        Row free = row(START + 4, kind, FIRST, 3, store ? 10 : 0, imm);
        ProvingProgram p = refused(Rule.FREE_DESTINATION, 1, rows(free, leave(START + 8)));
        Forgery f = begun(p, 42).row(2, 0).reads(store ? SHAPE.imageStart() : 0).writes(42);
        assertSlipsThrough(leaves(f, 3, START + 8, 42));
    }

    @Test
    void anOpThatIsNoRowKindIsRefused() {
        int n = 1 << SHAPE.b();
        byte[] op = new byte[n];
        long[] addr = new long[n];
        Arrays.fill(addr, RowTable.PADDING_ADDRESS);
        addr[0] = RowTable.HALT_ADDRESS;
        addr[1] = START;
        op[1] = (byte) RowKind.values().length;
        byte[] mode = new byte[n];
        mode[0] = FIRST;
        mode[1] = FIRST;
        byte[] rd = new byte[n];
        Arrays.fill(rd, (byte) SINK);
        byte[] zeros = new byte[n];
        Bytecode table = new Bytecode(SHAPE.b(), addr, new long[n], op, mode, rd, zeros, zeros);
        InvalidProgramException e =
                assertThrows(
                        InvalidProgramException.class,
                        () -> ProvingProgram.of(SHAPE, table, 1, new long[0], Toy.COMMITTER));
        assertEquals(Rule.RANGE, e.rule());
    }

    @Test
    void aValueWrittenToX0Stays() {
        Row write = row(START + 4, RowKind.LUI, FIRST, 0, 0, 9);
        Row read = row(START + 8, RowKind.ADDI, FIRST, 3, 0, 0);
        ProvingProgram p = refused(Rule.WRITES_ZERO, 1, rows(write, read, leave(START + 12)));
        Forgery f = begun(p, 9).row(2, 9).writes(9).row(3, 9).writes(9);
        assertSlipsThrough(leaves(f, 4, START + 12, 9));
    }

    @Test
    void sinkHoldsAnyValue() {
        Row write = row(START + 4, RowKind.FENCE, FIRST, SINK, 0, 0);
        Row read = row(START + 8, RowKind.ADDI, FIRST, 3, SINK, 0);
        ProvingProgram p = refused(Rule.READS_SINK, 1, rows(write, read, leave(START + 12)));
        Forgery f = begun(p, 42).row(2, 0).writes(42).row(3, 42).writes(42);
        assertSlipsThrough(leaves(f, 4, START + 12, 42));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 42})
    void oneAddressWithTwoHeadsHasTwoExecutions(int choice) {
        Row one = row(START + 4, RowKind.LUI, FIRST, 3, 0, 1);
        Row other = row(START + 4, RowKind.LUI, FIRST, 3, 0, 42);
        ProvingProgram p = refused(Rule.FIRST_DISTINCT, 1, rows(one, other, leave(START + 8)));
        Forgery f = begun(p, choice).row(choice == 1 ? 2 : 3, choice).writes(choice);
        assertSlipsThrough(leaves(f, 4, START + 8, choice));
    }
}
