// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.relation.InstructionLookup;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.PointName;
import io.larch.zkvm.relation.RamReadWrite;
import io.larch.zkvm.relation.RegistersReadWrite;
import io.larch.zkvm.relation.Shift;
import io.larch.zkvm.shape.ProofShape;
import java.util.List;
import java.util.Map;

/** S2: registers, memory, output, instruction lookup, shift. */
final class SecondStage {
    private final ProverTools tools;
    private final WitnessData witness;
    private final Ledger<FrElement> ledger;
    private final ProofShape shape;
    private final List<FrElement> r1;

    private SecondStage(ProverTools tools, WitnessData witness, Ledger<FrElement> ledger) {
        this.tools = tools;
        this.witness = witness;
        this.ledger = ledger;
        this.shape = witness.shape();
        this.r1 = ledger.point(PointName.R1);
    }

    static List<SumcheckMember> members(
            ProverTools tools, WitnessData witness, Ledger<FrElement> ledger) {
        return new SecondStage(tools, witness, ledger).members();
    }

    private List<SumcheckMember> members() {
        FrVector eq = tools.eqTable(r1, FrElement.ONE);
        return List.of(
                new RegistersMember(
                        tools,
                        witness.cycles(),
                        RegistersReadWrite.of(shape),
                        ledger.challenge(Labels.GAMMA_REGISTERS),
                        r1,
                        eq),
                new RamMember(
                        tools,
                        witness.cycles(),
                        shape.program(),
                        RamReadWrite.of(shape),
                        witness.initialMemory(),
                        ledger.challenge(Labels.GAMMA_RAM),
                        r1,
                        eq),
                new OutputCheckMember(
                        tools,
                        shape.program(),
                        ledger.challenges(Labels.ROUT),
                        witness.finalMemory(),
                        witness.ioWords()),
                new InstructionLookupMember(
                        tools,
                        witness.cycles(),
                        shape,
                        InstructionLookup.of(shape),
                        ledger.challenge(Labels.GAMMA_INSTRUCTION),
                        r1,
                        eq),
                shift(eq));
    }

    private SumcheckMember shift(FrVector eq) {
        CycleColumns cycles = witness.cycles();
        Bytecode rows = witness.rows();
        Map<String, FrColumn> columns =
                Map.of(
                        Shift.EQ_PLUS_ONE,
                        shifted(eq),
                        Shift.UPC,
                        cycles.byRow(FrVector.copyOf(RowColumns.addr(rows))),
                        Shift.PC,
                        SmallColumn.ofInts(cycles.data().row()),
                        Shift.FIRST,
                        cycles.byRow(RowColumns.first(rows)));
        return tools.members()
                .dense(
                        Shift.of(shape),
                        columns,
                        Map.of(Labels.GAMMA_SHIFT, ledger.challenge(Labels.GAMMA_SHIFT)));
    }

    /** {@code eq+1(r1, j) = eq(r1, j - 1)}, zero at j = 0. */
    private FrVector shifted(FrVector eq) {
        FrVector z = tools.context().pool().take(eq.size());
        z.set(0, FrElement.ZERO);
        z.slice(1, eq.size() - 1).copyFrom(eq.slice(0, eq.size() - 1));
        return z;
    }
}
