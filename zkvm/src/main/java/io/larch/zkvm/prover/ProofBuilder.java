// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.G1Affine;
import io.larch.bn254.SmallColumn;
import io.larch.sumcheck.Batch;
import io.larch.sumcheck.BatchProver;
import io.larch.sumcheck.BatchVerifier;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.LookupProver;
import io.larch.sumcheck.OpeningProver;
import io.larch.sumcheck.ProverChannel;
import io.larch.sumcheck.ProverContext;
import io.larch.sumcheck.SpongeTranscript;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.LookupClaims;
import io.larch.zkvm.relation.Names;
import io.larch.zkvm.relation.OpeningClaims;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.relation.PublicInputs;
import io.larch.zkvm.relation.Stage;
import io.larch.zkvm.relation.Stages;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.util.ArrayList;
import java.util.List;

/**
 * The prover's side of the whole conversation, the mirror image of the verifier: commitments, S1 to
 * S4 by the witness's members, S5, S6.
 */
public final class ProofBuilder {
    private final ProverContext context;
    private final ProvingProgram program;
    private final ProofShape shape;
    private final ProverWitness witness;
    private final Tamper tamper;
    private final ProverChannel channel;
    private final Ledger<FrElement> ledger;

    /** What a cheating prover changes; tests only. */
    interface Tamper {
        /** The honest prover. */
        Tamper NONE = (stage, names, values, ledger, reduction) -> values;

        /**
         * The openings to send in place of the true ones.
         *
         * @param names of the openings
         * @param values the true ones
         * @param reduction what the batch left, or null for openings sent before the batch
         */
        List<FrElement> openings(
                Stage stage,
                List<String> names,
                List<FrElement> values,
                Ledger<FrElement> ledger,
                BatchVerifier.Reduction<FrElement> reduction);
    }

    private ProofBuilder(
            ProverContext context,
            ProvingProgram program,
            ProofShape shape,
            Statement statement,
            ProverWitness witness,
            Tamper tamper) {
        this.context = context;
        this.program = program;
        this.shape = shape;
        this.witness = witness;
        this.tamper = tamper;
        FrVerifierField field = new FrVerifierField();
        this.channel =
                new ProverChannel(
                        field,
                        new SpongeTranscript<>(field, ProofSchedule.capacity(shape)),
                        ProofSchedule.of(shape));
        this.ledger =
                new Ledger<>(
                        field,
                        shape,
                        new PublicInputs<>(program.key().entryBits(), words(statement)));
    }

    /**
     * Proves a run.
     *
     * @param shape of the program, with enough cycles for the witness
     * @param statement what the run did; a false one gives a proof that is rejected
     */
    public static ZkvmProof prove(
            ProverContext context,
            ProvingProgram program,
            ProofShape shape,
            Statement statement,
            ProverWitness witness) {
        return prove(context, program, shape, statement, witness, Tamper.NONE);
    }

    /** Proves like a cheating prover. */
    static ZkvmProof prove(
            ProverContext context,
            ProvingProgram program,
            ProofShape shape,
            Statement statement,
            ProverWitness witness,
            Tamper tamper) {
        ProofBuilder builder =
                new ProofBuilder(context, program, shape, statement, witness, tamper);
        builder.stages();
        builder.lookupAndOpening();
        builder.channel.finish();
        return builder.proof();
    }

    /** The messages up to the openings of S4, for tests of what the stages must catch. */
    static ZkvmProof proveStages(
            ProverContext context,
            ProvingProgram program,
            ProofShape shape,
            Statement statement,
            ProverWitness witness,
            Tamper tamper) {
        ProofBuilder builder =
                new ProofBuilder(context, program, shape, statement, witness, tamper);
        builder.stages();
        return builder.proof();
    }

    private ZkvmProof proof() {
        return new ZkvmProof(shape.t(), channel.points(), channel.scalars());
    }

