// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.sumcheck.Batch;
import io.larch.sumcheck.BatchProver;
import io.larch.sumcheck.BatchVerifier;
import io.larch.sumcheck.FrVerifierField;
import io.larch.sumcheck.IndexedLookup;
import io.larch.sumcheck.LookupProver;
import io.larch.sumcheck.OpeningProver;
import io.larch.sumcheck.ProverChannel;
import io.larch.sumcheck.SpongeTranscript;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.LookupClaims;
import io.larch.zkvm.relation.OpeningClaims;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.relation.PublicInputs;
import io.larch.zkvm.relation.Stage;
import io.larch.zkvm.relation.Stages;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One proof in the making: the conversation S1 to S6 from the prover's side. */
final class ProofRun {
    private static final FrVerifierField FIELD = new FrVerifierField();

    private final ProverTools tools;
    private final WitnessData witness;
    private final ProofShape shape;
    private final Ledger<FrElement> ledger;
    private final ProverChannel channel;
    private final StageClock clock;

    ProofRun(
            ProverTools tools,
            WitnessData witness,
            PublicInputs<FrElement> publics,
            StageClock clock) {
        this.tools = tools;
        this.witness = witness;
        this.shape = witness.shape();
        this.ledger = new Ledger<>(FIELD, shape, publics);
        this.clock = clock;
        this.channel =
                new ProverChannel(
                        FIELD,
                        new SpongeTranscript<>(FIELD, ProofSchedule.capacity(shape)),
                        ProofSchedule.of(shape));
    }

    /** Proves; the channel then holds the proof. */
    ProverChannel prove(FrElement digest, StackCommitter stacks) {
        channel.publics(Labels.DIGEST, List.of(digest));
        channel.publics(Labels.IO, IoBlock.pack(FIELD, ledger.inputs().ioWords()));
        clock.enter("commit");
        TraceStacks trace = new TraceStacks(shape, witness.cycles());
        SmallColumn privateInput = SmallColumn.ofWords(witness.privateWords());
        channel.sendPoints(Labels.COMMITMENTS, trace.commit(stacks, privateInput));
        for (Stage stage : Stages.all(shape)) {
            clock.enter(stage.tag());
            prove(stage);
        }
        clock.enter("S5");
        LookupProver.Outcome lookup = proveLookup();
        clock.enter("S6");
        List<List<? extends FrColumn>> polynomials = new ArrayList<>(trace.stacks());
        polynomials.add(RowColumns.all(witness.rows()));
        polynomials.add(List.of(lookup.pushForward()));
        polynomials.add(List.of(SmallColumn.ofWords(witness.image())));
        polynomials.add(List.of(privateInput));
        new OpeningProver(tools.context(), ProofSchedule.openings(shape), polynomials)
                .prove(channel, OpeningClaims.of(ledger, lookup.openings()));
        lookup.pushForward().close();
        channel.finish();
        ledger.openings().finish();
        clock.finish();
        return channel;
    }

    private void prove(Stage stage) {
        if (!stage.sent().isEmpty()) {
            List<FrElement> sent = ThirdStage.initialMemory(tools, witness, ledger);
            ledger.openings().produce(stage.sent(), sent);
            channel.sendScalars(stage.sentLabel(), sent);
        }
        stage.draws().forEach(d -> ledger.draw(d.label(), channel.challenges(d.label())));
        Batch batch = stage.batch();
        List<FrElement> claims = ledger.inputClaims(batch);
        List<SumcheckMember> members = members(stage);
        BatchVerifier.Reduction<FrElement> reduction =
                BatchProver.prove(channel, batch, members, claims);
        ledger.reduce(stage, reduction.point());
        List<FrElement> values = openings(stage, members);
        ledger.openings().produce(batch.outputs(), values);
        channel.sendScalars(stage.openingsLabel(), values);
    }

    private List<SumcheckMember> members(Stage stage) {
        return switch (stage.tag()) {
            case "S1" -> FirstStage.members(tools, witness, ledger);
            case "S2" -> SecondStage.members(tools, witness, ledger);
            case "S3" -> ThirdStage.members(tools, witness, ledger);
            case "S4" -> FourthStage.members(tools, witness, ledger);
            default -> throw new IllegalArgumentException(stage.tag());
        };
    }

    /** The values of the batch's outputs: from the members, or, of bytecode columns, at ρrow. */
    private List<FrElement> openings(Stage stage, List<SumcheckMember> members) {
        Map<String, FrElement> atRow =
                stage.tag().equals("S4")
                        ? FourthStage.rowOpenings(tools, witness, ledger)
                        : Map.of();
        List<FrElement> values = new ArrayList<>();
        List<Batch.Member> declared = stage.batch().members();
        for (int i = 0; i < members.size(); i++) {
            for (String name : declared.get(i).relation().outputs()) {
                FrElement value = atRow.get(name);
                values.add(value == null ? members.get(i).finalValue(name) : value);
            }
        }
        return values;
    }

    private LookupProver.Outcome proveLookup() {
        IndexedLookup lookup = ProofSchedule.lookup(shape);
        List<SmallColumn> digits = new ArrayList<>();
        for (Family family : List.of(Family.INS, Family.PC, Family.RAM)) {
            digits.addAll(witness.cycles().digits(family));
        }
        digits.addAll(RowColumns.all(witness.rows()).subList(2, 6));
        List<LookupProver.TableClaim> claims = new ArrayList<>();
        Map<Family, FrVector> tables = FourthStage.pullBackTables(shape, ledger.pullBacks());
        List<FrElement> values = LookupClaims.of(ledger).stream().map(c -> c.value()).toList();
        for (DigitColumn c : shape.digitColumns()) {
            FrVector table =
                    c.family().isTrace()
                            ? tools.eqTable(LookupClaims.digitPoint(ledger, c), FrElement.ONE)
                            : tables.get(c.family());
            int index = claims.size();
            claims.add(new LookupProver.TableClaim(index, table, values.get(index)));
        }
        return new LookupProver(tools.context(), lookup, digits, LookupClaims.points(ledger))
                .prove(channel, claims);
    }
}
