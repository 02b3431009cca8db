// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.soundness;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.riscv.RowKind;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.CheatingProver;
import io.larch.zkvm.prover.Toy;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.table.Bits;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * False executions that break exactly one rule: each is rejected by the stage that enforces the
 * rule, and by some check when the prover moves the falsity on.
 */
class ForgedRunTest {
    private static final ProgramShape SHAPE = new ProgramShape(5, 2, 6, 3, 3);
    private static final int SINK = 127;
    private static final long START = Toy.START;
    private static final int T = 4;

    /** LUI x1 = 6, LUI x2 = 7, LUI x10 = start, then the body from row 4. */
    private static Toy begin() {
        return new Toy().add(RowKind.LUI, 1, 0, 0, 6).add(RowKind.LUI, 2, 0, 0, 7).base();
    }

    private static Forgery begun(ProvingProgram program, long output) {
        return new Forgery(program, T, Forgery.outputs(output))
                .row(1, 6)
                .writes(6)
                .row(2, 7)
                .writes(7)
                .row(3, START)
                .writes(START);
    }

    private static Forgery interleaved(Forgery f, int row, long left, long right) {
        return f.row(row, Bits.interleaveHigh(left, right), Bits.interleaveLow(left, right));
    }

    private static void assertBreaks(String rule, Forgery forged) {
        assertEquals(List.of(rule), forged.witness().violations());
        assertRejectedIn("S1", forged);
    }

    /** And if the prover moves the falsity on, S5 or S6 has it in the end. */
    private static void assertRejectedIn(String stage, Forgery forged) {
        assertEquals(stage, forged.prover().stagesVerdict());
        String verdict = forged.prover().repairing().verdict();
        assertTrue(List.of("S5", "S6").contains(verdict), verdict);
    }

    @Test
    void anHonestForgeryIsAccepted() {
        ProvingProgram p = begin().add(RowKind.ADD, 3, 1, 2, 0).finish(SHAPE, 3).program(SHAPE);
        Forgery f = begun(p, 13).row(4, 13).writes(13).finish(5, 13);
        assertEquals(List.of(), f.witness().violations());
        assertEquals(CheatingProver.ACCEPTED, f.prover().verdict());
    }

    @Test
    void theLeftOperandIsRs1() {
        ProvingProgram p = begin().add(RowKind.XOR, 3, 1, 2, 0).finish(SHAPE, 3).program(SHAPE);
        Forgery f = interleaved(begun(p, 8 ^ 7), 4, 8, 7).writes(8 ^ 7).finish(5, 8 ^ 7);
        assertBreaks("C0 in cycle 3", f);
    }

    @Test
    void theRightOperandIsTheFlaggedSum() {
        ProvingProgram p = begin().add(RowKind.ADD, 3, 1, 2, 0).finish(SHAPE, 3).program(SHAPE);
        assertBreaks("C1 in cycle 3", begun(p, 14).row(4, 14).writes(14).finish(5, 14));
        p = begin().add(RowKind.XOR, 3, 1, 2, 0).finish(SHAPE, 3).program(SHAPE);
        Forgery f = interleaved(begun(p, 6), 4, 6, 0).writes(6).finish(5, 6);
        assertBreaks("C1 in cycle 3", f);
    }

    @Test
    void theAccessedCellHasTheAddress() {
        ProvingProgram p = begin().load(3, 0).finish(SHAPE, 3).program(SHAPE, 5, 9);
        int second = SHAPE.imageStart() + 1;
        Forgery f = begun(p, 9).row(4, 9).reads(second).writes(9).finish(5, 9);
        assertBreaks("C2 in cycle 3", f);
    }

    @Test
    void aCycleWithoutAccessTouchesTheDummyCell() {
        ProvingProgram p = begin().add(RowKind.ADD, 3, 1, 2, 0).finish(SHAPE, 3).program(SHAPE, 5);
        Forgery f = begun(p, 13).row(4, 13).reads(SHAPE.imageStart()).writes(13).finish(5, 13);
        assertBreaks("C2 in cycle 3", f);
    }

    @Test
    void onlyStoresWriteMemory() {
        int first = SHAPE.imageStart();
        ProvingProgram p = begin().load(3, 0).load(3, 0).finish(SHAPE, 3).program(SHAPE, 5);
        Forgery f = begun(p, 42).row(4, 5).stores(first, 42).writes(5);
        assertBreaks("C3 in cycle 3", f.row(5, 42).reads(first).writes(42).finish(6, 42));
        p = begin().add(RowKind.ADD, 3, 1, 2, 0).finish(SHAPE, 3).program(SHAPE, 5);
        f = begun(p, 13).row(4, 13).stores(0, 1).writes(13).finish(5, 13);
        assertBreaks("C3 in cycle 3", f);
    }

