// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.larch.bn254.FrElement;
import io.larch.zkvm.Seeds;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.reference.TraceColumns;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every committed cell of a tiny trace, changed, is rejected by S1 to S4. */
class CellSoundnessTest {
    private static final ProvingProgram PROGRAM = Toy.memory();
    private static final ToyMachine.Run RUN =
            ToyMachine.run(PROGRAM, 4, new byte[] {5, 0, 0, 0, 0, 0, 0, 0}, 1, 3);
    private static final int USED_PRIVATE_WORD = 1;

    @Test
    void honestTracePassesTheStages() {
        assertEquals("S5", verdict(RUN.columns()));
    }

    @Test
    void everyDigitChangedIsRejected() {
        Random random = Seeds.random(CellSoundnessTest.class);
        for (int c = 0; c < RUN.columns().digits().length; c++) {
            int width = RUN.shape().traceDigits().get(c).width();
            for (int j = 0; j < RUN.shape().cycles(); j++) {
                TraceColumns forged = RUN.columns().copy();
                forged.digits()[c][j] ^= 1 + random.nextInt((1 << width) - 1);
                String name = RUN.shape().traceDigits().get(c).name();
                assertNotEquals("S5", verdict(forged), name + " in cycle " + j);
            }
        }
    }

    @Test
    void everyIncrementChangedIsRejected() {
        Random random = Seeds.random(CellSoundnessTest.class);
        for (int j = 0; j < RUN.shape().cycles(); j++) {
            TraceColumns forged = RUN.columns().copy();
            forged.rdInc()[j] = changed(forged.rdInc()[j], random);
            assertNotEquals("S5", verdict(forged), "RdInc in cycle " + j);
            forged = RUN.columns().copy();
            forged.ramInc()[j] = changed(forged.ramInc()[j], random);
            assertNotEquals("S5", verdict(forged), "RamInc in cycle " + j);
        }
    }

    @Test
    void onlyPrivateWordsNobodyReadsAreFree() {
        Random random = Seeds.random(CellSoundnessTest.class);
        for (int i = 0; i < RUN.columns().privateWords().length; i++) {
            TraceColumns forged = RUN.columns().copy();
            forged.privateWords()[i] = changed(forged.privateWords()[i], random);
            assertEquals(i != USED_PRIVATE_WORD, verdict(forged).equals("S5"), "word " + i);
        }
    }

    @Test
    void swappedCyclesAreRejected() {
        for (int j = 0; j + 1 < 12; j++) {
            TraceColumns forged = RUN.columns().copy();
            for (int[] column : forged.digits()) {
                int kept = column[j];
                column[j] = column[j + 1];
                column[j + 1] = kept;
            }
            for (FrElement[] column : List.of(forged.rdInc(), forged.ramInc())) {
                FrElement kept = column[j];
                column[j] = column[j + 1];
                column[j + 1] = kept;
            }
            assertNotEquals("S5", verdict(forged), "cycles " + j + " and the next");
        }
    }

    private static FrElement changed(FrElement v, Random random) {
        return random.nextBoolean()
                ? v.add(FrElement.ONE)
                : FrElement.reduce(new BigInteger(254, random));
    }

    private static String verdict(TraceColumns columns) {
        return Stages14.rejectedIn(PROGRAM, RUN.shape(), RUN.statement(), columns);
    }
}
