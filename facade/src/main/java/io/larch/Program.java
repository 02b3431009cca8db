// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.elf.ElfException;
import io.larch.elf.ElfFile;
import io.larch.riscv.GuestProgram;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.prover.MemoryEstimate;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import java.util.function.LongSupplier;

/**
 * A guest program: an ELF decoded and expanded to rows.
 *
 * <p>A {@link Prover} turns it into what proofs are about, a program key with a digest.
 */
public final class Program {
    private final GuestProgram guest;

    private Program(GuestProgram guest) {
        this.guest = guest;
    }

    /**
     * Decodes an ELF file.
     *
     * @throws ElfException if the bytes are not an ELF that this machine can run
     */
    public static Program fromElf(byte[] elf) throws ElfException {
        return new Program(GuestProgram.fromElf(ElfFile.parse(elf)));
    }

    /** The sizes that a proof of this program has in common with those of its class. */
    public ProgramShape shape() {
        return ProvingProgram.shape(guest);
    }

    /** Predicted peak memory, in bytes, of proving a run with {@code 2^logT} padded cycles. */
    public long predictedMemoryBytes(int logT) {
        return MemoryEstimate.of(ProofShape.of(shape(), logT)).totalBytes();
    }

    /**
     * Predicted seconds of proving a run with {@code 2^logT} padded cycles, from the measured speed
     * of this machine's field multiplication. Takes about 50 ms.
     *
     * @param threads with which it would be proved
     * @param nanoClock tells nanoseconds, such as {@code System::nanoTime}
     */
    public double predictedSeconds(int logT, int threads, LongSupplier nanoClock) {
        return TimeEstimate.seconds(ProofShape.of(shape(), logT), threads, nanoClock);
    }

    /** log2 of the padded trace length with which a run of so many cycles is proved. */
    public static int proofLogT(long cycles) {
        return SizeClass.logT(cycles);
    }

    /** The decoded guest. */
    public GuestProgram guest() {
        return guest;
    }
}
