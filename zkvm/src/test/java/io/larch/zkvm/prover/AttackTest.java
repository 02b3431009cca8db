// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.larch.bn254.FrElement;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.Multilinear;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.ToyMachine.Run;
import io.larch.zkvm.prover.reference.TraceColumns;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import java.math.BigInteger;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whole forged executions that earlier designs would have accepted. */
class AttackTest {
    private static final ProofShape SHAPE = ProofShape.of(Toy.SHAPE, 4);

    /** Loads a private word and outputs the high word of its product with 1: always 0. */
    private static final ProvingProgram HIGH_WORD =
            new Toy()
                    .base()
                    .load(1, Toy.privateWord(Toy.SHAPE, 0))
                    .add(RowKind.ADDI, 2, 0, 0, 1)
                    .add(RowKind.MULHU, 3, 1, 2, 0)
                    .finish(Toy.SHAPE, 3)
                    .program(Toy.SHAPE);

    private static final int LOAD_CYCLE = 1;
    private static final int MULHU_CYCLE = 3;
    private static final int OUTPUT_CYCLE = 4;

    @Test
    void aPrivateWordBeyond64BitsCountsAsItsValueMod2To64() {
        Run run = ToyMachine.run(HIGH_WORD, 4, new byte[0], 5);
        TraceColumns wide = run.columns().copy();
        wide.privateWords()[0] = FrElement.of(5).add(Multilinear.powerOfTwo(64));
        wide.set(SHAPE, Family.INS, LOAD_CYCLE, 1, 5);
        assertEquals("S5", verdict(HIGH_WORD, run.statement(), wide));
    }

    @Test
    void aPrivateWordBeyond64BitsKeptWholeIsRejected() {
        Run run = ToyMachine.run(HIGH_WORD, 4, new byte[0], 5);
        FrElement more = Multilinear.powerOfTwo(64);
        TraceColumns forged = run.columns().copy();
        forged.privateWords()[0] = FrElement.of(5).add(more);
        forged.set(SHAPE, Family.INS, LOAD_CYCLE, 1, 5);
        forged.rdInc()[LOAD_CYCLE] = forged.rdInc()[LOAD_CYCLE].add(more);
        forged.set(SHAPE, Family.INS, MULHU_CYCLE, 1, 5);
        forged.rdInc()[MULHU_CYCLE] = forged.rdInc()[MULHU_CYCLE].add(FrElement.ONE);
        forged.ramInc()[OUTPUT_CYCLE] = forged.ramInc()[OUTPUT_CYCLE].add(FrElement.ONE);
        Statement lie = Statement.finished(new byte[0], new byte[] {1, 0, 0, 0, 0, 0, 0, 0});
        assertEquals("S1", verdict(HIGH_WORD, lie, forged));
    }

    @Test
    void aPrivateWordThatIsNoIndexCannotBeLoaded() {
        Run run = ToyMachine.run(HIGH_WORD, 4, new byte[0], 5);
        for (FrElement word :
                List.of(
                        Multilinear.powerOfTwo(128),
                        Multilinear.powerOfTwo(128).add(FrElement.of(5)),
                        FrElement.of(2).inverse(),
                        FrElement.ofSigned(-1))) {
            TraceColumns forged = run.columns().copy();
            forged.privateWords()[0] = word;
            BigInteger v = word.toBigInteger();
            forged.set(SHAPE, Family.INS, LOAD_CYCLE, v.shiftRight(64).longValue(), v.longValue());
            assertEquals("S1", verdict(HIGH_WORD, run.statement(), forged));
        }
    }

    @Test
    void theDummyCellCannotBeAddressed() {
        // x1 := 2^65 as a private word, then used as an address
        ProvingProgram program =
                new Toy()
                        .base()
                        .load(1, Toy.privateWord(Toy.SHAPE, 0))
                        .add(RowKind.SD, 127, 1, 10, 0)
                        .add(RowKind.LD, 3, 1, 0, 0)
                        .finish(Toy.SHAPE, 0)
                        .program(Toy.SHAPE);
        long valid = 0x80000000L;
        Run run = ToyMachine.run(program, 4, new byte[0], valid);
        assertEquals("S5", verdict(program, run.statement(), run.columns()));
        TraceColumns forged = run.columns().copy();
        FrElement dummy = Multilinear.powerOfTwo(65);
        forged.privateWords()[0] = dummy;
        forged.rdInc()[1] = dummy;
        forged.set(SHAPE, Family.INS, 1, 2, 0);
        forged.set(SHAPE, Family.RAM, 2, 0, 0);
        forged.set(SHAPE, Family.RAM, 3, 0, 0);
        assertEquals("S1", verdict(program, run.statement(), forged));
    }