    @Test
    void storesWriteRs2() {
        ProvingProgram p = begin().finish(SHAPE, 1).program(SHAPE);
        assertBreaks("C4 in cycle 3", begun(p, 42).finish(4, 42));
    }

    @Test
    void assertsHold() {
        ProvingProgram p =
                begin().add(RowKind.VIRTUAL_ASSERT_LTE, SINK, 2, 1, 0)
                        .finish(SHAPE, 1)
                        .program(SHAPE);
        assertBreaks("C5 in cycle 3", interleaved(begun(p, 6), 4, 7, 6).finish(5, 6));
    }

    @Test
    void theDestinationReceivesTheLookupOutput() {
        ProvingProgram p = begin().add(RowKind.MUL, 3, 1, 2, 0).finish(SHAPE, 3).program(SHAPE);
        assertBreaks("C6 in cycle 3", begun(p, 43).row(4, 42).writes(43).finish(5, 43));
    }

    @Test
    void jumpsWriteTheReturnAddress() {
        ProvingProgram p = begin().add(RowKind.JAL, 3, 0, 0, 4).finish(SHAPE, 3).program(SHAPE);
        long at = START + 12;
        assertBreaks("C7 in cycle 3", begun(p, 42).row(4, at + 4).writes(42).finish(5, 42));
    }

    @Test
    void theNextAddressFollows() {
        // BEQ x1, x1 is taken, over a row that sets x1 = 42.
        Toy taken = begin().add(RowKind.BEQ, SINK, 1, 1, 8).add(RowKind.LUI, 1, 0, 0, 42);
        ProvingProgram p = taken.finish(SHAPE, 1).program(SHAPE);
        Forgery f = interleaved(begun(p, 42), 4, 6, 6).row(5, 42).writes(42).finish(6, 42);
        assertBreaks("C8 in cycle 3", f);
        // ADD falls through.
        p =
                begin().add(RowKind.ADD, 1, 1, 2, 0)
                        .add(RowKind.LUI, 1, 0, 0, 1)
                        .finish(SHAPE, 1)
                        .program(SHAPE);
        assertBreaks("C8 in cycle 3", begun(p, 13).row(4, 13).writes(13).finish(6, 13));
    }

    private static Toy expansion() {
        return begin().expand(
                        List.of(
                                Toy.row(RowKind.LUI, 40, 0, 0, 42),
                                Toy.row(RowKind.LUI, 40, 0, 0, 1),
                                Toy.row(RowKind.ADD, 3, 40, 0, 0)));
    }

    @Test
    void noRowOfAnExpansionIsSkipped() {
        ProvingProgram p = expansion().finish(SHAPE, 3).program(SHAPE);
        Forgery f = begun(p, 42).row(4, 42).writes(42).row(6, 42).writes(42).finish(7, 42);
        assertBreaks("C9 in cycle 3", f);
    }

    @Test
    void anExpansionIsEnteredAtItsFirstRow() {
        ProvingProgram p = expansion().finish(SHAPE, 3).program(SHAPE);
        assertBreaks("C10 in cycle 2", begun(p, 0).row(6, 0).writes(0).finish(7, 0));
    }

    @Test
    void theRunBeginsAtTheEntry() {
        ProvingProgram p = begin().finish(SHAPE, 1).program(SHAPE);
        Forgery f =
                new Forgery(p, T, Forgery.outputs(0))
                        .row(2, 7)
                        .writes(7)
                        .row(3, START)
                        .writes(START)
                        .finish(4, 0);
        assertEquals(List.of(), f.witness().violations());
        assertRejectedIn("S4", f);
    }

    @Test
    void theRunEndsInHalt() {
        // Sixteen cycles, the last of them EBREAK: its successor would be HALT.
        Toy toy = begin();
        for (int i = 0; i < 7; i++) {
            toy.add(RowKind.ADD, 3, 1, 2, 0);
        }
        ProvingProgram p = toy.finish(SHAPE, 3).program(SHAPE);
        Forgery f = begun(p, 13);
        for (int i = 0; i < 7; i++) {
            f.row(4 + i, 13).writes(13);
        }
        f.finish(11, 13);
        assertEquals(List.of(), f.witness().violations());
        assertRejectedIn("S4", f);
    }

    @Test
    void theOutputIsWhatMemoryHolds() {
        ProvingProgram p = begin().finish(SHAPE, 1).program(SHAPE);
        Forgery f = new Forgery(p, T, Forgery.outputs(42)).row(1, 6).writes(6);
        f.row(2, 7).writes(7).row(3, START).writes(START).finish(4, 6);
        assertEquals(List.of(), f.witness().violations());
        assertRejectedIn("S2", f);
    }
}
