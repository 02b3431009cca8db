// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import io.larch.bn254.FrElement;
import io.larch.riscv.OpFlag;
import io.larch.riscv.RowKind;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.reference.TraceColumns;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;

/**
 * A run of a {@link TinyProgram}.
 *
 * @param shape the proof shape
 * @param columns what a prover commits
 * @param statement what the run shows
 */
record TinyRun(ProofShape shape, TraceColumns columns, Statement statement) {

    /** Runs row after row, then repeats HALT. */
    static TinyRun of(ProvingProgram program, ProofShape shape, byte[] input) {
        return new Machine(program, shape, input).run(input);
    }

    private static final class Machine {
        private final Bytecode code;
        private final ProofShape proofShape;
        private final ProgramShape shape;
        private final TraceColumns columns;
        private final long[] registers = new long[128];
        private final long[] memory;

        Machine(ProvingProgram program, ProofShape proofShape, byte[] input) {
            this.code = program.bytecode();
            this.proofShape = proofShape;
            this.shape = proofShape.program();
            this.columns = TraceColumns.zeros(proofShape);
            this.memory = new long[1 << shape.k()];
            long[] io = IoBlock.words(shape, new Statement(input, new byte[0], 0, 0));
            System.arraycopy(io, 0, memory, shape.ioStart(), io.length);
        }

        TinyRun run(byte[] input) {
            int row = 1;
            for (int j = 0; j < proofShape.cycles(); j++) {
                row = cycle(j, row);
            }
            if (row != 0) {
                throw new IllegalStateException("the program is too long");
            }
            int io = shape.ioStart();
            byte[] output = new byte[8];
            for (int i = 0; i < 8; i++) {
                output[i] = (byte) (memory[io + shape.ioHalf() + 1] >>> (8 * i));
            }
            long panic = memory[io + IoBlock.PANIC];
            Statement statement = new Statement(input, output, panic, memory[io]);
            return new TinyRun(proofShape, columns, statement);
        }

        private int cycle(int j, int row) {
            RowKind kind = code.kind(row);
            long x = registers[code.rs1(row)];
            long y = registers[code.rs2(row)];
            long imm = code.imm(row);
            long pc = code.addr(row);
            boolean access = kind.has(OpFlag.LOAD) || kind.has(OpFlag.STORE);
            long word = access ? access(j, kind, x + imm, y) : 0;
            columns.set(proofShape, Family.PC, j, 0, row);
            long high = kind.indexHi(x, y, imm, pc, word);
            columns.set(proofShape, Family.INS, j, high, kind.indexLo(x, y, imm, pc, word));
            boolean jump = kind.has(OpFlag.JUMP);
            if (kind.writesRegister()) {
                long result = jump ? pc + 4 : kind.output(x, y, imm, pc, word);
                write(j, code.rd(row), result);
            }
            return jump ? 0 : row + 1;
        }

        private long access(int j, RowKind kind, long address, long value) {
            int cell = (int) ((address - shape.base()) / 8);
            columns.set(proofShape, Family.RAM, j, 0, cell);
            long before = memory[cell];
            if (kind.has(OpFlag.STORE)) {
                memory[cell] = value;
                columns.ramInc()[j] = difference(value, before);
            }
            return before;
        }

        private void write(int j, int rd, long value) {
            columns.rdInc()[j] = difference(value, registers[rd]);
            registers[rd] = value;
        }

        private static FrElement difference(long x, long y) {
            return FrElement.ofUnsigned(x).sub(FrElement.ofUnsigned(y));
        }
    }
}
