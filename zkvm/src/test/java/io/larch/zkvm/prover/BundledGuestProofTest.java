// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.prover;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.riscv.GuestInput;
import io.larch.riscv.GuestProgram;
import io.larch.riscv.Trace;
import io.larch.riscv.Tracer;
import io.larch.sumcheck.ProverContext;
import io.larch.sumcheck.Srs;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.Verifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every committed guest is proved on its committed input, and its output is the expected one. */
@Tag("slow")
class BundledGuestProofTest {
    private static final Path ROOT = Path.of("..", "guest-programs");
    private static Srs srs;

    @BeforeAll
    static void prepare() {
        srs = Guests.srs(19); // ed25519 has between 2^18 and 2^19 rows
    }

    static Stream<String> guests() throws IOException {
        try (Stream<Path> files = Files.list(ROOT.resolve("elf"))) {
            return files
                    .map(f -> f.getFileName().toString().replace(".elf", ""))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @ParameterizedTest
    @MethodSource("guests")
    void isProvedWithItsExpectedOutput(String name) throws Exception {
        GuestProgram guest = Guests.load(name);
        GuestInput input = new GuestInput(side(name, "input.bin"), side(name, "private.bin"));
        Trace trace = Tracer.trace(guest, input, 1 << 20);
        ProverContext context = Guests.context(srs, 2);
        ProvingProgram program = ProvingProgram.of(guest, context.committer());
        ZkvmProof proof =
                new ZkvmProver(context, program).prove(trace, ProverListener.NONE).proof();
        Statement statement = IoBlock.statement(program.key().shape(), trace.ioBlock());
        assertArrayEquals(side(name, "input.bin"), statement.input());
        assertArrayEquals(side(name, "output.bin"), statement.output());
        assertEquals(name.equals("panic") ? 1 : 0, statement.panic());
        new Verifier(srs.verifierKey(), true)
                .verify(program.key().digest(), program.key(), statement, proof);
    }

    private static byte[] side(String name, String file) throws IOException {
        Path path = ROOT.resolve("src").resolve(name).resolve(file);
        return Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    }
}
