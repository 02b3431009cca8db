// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover.reference;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.sumcheck.Multilinear;
import io.larch.sumcheck.Relation;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.relation.BytecodeRead;
import io.larch.zkvm.relation.CycleConstraints;
import io.larch.zkvm.relation.InstructionRa;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.LookupClaims;
import io.larch.zkvm.relation.Names;
import io.larch.zkvm.relation.OutputCheck;
import io.larch.zkvm.relation.PointName;
import io.larch.zkvm.relation.PullBacks;
import io.larch.zkvm.relation.RamRa;
import io.larch.zkvm.relation.RamReadWrite;
import io.larch.zkvm.relation.RamValue;
import io.larch.zkvm.relation.RegistersReadWrite;
import io.larch.zkvm.relation.RegistersValue;
import io.larch.zkvm.relation.Shift;
import io.larch.zkvm.shape.DigitColumn;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntFunction;

/** The dense tables of every relation's leaves, address variables above cycle variables. */
final class StageTables {
    private static final FrField F = ReferenceWitness.field();

    private final Bytecode bytecode;
    private final int entryRow;
    private final ProofShape shape;
    private final long[] ioWords;
    private final TraceColumns trace;
    private final VirtualColumns virtual;
    private final int cycles;

    StageTables(
            ProvingProgram program,
            ProofShape shape,
            Statement statement,
            TraceColumns trace,
            VirtualColumns virtual) {
        this.bytecode = program.bytecode();
        this.entryRow = program.key().entryRow();
        this.shape = shape;
        this.ioWords = IoBlock.words(shape.program(), statement);
        this.trace = trace;
        this.virtual = virtual;
        this.cycles = shape.cycles();
    }

    /** An entry of a table over (address, cycle). */
    private interface Entry {
        FrElement at(int address, int cycle);
    }

    /** The tables of a relation's opening and derived leaves. */
    Map<String, List<FrElement>> of(Relation relation, Ledger<FrElement> ledger) {
        return switch (relation.name()) {
            case "CycleConstraints" -> cycleConstraints(ledger);
            case "RegistersReadWrite" -> registers(ledger);
            case "RamReadWrite" -> ram(ledger);
            case "OutputCheck" -> output(ledger);
            case "Shift" -> shift(ledger);
            case "RegistersValue" -> registersValue(ledger);
            case "RamValue" -> ramValue(ledger);
            case "BytecodeRead" -> bytecodeRead(ledger);
            case "InstructionRa" -> instructionRa(ledger);
            case "RamRa" -> ramRa(ledger);
            default -> throw new IllegalArgumentException(relation.name());
        };
    }

    private Map<String, List<FrElement>> cycleConstraints(Ledger<FrElement> ledger) {
        Map<String, List<FrElement>> m = new TreeMap<>();
        m.put(CycleConstraints.EQ, Multilinear.eqTable(F, ledger.challenges(Labels.TAU)));
        virtual.columns.forEach((name, column) -> m.put(Names.at1(name), column));
        return m;
    }

    private Map<String, List<FrElement>> registers(Ledger<FrElement> ledger) {
        int n = 1 << ProofShape.REGISTER_BITS;
        List<FrElement> eq = eq(ledger, PointName.R1);
        Map<String, List<FrElement>> m = new TreeMap<>();
        m.put(RegistersReadWrite.EQ, table(n, (r, j) -> eq.get(j)));
        m.put(RegistersReadWrite.VAL, table(n, (r, j) -> virtual.registers.get(j)[r]));
        m.put(RegistersReadWrite.INC, table(n, (r, j) -> trace.rdInc()[j]));
        m.put(RegistersReadWrite.WA, table(n, (r, j) -> is(bytecode.rd(row(j)) == r)));
        m.put(RegistersReadWrite.RA1, table(n, (r, j) -> is(bytecode.rs1(row(j)) == r)));
        m.put(RegistersReadWrite.RA2, table(n, (r, j) -> is(bytecode.rs2(row(j)) == r)));
        return m;
    }

    private Map<String, List<FrElement>> ram(Ledger<FrElement> ledger) {
        int n = 1 << shape.program().k();
        List<FrElement> eq = eq(ledger, PointName.R1);
        Map<String, List<FrElement>> m = new TreeMap<>();
        m.put(RamReadWrite.EQ, table(n, (c, j) -> eq.get(j)));
        m.put(RamReadWrite.VAL, table(n, (c, j) -> virtual.memory.get(j)[c]));
        m.put(RamReadWrite.INC, table(n, (c, j) -> trace.ramInc()[j]));
        m.put(RamReadWrite.RA, table(n, (c, j) -> is(virtual.cell[j] == c)));
        m.put(RamReadWrite.ADDRESS, table(n, (c, j) -> virtual.address(c)));
        return m;
    }

