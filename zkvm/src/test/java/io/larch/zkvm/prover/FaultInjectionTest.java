// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.riscv.RowKind;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.ToyMachine.Fault;
import io.larch.zkvm.prover.ToyMachine.Run;
import io.larch.zkvm.prover.ToyMachine.What;
import io.larch.zkvm.shape.ProofShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A machine that lies about one value in one cycle and goes on consistently is rejected. */
class FaultInjectionTest {
    /** A loop, an expansion with advice, a branch both ways, an alignment of stores and loads. */
    private static final ProvingProgram PROGRAM =
            new Toy()
                    .base()
                    .add(RowKind.ADDI, 1, 0, 0, 2)
                    .add(RowKind.XOR, 2, 2, 1, 0)
                    .add(RowKind.ADDI, 1, 1, 0, -1)
                    .add(RowKind.BNE, 127, 1, 0, -8)
                    .expand(
                            List.of(
                                    Toy.row(RowKind.VIRTUAL_ADVICE, 40, 0, 0, 0),
                                    Toy.row(RowKind.VIRTUAL_ASSERT_LTE, 0, 40, 2, 0),
                                    Toy.row(RowKind.ADDI, 3, 40, 0, 0)))
                    .finish(Toy.SHAPE, 3)
                    .program(Toy.SHAPE, 7, 9);

    private static final ProofShape SHAPE = ProofShape.of(Toy.SHAPE, 5);

    private static Run run(Fault fault) {
        return ToyMachine.run(PROGRAM, SHAPE, new byte[0], new long[0], r -> 1, fault);
    }

    @Test
    void theHonestMachineIsAccepted() {
        Run run = run(Fault.NONE);
        String verdict = Stages14.rejectedIn(PROGRAM, SHAPE, run.statement(), run.columns());
        assertEquals("S5", verdict);
    }

    @ParameterizedTest
    @EnumSource(What.class)
    void aLieInAnyCycleIsRejected(What what) {
        int lies = 0;
        for (int cycle = 0; cycle < SHAPE.cycles(); cycle++) {
            int at = cycle;
            boolean[] told = new boolean[1];
            Run run;
            try {
                run =
                        run(
                                (w, j, v) -> {
                                    boolean lie = w == what && j == at;
                                    told[0] |= lie;
                                    return lie ? v ^ 1 : v;
                                });
            } catch (IllegalStateException e) {
                continue; // the lie led nowhere: no such address, an assert, no end
            }
            Run honest = run(Fault.NONE);
            if (!told[0] || same(run, honest)) {
                continue;
            }
            lies++;
            String verdict = Stages14.rejectedIn(PROGRAM, SHAPE, run.statement(), run.columns());
            assertNotEquals("S5", verdict, what + " in cycle " + cycle);
        }
        assertTrue(lies >= 1, what + " was never altered");
    }

    private static boolean same(Run a, Run b) {
        return java.util.Arrays.deepEquals(a.columns().digits(), b.columns().digits())
                && java.util.Arrays.equals(a.columns().rdInc(), b.columns().rdInc())
                && java.util.Arrays.equals(a.columns().ramInc(), b.columns().ramInc());
    }
}
