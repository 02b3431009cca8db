// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.verifier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import org.junit.jupiter.api.Test;

class SoundnessBoundTest {
    private static final ProgramShape PROGRAM = new ProgramShape(16, 16, 20, 10, 16);

    @Test
    void thePolynomialPartIsFarBelowTheCurve() {
        assertEquals(229, SoundnessBound.algebraicBits(ProofShape.of(PROGRAM, 16)));
        assertEquals(227, SoundnessBound.algebraicBits(ProofShape.of(PROGRAM, 20)));
        for (int t = 1; t <= 25; t++) {
            assertTrue(SoundnessBound.algebraicBits(ProofShape.of(PROGRAM, t)) >= 220);
        }
    }
}
