// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover.reference;

import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.DenseMember;
import io.larch.sumcheck.Expression;
import io.larch.sumcheck.Relation;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.ProverWitness;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.Stage;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The reference prover: interprets the relations' own expressions over dense tables. For tiny
 * shapes; the oracle of every optimised prover, and the cheater of the soundness tests, because it
 * proves whatever the committed columns say.
 *
 * <p>Memory and time O((K + 128 + B)·T).
 */
public final class ReferenceWitness implements ProverWitness {
    private final TraceColumns trace;
    private final VirtualColumns virtual;
    private final StageTables tables;
    private final List<RowKind> kinds = new ArrayList<>();

    /** The witness of a run, given by its committed columns; borrowed. */
    public ReferenceWitness(
            ProvingProgram program, ProofShape shape, Statement statement, TraceColumns trace) {
        this.trace = trace;
        this.virtual = new VirtualColumns(program, shape, statement, trace);
        this.tables = new StageTables(program, shape, statement, trace, virtual);
        for (int row : virtual.row) {
            kinds.add(program.bytecode().kind(row));
        }
    }

    /** The cycle constraints that do not hold, in words; empty for an honest run. */
    public List<String> violations() {
        return virtual.violations();
    }

    @Override
    public List<FrColumn> traceColumns() {
        List<FrColumn> columns = new ArrayList<>(traceDigits());
        columns.add(FrVector.of(trace.rdInc()));
        columns.add(FrVector.of(trace.ramInc()));
        return columns;
    }

    @Override
    public List<SmallColumn> traceDigits() {
        List<SmallColumn> columns = new ArrayList<>();
        for (int[] digits : trace.digits()) {
            columns.add(SmallColumn.ofInts(digits));
        }
        return columns;
    }

    @Override
    public FrColumn privateWords() {
        return FrVector.of(trace.privateWords());
    }

    @Override
    public List<SumcheckMember> members(Stage stage, Ledger<FrElement> ledger) {
        List<SumcheckMember> members = new ArrayList<>();
        stage.batch().members().forEach(m -> members.add(member(m.relation(), ledger)));
        return members;
    }

    private SumcheckMember member(Relation relation, Ledger<FrElement> ledger) {
        if (relation.name().equals("InstructionLookup")) {
            return new SparseLookup(relation, ledger, virtual, kinds, trace);
        }
        Map<String, FrElement> scalars = new TreeMap<>();
        for (String label : relation.summand().leaves(Expression.Kind.CHALLENGE)) {
            scalars.put(label, ledger.challenge(label));
        }
        Map<String, FrVector> columns = new TreeMap<>();
        tables.of(relation, ledger).forEach((n, v) -> columns.put(n, FrVector.of(v)));
        return new DenseMember(relation, columns, scalars);
    }

    /** The field of the tables. */
    static FrField field() {
        return new FrField();
    }
}