    private Map<String, List<FrElement>> output(Ledger<FrElement> ledger) {
        ProgramShape p = shape.program();
        int n = 1 << p.k();
        int from = p.ioStart();
        Map<String, List<FrElement>> m = new TreeMap<>();
        m.put(OutputCheck.EQ, Multilinear.eqTable(F, ledger.challenges(Labels.ROUT)));
        m.put(OutputCheck.MASK, list(n, c -> is(from <= c && c < p.imageStart())));
        m.put(
                OutputCheck.IO,
                list(
                        n,
                        c ->
                                from <= c && c < p.imageStart()
                                        ? FrElement.ofUnsigned(ioWords[c - from])
                                        : FrElement.ZERO));
        m.put(OutputCheck.VAL_FINAL, List.of(virtual.finalMemory));
        return m;
    }

    private Map<String, List<FrElement>> shift(Ledger<FrElement> ledger) {
        List<FrElement> r1 = ledger.point(PointName.R1);
        Map<String, List<FrElement>> m = new TreeMap<>();
        m.put(Shift.EQ_PLUS_ONE, list(cycles, j -> Multilinear.eqPlusOne(F, r1, bits(j))));
        m.put(Shift.UPC, virtual.columns.get("Upc"));
        m.put(Shift.PC, virtual.columns.get("Pc"));
        m.put(Shift.FIRST, virtual.columns.get("First"));
        return m;
    }

    private Map<String, List<FrElement>> registersValue(Ledger<FrElement> ledger) {
        List<FrElement> wa = eq(ledger, PointName.REGISTER);
        Map<String, List<FrElement>> m = new TreeMap<>();
        m.put(RegistersValue.INC, List.of(trace.rdInc()));
        m.put(RegistersValue.WA, list(cycles, j -> wa.get(bytecode.rd(row(j)))));
        m.put(RegistersValue.LESS, less(ledger));
        return m;
    }

    private Map<String, List<FrElement>> ramValue(Ledger<FrElement> ledger) {
        List<FrElement> ra = eq(ledger, PointName.CELL);
        Map<String, List<FrElement>> m = new TreeMap<>();
        m.put(RamValue.INC, List.of(trace.ramInc()));
        m.put(RamValue.RA, list(cycles, j -> ra.get(virtual.cell[j])));
        m.put(RamValue.LESS, less(ledger));
        return m;
    }

    private Map<String, List<FrElement>> bytecodeRead(Ledger<FrElement> ledger) {
        int n = bytecode.rows();
        Map<String, List<FrElement>> m = new TreeMap<>();
        List<FrElement> eq1 = eq(ledger, PointName.R1);
        List<FrElement> eq2 = eq(ledger, PointName.R2);
        m.put(BytecodeRead.EQ1, table(n, (r, j) -> eq1.get(j)));
        m.put(BytecodeRead.EQ2, table(n, (r, j) -> eq2.get(j)));
        m.put(BytecodeRead.ROW, table(n, (r, j) -> FrElement.of(r)));
        m.put(BytecodeRead.FIRST_CYCLE, table(n, (r, j) -> is(j == 0)));
        m.put(BytecodeRead.LAST_CYCLE, table(n, (r, j) -> is(j == cycles - 1)));
        m.put(BytecodeRead.ENTRY, table(n, (r, j) -> is(r == entryRow)));
        m.put(BytecodeRead.HALT, table(n, (r, j) -> is(r == 0)));
        m.put(Names.ADDR, table(n, (r, j) -> FrElement.ofUnsigned(bytecode.addr(r))));
        m.put(Names.IMM, table(n, (r, j) -> bytecode.immediate(r)));
        int shift = shape.program().b();
        for (DigitColumn c : shape.digits(Family.PC)) {
            shift -= c.width();
            int from = shift;
            int mask = (1 << c.width()) - 1;
            int[] read = trace.digits()[shape.traceDigits().indexOf(c)];
            m.put(Names.digit(c), table(n, (r, j) -> is((r >> from & mask) == read[j])));
        }
        pullBacks(m, ledger);
        return m;
    }

