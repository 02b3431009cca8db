// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.SmallColumn;
import io.larch.riscv.Trace;
import io.larch.sumcheck.CompiledMember;
import io.larch.sumcheck.ProverContext;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.Stage;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.List;

/**
 * The witness of a traced run with the optimised provers of its relations. It keeps the columns of
 * the trace as small integers; vectors of elements live for one stage only.
 */
public final class TraceWitness implements ProverWitness {
    private final ProverTools tools;
    private final WitnessData data;
    private final StageClock clock;
    private List<SumcheckMember> active = List.of();

    /**
     * The witness of a trace.
     *
     * @param shape the program's, with the trace's number of cycles
     * @param trace borrowed
     * @param listener hears which stage begins
     */
    public static TraceWitness of(
            ProverContext context,
            ProvingProgram program,
            ProofShape shape,
            Trace trace,
            ProverListener listener) {
        StageClock clock = new StageClock(listener);
        clock.enter("witness");
        return new TraceWitness(context, WitnessData.of(program, shape, trace), clock);
    }

    /** A witness from its data. */
    TraceWitness(ProverContext context, WitnessData data, StageClock clock) {
        this.tools = new ProverTools(context, new CompiledCycles(context));
        this.data = data;
        this.clock = clock;
    }

    @Override
    public List<? extends FrColumn> traceColumns() {
        List<SmallColumn> columns = new ArrayList<>(traceDigits());
        columns.add(data.cycles().rdIncrements());
        columns.add(data.cycles().ramIncrements());
        return columns;
    }

    @Override
    public List<SmallColumn> traceDigits() {
        List<SmallColumn> digits = new ArrayList<>();
        for (Family family : List.of(Family.INS, Family.PC, Family.RAM)) {
            digits.addAll(data.cycles().digits(family));
        }
        return digits;
    }

    @Override
    public SmallColumn privateWords() {
        return SmallColumn.ofWords(data.privateWords());
    }

    @Override
    public List<SumcheckMember> members(Stage stage, Ledger<FrElement> ledger) {
        active =
                switch (stage.tag()) {
                    case "S1" -> FirstStage.members(tools, data, ledger);
                    case "S2" -> SecondStage.members(tools, data, ledger);
                    case "S3" -> ThirdStage.members(tools, data, ledger);
                    case "S4" -> FourthStage.members(tools, data, ledger);
                    default -> throw new IllegalArgumentException(stage.tag());
                };
        return active;
    }

    @Override
    public void enter(String stage) {
        active.forEach(TraceWitness::close);
        active = List.of();
        clock.enter(stage);
    }

    /** Gives a member's memory back. */
    static void close(SumcheckMember member) {
        if (member instanceof CompiledMember compiled) {
            compiled.close();
        } else if (member instanceof PhasedMember phased) {
            phased.close();
        }
    }

    /** How long each stage took, once the proof is made. */
    public ProverReport report() {
        clock.finish();
        return new ProverReport(clock.nanoseconds());
    }
}
