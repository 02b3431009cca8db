// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover.reference;

import io.larch.bn254.FrElement;
import io.larch.riscv.OpFlag;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.Multilinear;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.relation.CycleConstraints;
import io.larch.zkvm.relation.Names;
import io.larch.zkvm.relation.PullBacks;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.table.Bits;
import io.larch.zkvm.table.LookupTable;
import io.larch.zkvm.table.LookupTables;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Everything virtual, derived from the committed columns and the program: the columns of S1, and
 * the values of registers and memory before every cycle.
 */
final class VirtualColumns {
    /** Columns of S1 by name without their point, 2^t elements each; also {@code First}. */
    final Map<String, List<FrElement>> columns = new TreeMap<>();

    /** Lookup index high and low words, bytecode row and cell of every cycle. */
    final long[] high;

    final long[] low;
    final int[] row;
    final int[] cell;

    /** Registers and memory before every cycle, and memory after the last. */
    final List<FrElement[]> registers = new ArrayList<>();

    final List<FrElement[]> memory = new ArrayList<>();
    final FrElement[] finalMemory;

    private final ProvingProgram program;
    private final TraceColumns trace;
    private final ProgramShape shape;

    VirtualColumns(
            ProvingProgram program,
            ProofShape proofShape,
            Statement statement,
            TraceColumns trace) {
        this.program = program;
        this.trace = trace;
        this.shape = program.key().shape();
        int t = proofShape.cycles();
        high = new long[t];
        low = new long[t];
        row = new int[t];
        cell = new int[t];
        FrElement[] regs = new FrElement[1 << ProofShape.REGISTER_BITS];
        Arrays.fill(regs, FrElement.ZERO);
        FrElement[] mem = initialMemory(statement);
        for (int j = 0; j < t; j++) {
            long[] x = trace.get(proofShape, Family.INS, j);
            high[j] = x[0];
            low[j] = x[1];
            row[j] = (int) trace.get(proofShape, Family.PC, j)[1];
            cell[j] = (int) trace.get(proofShape, Family.RAM, j)[1];
            registers.add(regs.clone());
            memory.add(mem.clone());
            cycle(j, regs, mem);
        }
        finalMemory = mem;
        successor("NextUpc", "Upc", FrElement.ZERO);
        successor("NextPc", "Pc", FrElement.ZERO);
        successor("NextFirst", "First", FrElement.ONE);
    }

    /** The values of S1's columns in a cycle, by opening name. */
    Map<String, FrElement> at(int cycle) {
        Map<String, FrElement> values = new TreeMap<>();
        columns.forEach((name, column) -> values.put(Names.at1(name), column.get(cycle)));
        return values;
    }

    private void cycle(int j, FrElement[] regs, FrElement[] mem) {
        var code = program.bytecode();
        int r = row[j];
        RowKind kind = code.kind(r);
        lookup(kind, j);
        put("Rs1", regs[code.rs1(r)]);
        put("Rs2", regs[code.rs2(r)]);
        regs[code.rd(r)] = regs[code.rd(r)].add(trace.rdInc()[j]);
        put("RdWrite", regs[code.rd(r)]);
        put("RamAddress", address(cell[j]));
        put("RamRead", mem[cell[j]]);
        mem[cell[j]] = mem[cell[j]].add(trace.ramInc()[j]);
        put("RamWrite", mem[cell[j]]);
        put("Upc", FrElement.ofUnsigned(code.addr(r)));
        put("Imm", code.immediate(r));
        put("Pc", FrElement.of(r));
        put("Step", FrElement.of(PullBacks.step(code.mode(r))));
        put("NotLast", FrElement.of(code.mode(r) >> 1 & 1));
        put("First", FrElement.of(code.mode(r) & 1));
        for (OpFlag flag : OpFlag.values()) {
            put(Names.flag(flag), kind.has(flag) ? FrElement.ONE : FrElement.ZERO);
        }
    }

    private void lookup(RowKind kind, int j) {
        boolean interleaved = kind.has(OpFlag.INTERLEAVED);
        long left = interleaved ? Bits.left(high[j], low[j]) : high[j];
        long right = interleaved ? Bits.right(high[j], low[j]) : low[j];
        FrElement x = FrElement.ofUnsigned(left);
        FrElement y = FrElement.ofUnsigned(right);
        put("LeftLookup", interleaved ? x : FrElement.ZERO);
        put("RightLookup", interleaved ? y : x.mul(Multilinear.powerOfTwo(64)).add(y));
        LookupTable table = kind.table().map(LookupTables::of).orElse(null);
        put(
                "LookupOutput",
                table == null ? FrElement.ZERO : FrElement.ofUnsigned(table.value(left, right)));
    }

    /** The address value of a cell. */
    FrElement address(int cell) {
        return cell == 0 ? Multilinear.powerOfTwo(65) : FrElement.of(shape.base() + 8L * cell);
    }

    private FrElement[] initialMemory(Statement statement) {
        FrElement[] mem = new FrElement[1 << shape.k()];
        Arrays.fill(mem, FrElement.ZERO);
        long[] words = IoBlock.words(shape, statement);
        for (int i = IoBlock.INPUT_LENGTH; i < shape.ioHalf(); i++) {
            mem[shape.ioStart() + i] = FrElement.ofUnsigned(words[i]);
        }
        for (int i = 0; i < program.image().length; i++) {
            mem[shape.imageStart() + i] = FrElement.ofUnsigned(program.image()[i]);
        }
        System.arraycopy(
                trace.privateWords(), 0, mem, shape.privateStart(), trace.privateWords().length);
        return mem;
    }

    private void put(String name, FrElement value) {
        columns.computeIfAbsent(name, n -> new ArrayList<>()).add(value);
    }

    private void successor(String name, String of, FrElement last) {
        List<FrElement> next = new ArrayList<>(columns.get(of));
        next.remove(0);
        next.add(last);
        columns.put(name, next);
    }

    /** The constraints that do not hold, as (constraint, cycle). */
    List<String> violations() {
        List<String> broken = new ArrayList<>();
        var constraints = CycleConstraints.constraints();
        for (int j = 0; j < row.length; j++) {
            Map<String, FrElement> values = at(j);
            for (int c = 0; c < constraints.size(); c++) {
                FrElement v =
                        constraints
                                .get(c)
                                .evaluate(
                                        new io.larch.bn254.FrField(),
                                        leaf -> values.get(leaf.name()));
                if (!v.isZero()) {
                    broken.add("C" + c + " in cycle " + j);
                }
            }
        }
        return broken;
    }
}
