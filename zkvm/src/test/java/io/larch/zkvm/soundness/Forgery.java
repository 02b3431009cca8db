// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.soundness;

import io.larch.bn254.FrElement;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.CheatingProver;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.prover.reference.TraceColumns;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.util.Arrays;

/**
 * Columns written cycle by cycle, true or not: which row, lookup index and cell, which value is
 * written. What is left over of the 2^t cycles is HALT.
 */
final class Forgery {
    private final ProvingProgram program;
    private final ProgramShape shape;
    private final ProofShape proofShape;
    private final Statement statement;
    private final TraceColumns columns;
    private final FrElement[] registers = zeros(128);
    private final FrElement[] memory;
    private int cycle;

    Forgery(ProvingProgram program, int t, Statement statement, FrElement... privateWords) {
        this.program = program;
        this.shape = program.key().shape();
        this.proofShape = ProofShape.of(shape, t);
        this.statement = statement;
        this.columns = TraceColumns.zeros(proofShape);
        System.arraycopy(privateWords, 0, columns.privateWords(), 0, privateWords.length);
        this.memory = zeros(1 << shape.k());
        long[] io = IoBlock.words(shape, statement);
        for (int i = IoBlock.INPUT_LENGTH; i < shape.ioHalf(); i++) {
            memory[shape.ioStart() + i] = FrElement.ofUnsigned(io[i]);
        }
        for (int i = 0; i < program.image().length; i++) {
            memory[shape.imageStart() + i] = FrElement.ofUnsigned(program.image()[i]);
        }
        System.arraycopy(privateWords, 0, memory, shape.privateStart(), privateWords.length);
    }

    /** A statement of one output word. */
    static Statement outputs(long word) {
        byte[] bytes = new byte[8];
        for (int i = 0; i < 8; i++) {
            bytes[i] = (byte) (word >>> (8 * i));
        }
        return Statement.finished(new byte[0], bytes);
    }

    private static FrElement[] zeros(int n) {
        FrElement[] zeros = new FrElement[n];
        Arrays.fill(zeros, FrElement.ZERO);
        return zeros;
    }

    /** A cycle that looks up an index below 2^128. */
    Forgery row(int row, long high, long low) {
        columns.set(proofShape, Family.PC, cycle, 0, row);
        columns.set(proofShape, Family.INS, cycle, high, low);
        cycle++;
        return this;
    }

    /** A cycle that looks up an index below 2^64. */
    Forgery row(int row, long low) {
        return row(row, 0, low);
    }

    /** The last cycle writes a register. */
    Forgery writes(FrElement value) {
        Bytecode code = program.bytecode();
        int row = (int) columns.get(proofShape, Family.PC, cycle - 1)[1];
        int rd = code.rd(row);
        columns.rdInc()[cycle - 1] = value.sub(registers[rd]);
        registers[rd] = value;
        return this;
    }

    /** The last cycle writes a register. */
    Forgery writes(long value) {
        return writes(FrElement.ofUnsigned(value));
    }

    /** The last cycle reads a cell. */
    Forgery reads(int cell) {
        columns.set(proofShape, Family.RAM, cycle - 1, 0, cell);
        return this;
    }

    /** The last cycle writes a cell. */
    Forgery stores(int cell, FrElement value) {
        columns.ramInc()[cycle - 1] = value.sub(memory[cell]);
        memory[cell] = value;
        return reads(cell);
    }

    /** The last cycle writes a cell. */
    Forgery stores(int cell, long value) {
        return stores(cell, FrElement.ofUnsigned(value));
    }

    /** The cycles of {@code Toy.finish} from a row on, which output a word. */
    Forgery finish(int row, FrElement value) {
        row(row, 0).stores(shape.ioStart() + shape.ioHalf() + 1, value);
        row(row + 1, 8).writes(8);
        row(row + 2, 0).stores(shape.ioStart() + shape.ioHalf(), 8);
        row(row + 3, 1).writes(1);
        row(row + 4, 0).stores(shape.ioStart(), 1);
        return row(row + 5, 0).writes(program.bytecode().addr(row + 5) + 4);
    }

    /** As above. */
    Forgery finish(int row, long value) {
        return finish(row, FrElement.ofUnsigned(value));
    }

    /** Fills the remaining cycles with HALT. */
    private TraceColumns columns() {
        while (cycle < proofShape.cycles()) {
            row(0, 0).writes(4);
        }
        return columns;
    }

    /** What the relations have against it, and whether memory ends as the statement says. */
    ReferenceWitness witness() {
        return new ReferenceWitness(program, proofShape, statement, columns());
    }

    /** The prover of these columns. */
    CheatingProver prover() {
        return CheatingProver.of(program, proofShape, statement, witness());
    }
}
