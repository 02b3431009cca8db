// SPDX-License-Identifier: Apache-2.0
package io.larch.wrapper;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.bn254.VectorPool;
import io.larch.elf.ElfFile;
import io.larch.riscv.GuestInput;
import io.larch.riscv.GuestProgram;
import io.larch.riscv.Trace;
import io.larch.riscv.Tracer;
import io.larch.sumcheck.ProverContext;
import io.larch.sumcheck.Srs;
import io.larch.zkvm.program.ProvingProgram;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.prover.ProverListener;
import io.larch.zkvm.prover.ZkvmProver;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.IoBlock;
import io.larch.zkvm.statement.Statement;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.SecureRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The whole way, from compiled guests to verified Groth16 proofs, with one pair of keys. */
@Tag("slow")
class BundledGuestsTest {
    private static final Path FOLDER = Path.of("..", "guest-programs", "elf");
    private static final int LOG_CYCLES = 13;
    private static final byte[] TEXT = "larch".getBytes(java.nio.charset.StandardCharsets.UTF_8);

    @Test
    void twoGuestsAreProvedAndWrappedWithOnePairOfKeys() throws Exception {
        GuestProgram sha256 = load("sha256");
        ProofShape shape = shape(sha256);
        Srs srs = Srs.insecure(1, 1 << shape.n(), Fixture.KERNELS);
        Proved hash = prove(sha256, srs, TEXT);
        assertEquals(shape, hash.shape);
        assertArrayEquals(
                MessageDigest.getInstance("SHA-256").digest(TEXT), hash.statement.output());
        byte[] n = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(900).array();
        Proved number = prove(load("fibonacci"), srs, n);
        assertEquals(shape, number.shape, "one size class");

        long start = System.nanoTime();
        WrapperCircuit circuit = WrapperCircuit.of(shape);
        report("circuit of " + circuit.circuit().r1cs().constraints() + " constraints", start);
        start = System.nanoTime();
        WrapperKeys keys = WrapperSetup.unsafe(Fixture.KERNELS, circuit, srs, new byte[] {1});
        report("setup", start);
        keys = throughFiles(keys);
        Wrapper wrapper = new Wrapper(Fixture.KERNELS, circuit, keys, new SecureRandom());
        for (Proved p : new Proved[] {hash, number}) {
            start = System.nanoTime();
            WrappedProof wrapped = wrapper.wrap(p.program.key(), p.statement, p.proof);
            report("wrap", start);
            byte[] bytes = WrappedProofCodec.encode(wrapped);
            start = System.nanoTime();
            WrappedVerifier.verifyAllowingTestKeys(
                    keys.verifying(), p.program.key().digest(), WrappedProofCodec.decode(bytes));
            report("verify " + bytes.length + " bytes", start);
        }
    }

    private record Proved(
            ProvingProgram program, ProofShape shape, Statement statement, ZkvmProof proof) {}

    private static GuestProgram load(String name) throws Exception {
        byte[] elf = Files.readAllBytes(FOLDER.resolve(name + ".elf"));
        return GuestProgram.fromElf(ElfFile.parse(elf));
    }

    private static ProofShape shape(GuestProgram guest) throws Exception {
        ProvingProgram program = ProvingProgram.of(guest, c -> io.larch.bn254.G1Affine.GENERATOR);
        return ProofShape.of(program.key().shape(), LOG_CYCLES);
    }

    private static Proved prove(GuestProgram guest, Srs srs, byte[] input) throws Exception {
        ProverContext context =
                new ProverContext(
                        Fixture.KERNELS,
                        Fixture.PARALLEL,
                        new VectorPool(),
                        srs.committer(Fixture.KERNELS));
        Trace trace = Tracer.trace(guest, GuestInput.of(input), 1 << LOG_CYCLES);
        ProvingProgram program = ProvingProgram.of(guest, context.committer());
        Statement statement = IoBlock.statement(program.key().shape(), trace.ioBlock());
        ZkvmProver prover = new ZkvmProver(context, program);
        long start = System.nanoTime();
        ZkvmProof proof = prover.prove(trace, ProverListener.NONE).proof();
        report("prove " + trace.cycles() + " cycles", start);
        return new Proved(program, prover.shape(trace.logT()), statement, proof);
    }

    private static WrapperKeys throughFiles(WrapperKeys keys) throws Exception {
        long start = System.nanoTime();
        ByteArrayOutputStream proving = new ByteArrayOutputStream();
        WrapperKeyFile.write(proving, keys.proving());
        ByteArrayOutputStream verifying = new ByteArrayOutputStream();
        WrapperKeyFile.write(verifying, keys.verifying());
        WrapperKeys read =
                new WrapperKeys(
                        WrapperKeyFile.readProving(
                                Fixture.KERNELS, new ByteArrayInputStream(proving.toByteArray())),
                        WrapperKeyFile.readVerifying(
                                new ByteArrayInputStream(verifying.toByteArray())));
        report("key files of " + proving.size() + " and " + verifying.size() + " bytes", start);
        return read;
    }

    private static void report(String what, long start) {
        System.out.printf("%s: %.2f s%n", what, (System.nanoTime() - start) / 1e9);
    }
}
