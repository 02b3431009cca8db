// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.riscv.RowKind;
import io.larch.riscv.RowTable;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.CheatingProver;
import io.larch.zkvm.prover.Toy;
import io.larch.zkvm.prover.Toy.Row;
import io.larch.zkvm.shape.ProgramShape;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * False executions of two-byte code: the step after it, the link it leaves, where it is entered.
 */
class ForgedTwoByteRunTest {
    private static final ProgramShape SHAPE = new ProgramShape(5, 2, 6, 3, 3);
    private static final int SINK = 127;
    private static final int T = 4;

    /** Address of row 4, the first after the beginning. */
    private static final long BODY = Toy.START + 12;

    /** LUI x1 = 6, LUI x2 = 7, LUI x10 = start, then the body from row 4. */
    private static Toy begin() {
        return new Toy().add(RowKind.LUI, 1, 0, 0, 6).add(RowKind.LUI, 2, 0, 0, 7).base();
    }

    /** Makes the instructions that begin with these rows two bytes long; others move up. */
    private static ProvingProgram twoBytes(Toy toy, int... heads) {
        List<Row> rows = toy.rows();
        for (int head : heads) {
            long addr = rows.get(head).addr();
            for (int i = head; i < rows.size(); i++) {
                boolean same = rows.get(i).addr() == addr;
                int mode = rows.get(i).mode() | (same ? RowTable.COMPRESSED : 0);
                move(rows, i, mode, same ? 0 : -2);
            }
        }
        return toy.program(SHAPE);
    }

    private static void move(List<Row> rows, int at, int mode, long by) {
        Row r = rows.get(at);
        Row moved = new Row(r.addr() + by, r.kind(), mode, r.rd(), r.rs1(), r.rs2(), r.imm());
        rows.set(at, moved);
    }

    private static Forgery begun(ProvingProgram program, long output) {
        return new Forgery(program, T, Forgery.outputs(output))
                .row(1, 6)
                .writes(6)
                .row(2, 7)
                .writes(7)
                .row(3, Toy.START)
                .writes(Toy.START);
    }

    private static void assertAccepted(Forgery run) {
        assertEquals(List.of(), run.witness().violations());
        assertEquals(CheatingProver.ACCEPTED, run.prover().verdict());
    }

    /** One rule is broken, and no proof passes, even if the prover moves the falsity on. */
    private static void assertBreaks(String rule, Forgery forged) {
        assertEquals(List.of(rule), forged.witness().violations());
        assertEquals("S1", forged.prover().stagesVerdict());
        String verdict = forged.prover().repairing().verdict();
        assertTrue(List.of("S5", "S6").contains(verdict), verdict);
    }

    @Test
    void honestTwoByteRunsAreAccepted() {
        Toy toy = begin().add(RowKind.ADD, 3, 1, 2, 0).finish(SHAPE, 3);
        assertAccepted(begun(twoBytes(toy, 4, 5), 13).row(4, 13).writes(13).finish(5, 13));
        toy =
                begin().expand(
                                List.of(
                                        Toy.row(RowKind.ADD, 40, 1, 2, 0),
                                        Toy.row(RowKind.ADDI, 3, 40, 0, 1)))
                        .finish(SHAPE, 3);
        Forgery f = begun(twoBytes(toy, 4), 14).row(4, 13).writes(13).row(5, 14).writes(14);
        assertAccepted(f.finish(6, 14));
    }

    @Test
    void twoByteJumpsLinkTwoBytesAhead() {
        Toy toy = begin().add(RowKind.JAL, 3, 0, 0, 2).finish(SHAPE, 3);
        long next = BODY + 2;
        ProvingProgram p = twoBytes(toy, 4);
        assertAccepted(begun(p, next).row(4, next).writes(next).finish(5, next));
        Forgery far = begun(p, BODY + 4).row(4, next).writes(BODY + 4).finish(5, BODY + 4);
        assertBreaks("C7 in cycle 3", far);
    }

    @Test
    void nothingIsSkippedAfterATwoByteInstruction() {
        Toy toy =
                begin().add(RowKind.ADDI, 3, 1, 0, 0)
                        .add(RowKind.ADDI, 3, 2, 0, 0)
                        .finish(SHAPE, 3);
        ProvingProgram p = twoBytes(toy, 4, 5);
        assertEquals(BODY + 4, p.bytecode().addr(6));
        Forgery honest = begun(p, 7).row(4, 6).writes(6).row(5, 7).writes(7);
        assertAccepted(honest.finish(6, 7));
        assertBreaks("C8 in cycle 3", begun(p, 6).row(4, 6).writes(6).finish(6, 6));
    }

    @Test
    void aFourByteInstructionDoesNotEndInItsMiddle() {
        // The last row stands two bytes behind the first of the body; only a jump can reach it.
        Toy toy = begin().add(RowKind.ADDI, 3, 1, 0, 0).finish(SHAPE, 3);
        int middle = toy.rows().size();
        toy.add(RowKind.JAL, SINK, 0, 0, 2);
        Row r = toy.rows().get(middle);
        int mode = RowTable.FIRST | RowTable.COMPRESSED;
        toy.rows().set(middle, new Row(BODY + 2, r.kind(), mode, r.rd(), 0, 0, 2));
        ProvingProgram p = toy.program(SHAPE);
        assertAccepted(begun(p, 6).row(4, 6).writes(6).finish(5, 6));
        Forgery f = begun(p, 6).row(4, 6).writes(6).row(middle, BODY + 4).writes(BODY + 4);
        assertBreaks("C8 in cycle 3", f.finish(5, 6));
    }

    @Test
    void aJumpIntoTheMiddleOfAnInstructionGoesNowhere() {
        Toy toy = begin().add(RowKind.JAL, SINK, 0, 0, 6).add(RowKind.LUI, 1, 0, 0, 42);
        ProvingProgram p = toy.finish(SHAPE, 1).program(SHAPE);
        long target = BODY + 6;
        Forgery onward = begun(p, 6).row(4, target).writes(BODY + 4).finish(6, 6);
        assertBreaks("C8 in cycle 3", onward);
        Forgery back = begun(p, 42).row(4, target).writes(BODY + 4);
        assertBreaks("C8 in cycle 3", back.row(5, 42).writes(42).finish(6, 42));
    }
}
