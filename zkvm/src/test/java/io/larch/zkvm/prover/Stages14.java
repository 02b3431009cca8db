// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.sumcheck.InvalidProofException;
import io.larch.sumcheck.ProverContext;
import io.larch.sumcheck.Schedule;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.prover.reference.TraceColumns;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.Verifier;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The verdict of S1 to S4 alone, for tests of many witnesses: everything after S4 is left empty, so
 * what passes these stages is rejected in S5.
 */
final class Stages14 {
    private static final ProverContext CONTEXT = Toy.context();

    private Stages14() {}

    /** The stage that rejects; S5 if S1 to S4 accept. */
    static String rejectedIn(
            ProvingProgram program, ProofShape shape, Statement statement, TraceColumns columns) {
        return rejectedIn(program, shape, statement, columns, ProofBuilder.Tamper.NONE);
    }

    /** The stage that rejects a cheating prover. */
    static String rejectedIn(
            ProvingProgram program,
            ProofShape shape,
            Statement statement,
            TraceColumns columns,
            ProofBuilder.Tamper tamper) {
        ReferenceWitness witness = new ReferenceWitness(program, shape, statement, columns);
        return rejectedIn(program, shape, statement, witness, tamper);
    }

    /** The stage that rejects a cheating prover. */
    static String rejectedIn(
            ProvingProgram program,
            ProofShape shape,
            Statement statement,
            ProverWitness witness,
            ProofBuilder.Tamper tamper) {
        ZkvmProof part =
                ProofBuilder.proveStages(CONTEXT, program, shape, statement, witness, tamper);
        Schedule schedule = ProofSchedule.of(shape);
        List<G1Affine> points = new ArrayList<>(part.points());
        points.addAll(
                Collections.nCopies(
                        schedule.total(Schedule.Kind.POINTS) - points.size(), G1Affine.INFINITY));
        List<FrElement> scalars = new ArrayList<>(part.scalars());
        scalars.addAll(
                Collections.nCopies(
                        schedule.total(Schedule.Kind.SCALARS) - scalars.size(), FrElement.ZERO));
        ZkvmProof proof = new ZkvmProof(shape.t(), points, scalars);
        try {
            new Verifier(Toy.COMMITTER.verifierKey(), true)
                    .reduce(program.key().digest(), program.key(), statement, proof);
        } catch (InvalidProofException e) {
            return e.stage();
        }
        throw new AssertionError("a proof without S5 is accepted");
    }
}