    /** The pull-backs over (row, cycle): {@code Σ_s γ^s·eq(r_s,j)·Tab_s(row)}. */
    private void pullBacks(Map<String, List<FrElement>> m, Ledger<FrElement> ledger) {
        FrElement gamma = ledger.challenge(Labels.GAMMA_BYTECODE);
        List<FrElement> lookups =
                PullBacks.lookups(
                        F,
                        ledger.challenge(Labels.GAMMA_INSTRUCTION),
                        ledger.point(PointName.INDEX));
        for (DigitColumn c : shape.digitColumns()) {
            if (!c.family().isTrace()) {
                m.put(Names.pullBack(c.family()), zeros(bytecode.rows() * cycles));
            }
        }
        FrElement power = gamma;
        for (int s = 0; s < 3; s++) {
            List<FrElement> unit = new ArrayList<>(zeros(3));
            unit.set(s, power);
            PullBacks<FrElement> tables =
                    PullBacks.of(
                            F,
                            unit,
                            ledger.challenge(Labels.BETA_BYTECODE),
                            lookups,
                            ledger.point(PointName.REGISTER));
            PointName point = List.of(PointName.R1, PointName.R2, PointName.R3).get(s);
            addStage(m, tables, eq(ledger, point));
            power = power.mul(gamma);
        }
    }

    private void addStage(
            Map<String, List<FrElement>> m, PullBacks<FrElement> tables, List<FrElement> eq) {
        for (DigitColumn c : shape.digitColumns()) {
            if (c.family().isTrace()) {
                continue;
            }
            List<FrElement> table = tables.table(F, c);
            List<FrElement> sum = m.get(Names.pullBack(c.family()));
            for (int r = 0; r < bytecode.rows(); r++) {
                FrElement v = table.get(digit(c.family(), r));
                for (int j = 0; j < cycles; j++) {
                    int at = r * cycles + j;
                    sum.set(at, sum.get(at).add(v.mul(eq.get(j))));
                }
            }
        }
    }

    private int digit(Family family, int row) {
        return (int) bytecode.digits(family).magnitude(row);
    }

    private Map<String, List<FrElement>> instructionRa(Ledger<FrElement> ledger) {
        Map<String, List<FrElement>> m = digits(ledger, Family.INS);
        m.put(InstructionRa.EQ, eq(ledger, PointName.R2));
        return m;
    }

    private Map<String, List<FrElement>> ramRa(Ledger<FrElement> ledger) {
        Map<String, List<FrElement>> m = digits(ledger, Family.RAM);
        m.put(RamRa.EQ2, eq(ledger, PointName.R2));
        m.put(RamRa.EQ3, eq(ledger, PointName.R3));
        return m;
    }

    /** The E-polynomials of a family. */
    private Map<String, List<FrElement>> digits(Ledger<FrElement> ledger, Family family) {
        Map<String, List<FrElement>> m = new TreeMap<>();
        List<DigitColumn> columns = shape.traceDigits();
        for (int c = 0; c < columns.size(); c++) {
            if (columns.get(c).family() == family) {
                List<FrElement> e =
                        Multilinear.eqTable(F, LookupClaims.digitPoint(ledger, columns.get(c)));
                int[] read = trace.digits()[c];
                m.put(Names.digit(columns.get(c)), list(cycles, j -> e.get(read[j])));
            }
        }
        return m;
    }

    private List<FrElement> less(Ledger<FrElement> ledger) {
        List<FrElement> r2 = ledger.point(PointName.R2);
        return list(cycles, j -> Multilinear.lessThan(F, bits(j), r2));
    }

    private int row(int cycle) {
        return virtual.row[cycle];
    }

    private List<FrElement> bits(int cycle) {
        return list(shape.t(), i -> FrElement.of(cycle >> (shape.t() - 1 - i) & 1));
    }

    private List<FrElement> table(int addresses, Entry entry) {
        List<FrElement> values = new ArrayList<>(addresses * cycles);
        for (int a = 0; a < addresses; a++) {
            for (int j = 0; j < cycles; j++) {
                values.add(entry.at(a, j));
            }
        }
        return values;
    }

    private static List<FrElement> eq(Ledger<FrElement> ledger, PointName point) {
        return Multilinear.eqTable(F, ledger.point(point));
    }

    private static List<FrElement> list(int n, IntFunction<FrElement> entry) {
        List<FrElement> values = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            values.add(entry.apply(i));
        }
        return values;
    }

    private static List<FrElement> zeros(int n) {
        return list(n, i -> FrElement.ZERO);
    }

    private static FrElement is(boolean condition) {
        return condition ? FrElement.ONE : FrElement.ZERO;
    }
}
