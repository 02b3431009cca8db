// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.Fr;
import io.larch.bn254.FrColumn;
import io.larch.bn254.FrElement;
import io.larch.bn254.FrVector;
import io.larch.bn254.SmallColumn;
import io.larch.riscv.OpFlag;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.Multilinear;
import io.larch.sumcheck.SumcheckMember;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.relation.CycleConstraints;
import io.larch.zkvm.relation.Labels;
import io.larch.zkvm.relation.Ledger;
import io.larch.zkvm.relation.Names;
import io.larch.zkvm.relation.PullBacks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/** S1: the member of {@link CycleConstraints} over the virtual columns of the trace. */
final class FirstStage {
    private FirstStage() {}

    static List<SumcheckMember> members(
            ProverTools tools, WitnessData witness, Ledger<FrElement> ledger) {
        return List.of(
                tools.members()
                        .weighted(
                                CycleConstraints.of(witness.shape()),
                                columns(tools, witness),
                                Map.of(
                                        Labels.GAMMA_CONSTRAINTS,
                                        ledger.challenge(Labels.GAMMA_CONSTRAINTS)),
                                CycleConstraints.EQ,
                                ledger.challenges(Labels.TAU)));
    }

    private static Map<String, FrColumn> columns(ProverTools tools, WitnessData witness) {
        CycleColumns cycles = witness.cycles();
        CycleData data = cycles.data();
        Map<String, FrColumn> columns = new HashMap<>();
        put(columns, "LeftLookup", leftLookup(cycles));
        put(columns, "RightLookup", rightLookup(tools, cycles));
        put(columns, "LookupOutput", SmallColumn.ofWords(data.output()));
        put(columns, "Rs1", SmallColumn.ofWords(data.rs1()));
        put(columns, "Rs2", SmallColumn.ofWords(data.rs2()));
        put(columns, "RdWrite", SmallColumn.ofWords(data.rdPost()));
        put(columns, "RamAddress", ramAddress(tools, witness));
        put(columns, "RamRead", SmallColumn.ofWords(data.ramPre()));
        put(columns, "RamWrite", SmallColumn.ofWords(data.ramPost()));
        bytecode(columns, cycles);
        for (OpFlag flag : OpFlag.values()) {
            columns.put(CycleConstraints.flag(flag), cycles.byOp(flagTable(flag)));
        }
        return columns;
    }

    private static void put(Map<String, FrColumn> columns, String name, FrColumn column) {
        columns.put(Names.at1(name), column);
    }

    private static void bytecode(Map<String, FrColumn> columns, CycleColumns cycles) {
        Bytecode rows = cycles.rows();
        FrVector addr = FrVector.copyOf(RowColumns.addr(rows));
        put(columns, "Upc", cycles.byRow(addr));
        put(columns, "Imm", cycles.byRow(FrVector.copyOf(RowColumns.imm(rows))));
        put(columns, "Pc", SmallColumn.ofInts(cycles.data().row()));
        put(columns, "Step", cycles.byMode(modeTable(PullBacks::step)));
        put(columns, "NotLast", cycles.byMode(modeTable(m -> m >> 1 & 1)));
        put(columns, "NextUpc", cycles.byNextRow(addr));
        put(columns, "NextPc", cycles.byNextRow(RowColumns.numbers(rows)));
        put(columns, "NextFirst", cycles.byNextRow(RowColumns.first(rows)));
    }

    private static FrVector modeTable(IntUnaryOperator value) {
        List<FrElement> table = new ArrayList<>();
        for (int mode = 0; mode < 8; mode++) {
            table.add(FrElement.of(value.applyAsInt(mode)));
        }
        return FrVector.of(table);
    }

    private static FrVector flagTable(OpFlag flag) {
        List<FrElement> table = new ArrayList<>();
        for (RowKind kind : RowKind.values()) {
            table.add(kind.has(flag) ? FrElement.ONE : FrElement.ZERO);
        }
        return FrVector.of(table);
    }

    private static SmallColumn leftLookup(CycleColumns cycles) {
        long[] left = new long[cycles.size()];
        for (int j = 0; j < left.length; j++) {
            left[j] = cycles.isInterleaved(j) ? cycles.indexLeft(j) : 0;
        }
        return SmallColumn.ofWords(left);
    }

    /** The right word, or the whole single index {@code 2^64·high + low}. */
    private static FrVector rightLookup(ProverTools tools, CycleColumns cycles) {
        FrVector z = tools.context().pool().take(cycles.size());
        tools.kernels().promote(z, SmallColumn.ofWords(cycles.data().indexRight()));
        for (int j = 0; j < z.size(); j++) {
            if (!cycles.isInterleaved(j) && cycles.indexLeft(j) != 0) {
                FrElement high = FrElement.ofUnsigned(cycles.indexLeft(j)).mul(SmallWords.UNIT);
                z.set(j, z.get(j).add(high));
            }
        }
        return z;
    }

    /** {@code base + 8·cell}, or 2^65 without an access. */
    private static FrVector ramAddress(ProverTools tools, WitnessData witness) {
        CycleColumns cycles = witness.cycles();
        long base = witness.shape().program().base();
        long[] address = new long[cycles.size()];
        for (int j = 0; j < address.length; j++) {
            address[j] = base + 8L * cycles.cell(j);
        }
        FrVector z = tools.context().pool().take(address.length);
        tools.kernels().promote(z, SmallColumn.ofWords(address));
        long[] dummy = FrArrays.of(Multilinear.powerOfTwo(65));
        for (int j = 0; j < address.length; j++) {
            if (cycles.cell(j) == 0) {
                z.store(j, dummy, 0, dummy.length / Fr.LIMBS);
            }
        }
        return z;
    }
}
