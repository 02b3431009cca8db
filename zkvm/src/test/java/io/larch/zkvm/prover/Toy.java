// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.FrElement;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.VectorPool;
import io.larch.riscv.Registers;
import io.larch.riscv.RowKind;
import io.larch.riscv.RowTable;
import io.larch.sumcheck.ProverContext;
import io.larch.zkvm.program.Bytecode;
import io.larch.zkvm.program.InvalidProgramException;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.shape.ProgramShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Tiny programs written row by row, and what is needed to prove them. */
public final class Toy {
    /** Sixteen rows, 64 cells, I/O and private blocks of eight words. */
    public static final ProgramShape SHAPE = new ProgramShape(4, 2, 6, 3, 3);

    /** Known to everybody. */
    public static final TrapdoorCommitter COMMITTER =
            new TrapdoorCommitter(FrElement.of(0x1234567890abcdefL).square().square());

    /** Where the programs start. */
    public static final long START = 0x80000000L;

    private static final int SINK = Registers.SINK;

    private final List<Row> rows = new ArrayList<>();
    private long addr = START;

    /** A row of the table. */
    public record Row(long addr, RowKind kind, int mode, int rd, int rs1, int rs2, long imm) {}

    /** A program that has only HALT. */
    public Toy() {
        rows.add(new Row(0, RowKind.JAL, RowTable.FIRST, SINK, 0, 0, 0));
    }

    /** Appends an instruction of one row, four bytes long. */
    public Toy add(RowKind kind, int rd, int rs1, int rs2, long imm) {
        return expand(List.of(new Row(0, kind, 0, rd, rs1, rs2, imm)));
    }

    /** Appends an instruction of several rows; addresses and modes are filled in. */
    public Toy expand(List<Row> expansion) {
        for (int i = 0; i < expansion.size(); i++) {
            Row r = expansion.get(i);
            int first = i == 0 ? RowTable.FIRST : 0;
            int notLast = i < expansion.size() - 1 ? RowTable.NOT_LAST : 0;
            int rd = r.rd() == 0 ? SINK : r.rd();
            rows.add(new Row(addr, r.kind(), first | notLast, rd, r.rs1(), r.rs2(), r.imm()));
        }
        addr += 4;
        return this;
    }

    /** A row of an expansion. */
    public static Row row(RowKind kind, int rd, int rs1, int rs2, long imm) {
        return new Row(0, kind, 0, rd, rs1, rs2, imm);
    }

    /** Loads the start address into x10. */
    public Toy base() {
        return add(RowKind.LUI, 10, 0, 0, START);
    }

    /** Outputs a register, terminates and halts; uses x4. */
    public Toy finish(ProgramShape shape, int register) {
        store(register, io(shape, shape.ioHalf() + 1));
        add(RowKind.ADDI, 4, 0, 0, 8);
        store(4, io(shape, shape.ioHalf()));
        add(RowKind.ADDI, 4, 0, 0, 1);
        store(4, io(shape, 0));
        return halt();
    }

    /** EBREAK. */
    public Toy halt() {
        return add(RowKind.JALR, SINK, 0, 0, 0);
    }

    /** A load relative to x10. */
    public Toy load(int rd, long offset) {
        return add(RowKind.LD, rd, 10, 0, offset);
    }

    /** A store relative to x10. */
    public Toy store(int rs2, long offset) {
        return add(RowKind.SD, SINK, 10, rs2, offset);
    }

    /** Offset from the start address of a word of the I/O block. */
    public static long io(ProgramShape shape, int word) {
        return 8L * (shape.ioStart() - shape.imageStart() + word);
    }

    /** Offset of a private word. */
    public static long privateWord(ProgramShape shape, int word) {
        return 8L * (shape.privateStart() - shape.imageStart() + word);
    }

    /** The rows so far. */
    public List<Row> rows() {
        return rows;
    }

    /** The table, padded. */
    public static Bytecode bytecode(int b, List<Row> rows) {
        int n = 1 << b;
        long[] addr = new long[n];
        Arrays.fill(addr, RowTable.PADDING_ADDRESS);
        long[] imm = new long[n];
        byte[] op = new byte[n];
        byte[] mode = new byte[n];
        byte[] rd = new byte[n];
        Arrays.fill(rd, (byte) SINK);
        byte[] rs1 = new byte[n];
        byte[] rs2 = new byte[n];
        for (int i = 0; i < rows.size(); i++) {
            Row r = rows.get(i);
            addr[i] = r.addr();
            imm[i] = r.imm();
            op[i] = (byte) r.kind().op();
            mode[i] = (byte) r.mode();
            rd[i] = (byte) r.rd();
            rs1[i] = (byte) r.rs1();
            rs2[i] = (byte) r.rs2();
        }
        return new Bytecode(b, addr, imm, op, mode, rd, rs1, rs2);
    }

    /** The preprocessed program; its entry is row 1. */
    public ProvingProgram program(ProgramShape shape, long... image) {
        try {
            return ProvingProgram.of(shape, bytecode(shape.b(), rows), 1, image, COMMITTER);
        } catch (InvalidProgramException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Kernels on one thread and the known τ. */
    public static ProverContext context() {
        Parallel parallel = new Parallel(1);
        return new ProverContext(new JavaKernels(parallel), parallel, new VectorPool(), COMMITTER);
    }

    /** Input, image and private words, a product: 12 cycles. */
    public static ProvingProgram memory() {
        return new Toy()
                .base()
                .load(1, io(SHAPE, 3))
                .load(2, 0)
                .add(RowKind.ADD, 1, 1, 2, 0)
                .load(2, privateWord(SHAPE, 1))
                .add(RowKind.MUL, 3, 1, 2, 0)
                .finish(SHAPE, 3)
                .program(SHAPE, 7, 9);
    }
}
