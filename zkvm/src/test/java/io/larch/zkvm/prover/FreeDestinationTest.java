// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.larch.bn254.FrElement;
import io.larch.bn254.SmallColumn;
import io.larch.riscv.RowKind;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.InvalidProgramException;
import io.larch.zkvm.program.InvalidProgramException.Rule;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.ToyMachine.Run;
import io.larch.zkvm.prover.reference.TraceColumns;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import org.junit.jupiter.api.Test;

/**
 * What the rule on destinations of rows that write nothing is for: RdWrite is free there, so such a
 * row could put any value into a register.
 */
class FreeDestinationTest {
    private static final long[] IMAGE = new long[4];

    private static Bytecode table() {
        Toy toy = new Toy().base().add(RowKind.FENCE, 3, 0, 0, 0).finish(Toy.SHAPE, 3);
        return Toy.bytecode(Toy.SHAPE.b(), toy.rows());
    }

    @Test
    void preprocessingRefusesTheTable() {
        InvalidProgramException e =
                assertThrows(
                        InvalidProgramException.class,
                        () -> ProvingProgram.of(Toy.SHAPE, table(), 1, IMAGE, Toy.COMMITTER));
        assertEquals(Rule.FREE_DESTINATION, e.rule());
    }

    @Test
    void letThroughTheTableWouldProveAnyOutput() {
        Bytecode table = table();
        ProgramKey key =
                new ProgramKey(
                        Toy.SHAPE,
                        1,
                        Toy.COMMITTER.commitStack(table.columns()),
                        Toy.COMMITTER.commit(SmallColumn.ofWords(IMAGE)));
        ProvingProgram program = new ProvingProgram(key, table, IMAGE);
        ProofShape shape = ProofShape.of(Toy.SHAPE, 4);
        Run run = ToyMachine.run(program, 4, new byte[0]);
        TraceColumns forged = run.columns().copy();
        forged.rdInc()[1] = FrElement.of(42);
        forged.ramInc()[2] = FrElement.of(42);
        Statement lie = Statement.finished(new byte[0], new byte[] {42, 0, 0, 0, 0, 0, 0, 0});
        assertEquals("S5", Stages14.rejectedIn(program, shape, lie, forged));
    }
}
