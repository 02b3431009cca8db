// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.verifier.Verifier;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProofRoundTripTest {
    @Test
    void acceptsAnHonestRun() throws Exception {
        ProvingProgram program = Toy.memory();
        byte[] input = {5, 0, 0, 0, 0, 0, 0, 0};
        ToyMachine.Run run = ToyMachine.run(program, 4, input, 1, 3);
        ReferenceWitness witness =
                new ReferenceWitness(program, run.shape(), run.statement(), run.columns());
        assertEquals(36, run.statement().output()[0]);
        assertEquals(List.of(), witness.violations());
        ZkvmProof proof =
                ProofBuilder.prove(Toy.context(), program, run.shape(), run.statement(), witness);
        new Verifier(Toy.COMMITTER.verifierKey(), false)
                .verify(program.key().digest(), program.key(), run.statement(), proof);
    }
}
