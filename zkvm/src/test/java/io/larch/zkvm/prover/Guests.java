// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import io.larch.bn254.JavaKernels;
import io.larch.bn254.Parallel;
import io.larch.bn254.VectorPool;
import io.larch.elf.ElfFile;
import io.larch.riscv.GuestInput;
import io.larch.riscv.GuestProgram;
import io.larch.riscv.Trace;
import io.larch.riscv.Tracer;
import io.larch.sumcheck.ProverContext;
import io.larch.sumcheck.Srs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bundled guests, ready to be proved. */
final class Guests {
    private static final Path FOLDER = Path.of("..", "guest-programs", "elf");
    private static final long SEED = 1;

    private Guests() {}

    static GuestProgram load(String name) throws Exception {
        return GuestProgram.fromElf(
                ElfFile.parse(Files.readAllBytes(FOLDER.resolve(name + ".elf"))));
    }

    static Trace trace(GuestProgram program, byte[] input) throws Exception {
        return Tracer.trace(program, GuestInput.of(input), 1 << 20);
    }

    static byte[] words(long... words) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * words.length).order(ByteOrder.LITTLE_ENDIAN);
        for (long word : words) {
            bytes.putLong(word);
        }
        return bytes.array();
    }

    static Srs srs(int n) {
        return Srs.insecure(SEED, 1 << n, new JavaKernels(new Parallel(1)));
    }

    static ProverContext context(Srs srs, int threads) {
        Parallel parallel = new Parallel(threads);
        JavaKernels kernels = new JavaKernels(parallel);
        return new ProverContext(kernels, parallel, new VectorPool(), srs.committer(kernels));
    }
}
