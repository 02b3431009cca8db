// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;

/** One honest proof of {@link Toy#memory}, made once for all tests. */
public final class HonestProof {
    /** The program. */
    public static final ProvingProgram PROGRAM = Toy.memory();

    /** Its run. */
    public static final ToyMachine.Run RUN =
            ToyMachine.run(PROGRAM, 4, new byte[] {5, 0, 0, 0, 0, 0, 0, 0}, 1, 3);

    /** What the run shows. */
    public static final Statement STATEMENT = RUN.statement();

    /** The shape of the proof. */
    public static final ProofShape SHAPE = RUN.shape();

    /** The proof. */
    public static final ZkvmProof PROOF =
            ProofBuilder.prove(Toy.context(), PROGRAM, SHAPE, STATEMENT, witness());

    private HonestProof() {}

    private static ReferenceWitness witness() {
        return new ReferenceWitness(PROGRAM, SHAPE, STATEMENT, RUN.columns());
    }
}