    private void stages() {
        witness.enter("commit");
        channel.publics(Labels.DIGEST, List.of(program.key().digest()));
        FrVerifierField field = new FrVerifierField();
        channel.publics(Labels.IO, IoBlock.pack(field, ledger.inputs().ioWords()));
        List<G1Affine> commitments = new ArrayList<>();
        for (int i = 0; i < shape.stacks(); i++) {
            commitments.add(context.committer().commitStack(stack(i)));
        }
        commitments.add(context.committer().commit(witness.privateWords()));
        channel.sendPoints(Labels.COMMITMENTS, commitments);
        Stages.all(shape).forEach(this::prove);
    }

    private void prove(Stage stage) {
        witness.enter(stage.tag());
        if (!stage.sent().isEmpty()) {
            List<FrElement> values = new ArrayList<>();
            for (String name : stage.sent()) {
                values.add(initialValue(name));
            }
            send(stage, stage.sentLabel(), stage.sent(), values, null);
        }
        stage.draws().forEach(d -> ledger.draw(d.label(), channel.challenges(d.label())));
        Batch batch = stage.batch();
        List<FrElement> claims = ledger.inputClaims(batch);
        List<SumcheckMember> members = witness.members(stage, ledger);
        BatchVerifier.Reduction<FrElement> reduction =
                BatchProver.prove(channel, batch, members, claims);
        ledger.reduce(stage, reduction.point());
        List<FrElement> values = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            for (String name : batch.members().get(i).relation().outputs()) {
                values.add(members.get(i).finalValue(name));
            }
        }
        send(stage, stage.openingsLabel(), batch.outputs(), values, reduction);
    }

    private void send(
            Stage stage,
            String label,
            List<String> names,
            List<FrElement> values,
            BatchVerifier.Reduction<FrElement> reduction) {
        List<FrElement> sent = tamper.openings(stage, names, values, ledger, reduction);
        ledger.openings().produce(names, sent);
        channel.sendScalars(label, sent);
    }

    /** Image or private input at the low variables of ρram. */
    private FrElement initialValue(String name) {
        if (name.equals(Names.IMAGE)) {
            return context.kernels().evaluate(image(), ledger.imagePoint());
        }
        return context.kernels().evaluate(witness.privateWords(), ledger.privatePoint());
    }

    private void lookupAndOpening() {
        witness.enter("S5");
        List<SmallColumn> digits = new ArrayList<>(witness.traceDigits());
        Names.SMALL.forEach(family -> digits.add(program.bytecode().digits(family)));
        LookupProver lookup =
                new LookupProver(
                        context, ProofSchedule.lookup(shape), digits, LookupClaims.points(ledger));
        LookupProver.Outcome outcome = lookup.prove(channel, tableClaims());
        witness.enter("S6");
        List<List<? extends FrColumn>> columns = new ArrayList<>();
        for (int i = 0; i < shape.stacks(); i++) {
            columns.add(stack(i));
        }
        Bytecode bytecode = program.bytecode();
        columns.add(bytecode.columns());
        columns.add(List.of(outcome.pushForward()));
        columns.add(List.of(image()));
        columns.add(List.of(witness.privateWords()));
        new OpeningProver(context, ProofSchedule.openings(shape), columns)
                .prove(channel, OpeningClaims.of(ledger, outcome.openings()));
        outcome.pushForward().close();
    }

    private List<LookupProver.TableClaim> tableClaims() {
        List<List<FrElement>> tables = LookupClaims.tables(ledger);
        List<LookupProver.TableClaim> claims = new ArrayList<>();
        for (DigitColumn c : shape.digitColumns()) {
            FrElement value = ledger.openings().consume(LookupClaims.opening(c));
            FrVector table = FrVector.of(tables.get(claims.size()));
            claims.add(new LookupProver.TableClaim(claims.size(), table, value));
        }
        return claims;
    }

    private SmallColumn image() {
        return SmallColumn.ofWords(program.image());
    }

    /** The columns of a stacked trace polynomial. */
    private List<? extends FrColumn> stack(int i) {
        List<? extends FrColumn> columns = witness.traceColumns();
        int perStack = shape.columnsPerStack();
        return columns.subList(i * perStack, Math.min((i + 1) * perStack, columns.size()));
    }

    private List<FrElement> words(Statement statement) {
        List<FrElement> words = new ArrayList<>();
        for (long word : IoBlock.words(shape.program(), statement)) {
            words.add(FrElement.ofUnsigned(word));
        }
        return words;
    }
}
