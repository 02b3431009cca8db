// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrElement;
import io.larch.riscv.RowKind;
import io.larch.sumcheck.ProverContext;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.reference.TraceColumns;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.table.Bits;
import io.larch.zkvm.table.LookupTables;

/** The optimised prover's view of a run given by its committed columns. */
final class ToyWitness {
    private final ProvingProgram program;
    private final ProofShape shape;
    private final TraceColumns columns;
    private final CycleData data;
    private final long[] registers = new long[1 << ProofShape.REGISTER_BITS];
    private final long[] memory;

    private ToyWitness(ProvingProgram program, ToyMachine.Run run) {
        this.program = program;
        this.shape = run.shape();
        this.columns = run.columns();
        this.memory = initialMemory(run);
        int n = shape.cycles();
        this.data =
                new CycleData(
                        new int[n],
                        new long[n],
                        new long[n],
                        new long[n],
                        new long[n],
                        new int[n],
                        new long[n],
                        new long[n],
                        new long[n],
                        new long[n],
                        new long[n]);
    }

    static TraceWitness of(ProverContext context, ProvingProgram program, ToyMachine.Run run) {
        ToyWitness toy = new ToyWitness(program, run);
        long[] initial = toy.memory.clone();
        for (int j = 0; j < toy.shape.cycles(); j++) {
            toy.cycle(j);
        }
        CycleColumns cycles = new CycleColumns(toy.data, program.bytecode(), toy.shape);
        WitnessData data =
                new WitnessData(
                        toy.shape,
                        cycles,
                        program.key().entryRow(),
                        initial,
                        toy.memory,
                        IoBlock.words(program.key().shape(), run.statement()),
                        program.image(),
                        words(run.columns().privateWords()));
        return new TraceWitness(context, data, new StageClock(ProverListener.NONE));
    }

    private long[] initialMemory(ToyMachine.Run run) {
        ProgramShape p = shape.program();
        long[] words = new long[1 << p.k()];
        long[] io = IoBlock.words(p, run.statement());
        System.arraycopy(io, 2, words, p.ioStart() + 2, p.ioHalf() - 2);
        System.arraycopy(program.image(), 0, words, p.imageStart(), 1 << p.m());
        long[] secret = words(columns.privateWords());
        System.arraycopy(secret, 0, words, p.privateStart(), secret.length);
        return words;
    }

    private static long[] words(FrElement[] elements) {
        long[] words = new long[elements.length];
        for (int i = 0; i < words.length; i++) {
            words[i] = elements[i].toBigInteger().longValueExact();
        }
        return words;
    }

    private void cycle(int j) {
        Bytecode rows = program.bytecode();
        int row = (int) columns.get(shape, Family.PC, j)[1];
        int cell = (int) columns.get(shape, Family.RAM, j)[1];
        data.row()[j] = row;
        data.cell()[j] = cell;
        data.rs1()[j] = registers[rows.rs1(row)];
        data.rs2()[j] = registers[rows.rs2(row)];
        data.rdPre()[j] = registers[rows.rd(row)];
        registers[rows.rd(row)] += increment(columns.rdInc()[j]);
        data.rdPost()[j] = registers[rows.rd(row)];
        data.ramPre()[j] = memory[cell];
        memory[cell] += increment(columns.ramInc()[j]);
        data.ramPost()[j] = memory[cell];
        index(j, rows.kind(row));
    }

    private void index(int j, RowKind kind) {
        long[] index = columns.get(shape, Family.INS, j);
        boolean interleaved = CycleData.isInterleaved(kind);
        data.indexLeft()[j] = interleaved ? Bits.left(index[0], index[1]) : index[0];
        data.indexRight()[j] = interleaved ? Bits.right(index[0], index[1]) : index[1];
        kind.table()
                .ifPresent(
                        t ->
                                data.output()[j] =
                                        LookupTables.of(t)
                                                .value(data.indexLeft()[j], data.indexRight()[j]));
    }

    /** An increment modulo 2^64. */
    private static long increment(FrElement v) {
        boolean negative = v.toBigInteger().bitLength() > 64;
        return negative ? -v.neg().toBigInteger().longValue() : v.toBigInteger().longValue();
    }
}
