// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.elf.ElfException;
import io.larch.elf.ElfFile;
import io.larch.riscv.GuestProgram;
import io.larch.riscv.RowTable;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.InvalidProgramException;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.ToyMachine.Fault;
import io.larch.zkvm.prover.reference.ReferenceWitness;
import io.larch.zkvm.shape.DigitColumn.Family;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Machine code as the assembler writes it, decoded and expanded by the library, in memory of 64
 * cells: the file's bytes at 0x80000000, free cells from 128 bytes behind.
 */
final class RealCode {
    private static final ProgramShape SHAPE = new ProgramShape(6, 4, 6, 3, 3);
    private static final ProofShape PROOF_SHAPE = ProofShape.of(SHAPE, 6);
    private static final int HEADERS = 64 + 56;

    private final ProvingProgram program;

    private RealCode(byte[] elf) {
        try {
            GuestProgram guest = GuestProgram.fromElf(ElfFile.parse(elf));
            long[] image = Arrays.copyOf(guest.image(), 1 << SHAPE.m());
            Bytecode code = first(guest.rows());
            program = ProvingProgram.of(SHAPE, code, guest.entryRow(), image, Toy.COMMITTER);
        } catch (ElfException | InvalidProgramException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A file without 16-bit instructions. */
    static RealCode words(int... words) {
        ByteBuffer code = little(4 * words.length);
        Arrays.stream(words).forEach(code::putInt);
        return new RealCode(elf(code.array(), 0));
    }

    /** A file with 16-bit instructions. */
    static RealCode halves(int... halves) {
        ByteBuffer code = little(2 * halves.length);
        Arrays.stream(halves).forEach(h -> code.putShort((short) h));
        return new RealCode(elf(code.array(), 1));
    }

    /** The first 2^b rows of a table; the others must be padding. */
    private static Bytecode first(RowTable t) {
        int n = 1 << SHAPE.b();
        if (t.used() > n) {
            throw new IllegalStateException(t.used() + " rows");
        }
        return new Bytecode(
                SHAPE.b(),
                Arrays.copyOf(t.addr(), n),
                Arrays.copyOf(t.imm(), n),
                Arrays.copyOf(t.op(), n),
                Arrays.copyOf(t.mode(), n),
                Arrays.copyOf(t.rd(), n),
                Arrays.copyOf(t.rs1(), n),
                Arrays.copyOf(t.rs2(), n));
    }

    private static byte[] elf(byte[] code, int flags) {
        ByteBuffer out = little(HEADERS + code.length);
        out.putInt(0x464c457f).put((byte) 2).put((byte) 1).put((byte) 1).position(16);
        out.putShort((short) 2).putShort((short) 243).putInt(1).putLong(Toy.START);
        out.putLong(64).putLong(0).putInt(flags).putShort((short) 64).putShort((short) 56);
        out.putShort((short) 1).position(64);
        out.putInt(1).putInt(7).putLong(HEADERS).putLong(Toy.START).putLong(Toy.START);
        out.putLong(code.length).putLong(code.length).putLong(8).put(code);
        return out.array();
    }

    private static ByteBuffer little(int n) {
        return ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
    }

    Bytecode rows() {
        return program.bytecode();
    }

    /** The row that begins the instruction at a distance from the start. */
    int rowAt(int offset) {
        for (int row = 0; row < rows().rows(); row++) {
            boolean first = (rows().mode(row) & RowTable.FIRST) != 0;
            if (first && rows().addr(row) == Toy.START + offset) {
                return row;
            }
        }
        throw new AssertionError("no instruction at " + offset);
    }

    ToyMachine.Run run(Fault fault) {
        return ToyMachine.run(program, PROOF_SHAPE, new byte[0], new long[0], r -> 0, fault);
    }

    /** The cycles of the honest run in which a row of this description is executed. */
    List<Integer> cycles(IntPredicate row) {
        ToyMachine.Run run = run(Fault.NONE);
        return IntStream.range(0, PROOF_SHAPE.cycles())
                .filter(j -> row.test(rowIn(run, j)))
                .boxed()
                .toList();
    }

    /** The row of a cycle of the honest run. */
    int rowIn(int cycle) {
        return rowIn(run(Fault.NONE), cycle);
    }

    private static int rowIn(ToyMachine.Run run, int cycle) {
        return (int) run.columns().get(PROOF_SHAPE, Family.PC, cycle)[1];
    }

    /** The initial word of four bytes at a distance from the start. */
    int image(int offset) {
        return (int) (program.image()[offset / 8] >>> 8 * (offset % 8));
    }

    ReferenceWitness witness(ToyMachine.Run run) {
        return new ReferenceWitness(program, PROOF_SHAPE, run.statement(), run.columns());
    }

    CheatingProver prover(ToyMachine.Run run) {
        return CheatingProver.of(program, PROOF_SHAPE, run.statement(), witness(run));
    }
}
