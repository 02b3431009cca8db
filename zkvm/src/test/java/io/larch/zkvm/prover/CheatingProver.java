// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrElement;
import io.larch.sumcheck.BatchVerifier;
import io.larch.sumcheck.InvalidProofException;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.PointName;
import io.larch.zkvm.relation.Stage;
import io.larch.zkvm.relation.Stages;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.Verifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A prover that proves whatever its columns say, and can repair a batch whose final check would
 * fail by changing one of the openings, so that the falsity moves on to whatever discharges that
 * opening.
 */
public final class CheatingProver {
    /** The verdict on a proof that no check rejects. */
    public static final String ACCEPTED = "accepted";

    private final ProvingProgram program;
    private final ProofShape shape;
    private final Statement statement;
    private final ProverWitness witness;
    private final Map<String, List<String>> repairs;

    private CheatingProver(
            ProvingProgram program,
            ProofShape shape,
            Statement statement,
            ProverWitness witness,
            Map<String, List<String>> repairs) {
        this.program = program;
        this.shape = shape;
        this.statement = statement;
        this.witness = witness;
        this.repairs = repairs;
    }

    /** A prover that repairs nothing. */
    public static CheatingProver of(
            ProvingProgram program, ProofShape shape, Statement statement, ProverWitness witness) {
        return new CheatingProver(program, shape, statement, witness, Map.of());
    }

    /** The prover that repairs every batch with the first opening that serves. */
    public CheatingProver repairing() {
        return repairing(
                Map.of("S1", List.of(), "S2", List.of(), "S3", List.of(), "S4", List.of()));
    }

    /**
     * The prover that repairs.
     *
     * @param keys stage to the openings that it may change, tried in order; an empty list stands
     *     for all of them
     */
    public CheatingProver repairing(Map<String, List<String>> keys) {
        return new CheatingProver(program, shape, statement, witness, keys);
    }

    /** The whole proof. */
    public ZkvmProof prove() {
        return ProofBuilder.prove(
                Toy.context(), program, shape, statement, witness, this::openings);
    }

    /** The stage that rejects the proof, or {@link #ACCEPTED}. */
    public String verdict() {
        return verdict(program, statement, prove(), false);
    }

    /** The stage that rejects; S5 if S1 to S4 accept. */
    public String stagesVerdict() {
        return Stages14.rejectedIn(program, shape, statement, witness, this::openings);
    }

    /** The stage that rejects a proof under the program's own key, or {@link #ACCEPTED}. */
    public static String verdict(
            ProvingProgram program, Statement statement, ZkvmProof proof, boolean allowPanic) {
        try {
            new Verifier(Toy.COMMITTER.verifierKey(), allowPanic)
                    .verify(program.key().digest(), program.key(), statement, proof);
            return ACCEPTED;
        } catch (InvalidProofException e) {
            return e.stage();
        }
    }

    private List<FrElement> openings(
            Stage stage,
            List<String> names,
            List<FrElement> values,
            Ledger<FrElement> ledger,
            BatchVerifier.Reduction<FrElement> reduction) {
        List<String> keys = repairs.get(stage.tag());
        if (keys == null || reduction == null) {
            return values;
        }
        List<FrElement> changed = new ArrayList<>(values);
        for (String key : keys.isEmpty() ? names : keys) {
            FrElement error = error(stage, names, changed, ledger, reduction);
            if (error.isZero()) {
                break;
            }
            int at = names.indexOf(key);
            FrElement before = changed.get(at);
            changed.set(at, before.add(FrElement.ONE));
            FrElement slope = error(stage, names, changed, ledger, reduction).sub(error);
            changed.set(at, slope.isZero() ? before : before.sub(error.mul(slope.inverse())));
            if (!error(stage, names, changed, ledger, reduction).isZero()) {
                changed.set(at, before);
            }
        }
        return changed;
    }

    /** What the batch's final check would find: {@code Σ α_i·final_i - claim}. */
    private static FrElement error(
            Stage stage,
            List<String> names,
            List<FrElement> values,
            Ledger<FrElement> ledger,
            BatchVerifier.Reduction<FrElement> reduction) {
        Ledger<FrElement> trial = new Ledger<>(ledger.field(), ledger.shape(), ledger.inputs());
        for (Stage s : Stages.all(ledger.shape())) {
            s.draws().forEach(d -> trial.draw(d.label(), ledger.challenges(d.label())));
            trial.reduce(s, point(s, ledger));
            if (s.tag().equals(stage.tag())) {
                break;
            }
        }
        trial.openings().produce(names, values);
        List<FrElement> finals = trial.finals(stage.batch());
        FrElement total = reduction.claim().neg();
        for (int i = 0; i < finals.size(); i++) {
            total = total.add(reduction.alphas().get(i).mul(finals.get(i)));
        }
        return total;
    }

    private static List<FrElement> point(Stage stage, Ledger<FrElement> ledger) {
        List<PointName> names =
                switch (stage.tag()) {
                    case "S1" -> List.of(PointName.R1);
                    case "S2" -> List.of(PointName.INDEX, PointName.R2);
                    case "S3" -> List.of(PointName.R3);
                    default -> List.of(PointName.ROW, PointName.R4);
                };
        List<FrElement> point = new ArrayList<>();
        names.forEach(n -> point.addAll(ledger.point(n)));
        return point;
    }
}
