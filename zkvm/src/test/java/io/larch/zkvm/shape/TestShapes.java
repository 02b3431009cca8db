// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.shape;

/** Proof shapes that no verifier of real proofs accepts. */
public final class TestShapes {
    private TestShapes() {}

    /** A shape with another digit width and a larger opening than needed. */
    public static ProofShape of(ProgramShape program, int t, int w, int surplus) {
        return ProofShape.custom(program, t, w, surplus);
    }
}
