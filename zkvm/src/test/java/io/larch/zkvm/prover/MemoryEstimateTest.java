// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import org.junit.jupiter.api.Test;

class MemoryEstimateTest {
    private static final ProgramShape PROGRAM = new ProgramShape(10, 10, 16, 7, 10);

    private static long total(ProgramShape program, int t) {
        return MemoryEstimate.of(ProofShape.of(program, t)).totalBytes();
    }

    @Test
    void growsWithTheCyclesAndNotFaster() {
        for (int t = 10; t < 24; t++) {
            assertTrue(total(PROGRAM, t) <= total(PROGRAM, t + 1), "t = " + t);
            assertTrue(total(PROGRAM, t + 1) <= 2 * total(PROGRAM, t), "t = " + t);
        }
    }

    @Test
    void countsTheCellsOfMemory() {
        ProgramShape large = new ProgramShape(10, 10, 24, 7, 10);
        assertTrue(total(large, 16) - total(PROGRAM, 16) >= 32L << 24);
    }
}
