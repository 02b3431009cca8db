// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.program;

import io.larch.bn254.G1Affine;
import io.larch.bn254.SmallColumn;
import io.larch.riscv.GuestProgram;
import io.larch.riscv.MemoryLayout;
import io.larch.sumcheck.Committer;
import io.larch.zkvm.shape.ProgramShape;
import java.util.Arrays;

/**
 * A preprocessed program: its key and what a prover needs of it.
 *
 * @param key the verifier key
 * @param bytecode the finished table
 * @param image 2^m words; borrowed
 */
public record ProvingProgram(ProgramKey key, Bytecode bytecode, long[] image) {

    /**
     * Preprocesses a guest.
     *
     * @throws InvalidProgramException if its table breaks a rule
     */
    public static ProvingProgram of(GuestProgram guest, Committer committer)
            throws InvalidProgramException {
        Bytecode bytecode = Bytecode.of(guest.rows());
        return of(shape(guest), bytecode, guest.entryRow(), guest.image(), committer);
    }

    /** The shape of a guest. */
    public static ProgramShape shape(GuestProgram guest) {
        MemoryLayout l = guest.layout();
        return new ProgramShape(guest.rows().logRows(), l.m(), l.k(), l.io(), l.a());
    }

    /**
     * Checks a table and commits to it.
     *
     * @param image at most 2^m words
     * @throws InvalidProgramException if the table breaks a rule
     */
    public static ProvingProgram of(
            ProgramShape shape, Bytecode bytecode, int entryRow, long[] image, Committer committer)
            throws InvalidProgramException {
        TableRules.check(shape, bytecode, entryRow, image.length);
        return unchecked(shape, bytecode, entryRow, image, committer);
    }

    /** Commits to a table without checking it: what a dishonest preprocessor would do. */
    static ProvingProgram unchecked(
            ProgramShape shape,
            Bytecode bytecode,
            int entryRow,
            long[] image,
            Committer committer) {
        long[] words = Arrays.copyOf(image, 1 << shape.m());
        G1Affine table = committer.commitStack(bytecode.columns());
        G1Affine memory = committer.commit(SmallColumn.ofWords(words));
        return new ProvingProgram(new ProgramKey(shape, entryRow, table, memory), bytecode, words);
    }
}
