// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrElement;
import io.larch.riscv.OpFlag;
import io.larch.riscv.RowKind;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.reference.TraceColumns;
import io.larch.zkvm.relation.PullBacks;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** An interpreter of rows, written from the meaning of the kinds. */
public final class ToyMachine {
    private final ProvingProgram program;
    private final ProgramShape shape;
    private final Bytecode code;
    private final ProofShape proofShape;
    private final ToLongFunction<long[]> advice;
    private final Fault fault;
    private final long[] registers = new long[128];
    private final long[] memory;
    private final TraceColumns columns;
    private final Map<Long, Integer> heads = new TreeMap<>();

    /**
     * A finished run.
     *
     * @param columns what the prover commits
     * @param statement what it shows
     */
    public record Run(TraceColumns columns, Statement statement, ProofShape shape) {}

    /** A prover's lie about one cycle; the run goes on from there. */
    interface Fault {
        /** The honest machine. */
        Fault NONE = (what, cycle, value) -> value;

        /** The value to use in place of the true one. */
        long alter(What what, int cycle, long value);
    }

    /** What a fault can alter. */
    enum What {
        /** The value written to the destination. */
        REGISTER,
        /** The word stored. */
        STORE,
        /** The lookup output. */
        OUTPUT,
        /** The next row. */
        NEXT_ROW
    }

    private ToyMachine(
            ProvingProgram program,
            ProofShape proofShape,
            byte[] input,
            long[] privateWords,
            ToLongFunction<long[]> advice,
            Fault fault) {
        this.program = program;
        this.proofShape = proofShape;
        this.advice = advice;
        this.fault = fault;
        this.shape = program.key().shape();
        this.code = program.bytecode();
        this.memory = new long[1 << shape.k()];
        this.columns = TraceColumns.zeros(proofShape);
        Statement initial = new Statement(input, new byte[0], 0, 0);
        long[] io = IoBlock.words(shape, initial);
        System.arraycopy(io, 0, memory, shape.ioStart(), io.length);
        System.arraycopy(program.image(), 0, memory, shape.imageStart(), program.image().length);
        for (int i = 0; i < privateWords.length; i++) {
            memory[shape.privateStart() + i] = privateWords[i];
            columns.privateWords()[i] = FrElement.ofUnsigned(privateWords[i]);
        }
        for (int row = code.rows() - 1; row >= 0; row--) {
            if ((code.mode(row) & 1) != 0) {
                heads.put(code.addr(row), row);
            }
        }
    }

    /** Runs a program for 2^t cycles; it must have halted by then. */
    public static Run run(ProvingProgram program, int t, byte[] input, long... privateWords) {
        return run(program, ProofShape.of(program.key().shape(), t), input, privateWords, r -> 0);
    }

    /** Runs with advice, a function of the registers. */
    public static Run run(
            ProvingProgram program,
            ProofShape shape,
            byte[] input,
            long[] privateWords,
            ToLongFunction<long[]> advice) {
        return run(program, shape, input, privateWords, advice, Fault.NONE);
    }

    /** Runs with a fault. */
    static Run run(
            ProvingProgram program,
            ProofShape shape,
            byte[] input,
            long[] privateWords,
            ToLongFunction<long[]> advice,
            Fault fault) {
        ToyMachine machine = new ToyMachine(program, shape, input, privateWords, advice, fault);
        int pc = program.key().entryRow();
        for (int j = 0; j < shape.cycles(); j++) {
            pc = machine.cycle(j, pc);
        }
        if (pc != 0) {
            throw new IllegalStateException("did not halt");
        }
        return new Run(machine.columns, machine.statement(input), shape);
    }

    private int cycle(int j, int pc) {
        RowKind kind = code.kind(pc);
        long rs1 = registers[code.rs1(pc)];
        long rs2 = registers[code.rs2(pc)];
        long imm = code.imm(pc);
        long addr = code.addr(pc);
        long word = kind.has(OpFlag.ADVICE) ? advice.applyAsLong(registers.clone()) : 0;
        columns.set(proofShape, Family.PC, j, 0, pc);
        if (kind.has(OpFlag.LOAD) || kind.has(OpFlag.STORE)) {
            word = access(j, kind, rs1 + imm, rs2);
        }
        columns.set(
                proofShape,
                Family.INS,
                j,
                kind.indexHi(rs1, rs2, imm, addr, word),
                kind.indexLo(rs1, rs2, imm, addr, word));
        long output = fault.alter(What.OUTPUT, j, kind.output(rs1, rs2, imm, addr, word));
        long next = addr + PullBacks.step(code.mode(pc));
        if (kind.has(OpFlag.ASSERT) && output != 1) {
            throw new IllegalStateException("assert fails in row " + pc);
        }
        if (kind.has(OpFlag.WRITE_LOOKUP)) {
            write(j, code.rd(pc), output);
        }
        if (kind.has(OpFlag.JUMP)) {
            write(j, code.rd(pc), next);
            next = output;
        }
        if (kind.has(OpFlag.BRANCH) && output == 1) {
            next = addr + imm;
        }
        int row = (code.mode(pc) & 2) != 0 ? pc + 1 : heads.getOrDefault(next, -1);
        int altered = (int) fault.alter(What.NEXT_ROW, j, row);
        if (altered < 0) {
            throw new IllegalStateException("jump to " + Long.toHexString(next));
        }
        return altered;
    }

    private long access(int j, RowKind kind, long address, long rs2) {
        int cell = (int) ((address - shape.base()) / 8);
        if (cell < 1 || cell >= memory.length || shape.base() + 8L * cell != address) {
            throw new IllegalStateException("no cell at " + Long.toHexString(address));
        }
        columns.set(proofShape, Family.RAM, j, 0, cell);
        long before = memory[cell];
        if (kind.has(OpFlag.STORE)) {
            memory[cell] = fault.alter(What.STORE, j, rs2);
            columns.ramInc()[j] =
                    FrElement.ofUnsigned(memory[cell]).sub(FrElement.ofUnsigned(before));
        }
        return before;
    }

    private void write(int j, int rd, long value) {
        FrElement before = FrElement.ofUnsigned(registers[rd]);
        registers[rd] = fault.alter(What.REGISTER, j, value);
        columns.rdInc()[j] = FrElement.ofUnsigned(registers[rd]).sub(before);
    }

    private Statement statement(byte[] input) {
        int start = shape.ioStart();
        long[] block = Arrays.copyOfRange(memory, start, shape.imageStart());
        byte[] output = new byte[(int) block[shape.ioHalf()]];
        for (int i = 0; i < output.length; i++) {
            output[i] = (byte) (block[shape.ioHalf() + 1 + i / 8] >>> (8 * (i % 8)));
        }
        Statement s = new Statement(input, output, block[1], block[0]);
        if (!Arrays.equals(IoBlock.words(shape, s), block)) {
            throw new IllegalStateException("the I/O block is not that of a statement");
        }
        return s;
    }
}