    @Test
    void aTruncatedTraceIsRejected() {
        // never reaches HALT: t = 3 holds eight of twelve cycles
        Run run = ToyMachine.run(HIGH_WORD, 4, new byte[0], 5);
        ProofShape half = ProofShape.of(Toy.SHAPE, 3);
        TraceColumns cut = TraceColumns.zeros(half);
        for (int c = 0; c < cut.digits().length; c++) {
            System.arraycopy(run.columns().digits()[c], 0, cut.digits()[c], 0, 8);
        }
        System.arraycopy(run.columns().rdInc(), 0, cut.rdInc(), 0, 8);
        System.arraycopy(run.columns().ramInc(), 0, cut.ramInc(), 0, 8);
        System.arraycopy(
                run.columns().privateWords(), 0, cut.privateWords(), 0, cut.privateWords().length);
        String verdict = Stages14.rejectedIn(HIGH_WORD, half, run.statement(), cut);
        assertNotEquals("S5", verdict);
    }

    @Test
    void anotherEntryRowIsRejected() {
        Run run = ToyMachine.run(HIGH_WORD, 4, new byte[0], 5);
        TraceColumns late = TraceColumns.zeros(SHAPE);
        System.arraycopy(
                run.columns().privateWords(),
                0,
                late.privateWords(),
                0,
                late.privateWords().length);
        // HALT from the beginning: nothing happened
        late.rdInc()[0] = FrElement.of(4);
        for (int j = 0; j < SHAPE.cycles(); j++) {
            late.set(SHAPE, Family.INS, j, 0, 0);
        }
        Statement nothing = new Statement(new byte[0], new byte[0], 0, 1);
        assertNotEquals("S5", verdict(HIGH_WORD, nothing, late));
    }

    @Test
    void expansionsCannotBeEnteredInTheMiddleOrLeftEarly() {
        ProvingProgram program =
                new Toy()
                        .base()
                        .expand(
                                List.of(
                                        Toy.row(RowKind.ADDI, 5, 3, 0, 1),
                                        Toy.row(RowKind.ADDI, 5, 5, 0, 2),
                                        Toy.row(RowKind.ADDI, 3, 5, 0, 4)))
                        .finish(Toy.SHAPE, 3)
                        .program(Toy.SHAPE);
        Run honest = ToyMachine.run(program, 4, new byte[0]);
        assertEquals("S5", verdict(program, honest.statement(), honest.columns()));
        int[][] detours = {{0, 3}, {0, 4}, {1, 4}, {2, 5}, {1, 3}, {1, 2}};
        for (int[] d : detours) {
            Run run =
                    ToyMachine.run(
                            program,
                            SHAPE,
                            new byte[0],
                            new long[0],
                            r -> 0,
                            (w, j, v) -> w == ToyMachine.What.NEXT_ROW && j == d[0] ? d[1] : v);
            boolean honestStep = d[1] == d[0] + 2;
            String verdict = verdict(program, run.statement(), run.columns());
            assertEquals(honestStep, verdict.equals("S5"), "cycle " + d[0] + " to row " + d[1]);
        }
    }

    @Test
    void changedPublicWordsAreRejected() {
        Run run = ToyMachine.run(Toy.memory(), 4, new byte[] {5, 0, 0, 0, 0, 0, 0, 0}, 1, 3);
        Statement s = run.statement();
        byte[] other = s.output();
        other[0]++;
        for (Statement lie :
                List.of(
                        Statement.finished(s.input(), other),
                        Statement.finished(s.input(), new byte[0]),
                        Statement.finished(new byte[] {6, 0, 0, 0, 0, 0, 0, 0}, s.output()),
                        Statement.finished(new byte[0], s.output()),
                        new Statement(s.input(), s.output(), 1, 1))) {
            assertNotEquals("S5", verdict(Toy.memory(), lie, run.columns()), lie.toString());
        }
        for (Statement unfinished :
                List.of(
                        new Statement(s.input(), s.output(), 0, 0),
                        new Statement(s.input(), s.output(), 0, 2),
                        new Statement(s.input(), s.output(), 2, 1))) {
            assertEquals("preamble", verdict(Toy.memory(), unfinished, run.columns()));
        }
    }

    private static String verdict(
            ProvingProgram program, Statement statement, TraceColumns columns) {
        return Stages14.rejectedIn(program, SHAPE, statement, columns);
    }
}
