// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.bn254.TableColumn;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.relation.BytecodeRead;
import io.larch.zkvm.relation.InstructionRa;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.Names;
import io.larch.zkvm.relation.PointName;
import io.larch.zkvm.relation.PullBacks;
import io.larch.zkvm.relation.RamRa;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProofShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** S4: bytecode reads and the one-hot products of instruction and memory digits. */
final class FourthStage {
    private static final FrField FIELD = new FrField();

    private final ProverTools tools;
    private final WitnessData witness;
    private final Ledger<FrElement> ledger;
    private final ProofShape shape;

    private FourthStage(ProverTools tools, WitnessData witness, Ledger<FrElement> ledger) {
        this.tools = tools;
        this.witness = witness;
        this.ledger = ledger;
        this.shape = witness.shape();
    }

    static List<SumcheckMember> members(
            ProverTools tools, WitnessData witness, Ledger<FrElement> ledger) {
        FourthStage stage = new FourthStage(tools, witness, ledger);
        return List.of(stage.bytecode(), stage.instruction(), stage.ram());
    }

    /** Addr, Imm and the pull-backs of the small columns at ρrow, by name. */
    private Map<String, FrElement> rowOpenings() {
        List<FrElement> row = ledger.point(PointName.ROW);
        Bytecode rows = witness.rows();
        Map<String, FrElement> out = new HashMap<>();
        out.put(Names.ADDR, tools.kernels().evaluate(RowColumns.addr(rows), row));
        out.put(Names.IMM, tools.kernels().evaluate(RowColumns.imm(rows), row));
        try (FrVector eq = tools.eqTable(row, FrElement.ONE)) {
            Map<Family, FrVector> tables = pullBackTables(ledger.pullBacks());
            for (Family family : Names.SMALL) {
                FrColumn column = pullBack(family, tables.get(family));
                out.put(Names.pullBack(family), tools.kernels().innerProduct(column, eq));
            }
        }
        return out;
    }

    /** The tables of the small columns as vectors. */
    private Map<Family, FrVector> pullBackTables(PullBacks<FrElement> pullBacks) {
        Map<Family, FrVector> tables = new HashMap<>();
        for (DigitColumn column : shape.digitColumns()) {
            if (!column.family().isTrace()) {
                tables.put(column.family(), FrVector.of(pullBacks.table(FIELD, column)));
            }
        }
        return tables;
    }

    private FrColumn pullBack(Family family, FrVector table) {
        return new TableColumn(table, witness.rows().digits(family));
    }

    private SumcheckMember bytecode() {
        List<long[]> values = new ArrayList<>();
        for (int s = 0; s < 3; s++) {
            values.add(rowValues(s));
        }
        return new BytecodeReadMember(
                tools,
                witness.cycles(),
                shape,
                BytecodeRead.of(shape),
                ledger.challenge(Labels.GAMMA_BYTECODE),
                values,
                List.of(
                        ledger.point(PointName.R1),
                        ledger.point(PointName.R2),
                        ledger.point(PointName.R3)),
                witness.entry(),
                this::rowOpenings);
    }

    /** {@code Val_s} of every row: what the claims of stage s + 1 read from it. */
    private long[] rowValues(int s) {
        FrElement beta = ledger.challenge(Labels.BETA_BYTECODE);
        List<FrElement> weights = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            weights.add(i == s ? FrElement.ONE : FrElement.ZERO);
        }
        List<FrElement> lookups =
                PullBacks.lookups(
                        FIELD,
                        ledger.challenge(Labels.GAMMA_INSTRUCTION),
                        ledger.point(PointName.INDEX));
        PullBacks<FrElement> tables =
                PullBacks.of(FIELD, weights, beta, lookups, ledger.point(PointName.REGISTER));
        Bytecode rows = witness.rows();
        FrVector sum = tools.context().pool().takeZeros(rows.rows());
        pullBackTables(tables)
                .forEach(
                        (family, table) ->
                                tools.kernels().axpy(sum, FrElement.ONE, pullBack(family, table)));
        if (s < 2) {
            linear(sum, s == 0, beta);
        }
        long[] out = FrArrays.copyOf(sum);
        sum.close();
        return out;
    }

    /**
     * Adds {@code Addr + β·Imm + β²·row} of the first stage, {@code Addr + β·row} of the second.
     */
    private void linear(FrVector sum, boolean first, FrElement beta) {
        Bytecode rows = witness.rows();
        tools.kernels().axpy(sum, FrElement.ONE, RowColumns.addr(rows));
        if (first) {
            tools.kernels().axpy(sum, beta, RowColumns.imm(rows));
        }
        FrElement scale = first ? beta.square() : beta;
        tools.kernels().axpy(sum, scale, RowColumns.numbers(rows));
    }

    private SumcheckMember instruction() {
        List<FrColumn> digits =
                InstructionLookupMember.digits(
                        tools, witness.cycles(), shape, ledger.point(PointName.INDEX));
        List<String> names = Names.digits(shape, Family.INS);
        Map<String, FrColumn> columns = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            columns.put(names.get(i), digits.get(i));
        }
        return tools.members()
                .weighted(
                        InstructionRa.of(shape),
                        columns,
                        Map.of(
                                Labels.GAMMA_INSTRUCTION_RA,
                                ledger.challenge(Labels.GAMMA_INSTRUCTION_RA)),
                        InstructionRa.EQ,
                        ledger.point(PointName.R2));
    }

    private SumcheckMember ram() {
        List<FrElement> cell = ledger.point(PointName.CELL);
        List<String> names = Names.digits(shape, Family.RAM);
        Map<String, FrColumn> columns = new HashMap<>();
        int from = 0;
        for (int i = 0; i < names.size(); i++) {
            int to = from + shape.cellWidths().get(i);
            try (FrVector eq = tools.eqTable(cell.subList(from, to), FrElement.ONE)) {
                columns.put(names.get(i), witness.cycles().lookUp(eq, Family.RAM, i));
            }
            from = to;
        }
        columns.put(RamRa.EQ2, tools.eqTable(ledger.point(PointName.R2), FrElement.ONE));
        columns.put(RamRa.EQ3, tools.eqTable(ledger.point(PointName.R3), FrElement.ONE));
        return tools.members()
                .dense(
                        RamRa.of(shape),
                        columns,
                        Map.of(Labels.GAMMA_RAM_RA, ledger.challenge(Labels.GAMMA_RAM_RA)));
    }
}
