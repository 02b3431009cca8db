// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.PublicParameters;
import io.larch.bn254.FrElement;
import io.larch.bn254.G1Affine;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.groth16.Groth16Keys;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Setup;
import io.larch.groth16.VerifyingKey;
import io.larch.groth16.circuit.Circuit;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.export.Calldata;
import io.larch.groth16.export.SnarkjsJson;
import io.larch.wrapper.WrappedProof;
import io.larch.wrapper.WrappedVerifier;
import io.larch.wrapper.WrapperContract;
import io.larch.wrapper.WrapperKeyFile;
import io.larch.wrapper.WrapperVerifyingKey;
import io.larch.zkvm.shape.ProgramShape;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exports of a small circuit that has the public inputs of a wrapper. */
class ExportCommandTest {
    private static final ProofShape SHAPE = ProofShape.of(new ProgramShape(10, 8, 16, 7, 10), 16);

    @TempDir private static Path folder;
    private static WrapperVerifyingKey key;
    private static WrappedProof wrapped;

    @BeforeAll
    static void makeKeysAndProof() throws Exception {
        Kernels kernels = new JavaKernels(new Parallel(1));
        Circuit circuit = circuit();
        Groth16Keys keys = Groth16Setup.unsafe(kernels, circuit.r1cs(), new byte[] {7});
        key =
                new WrapperVerifyingKey(
                        SHAPE,
                        keys.verifying(),
                        PublicParameters.insecureTest().verifierKey(),
                        true);
        try (OutputStream out = Files.newOutputStream(folder.resolve("verifying.key"))) {
            WrapperKeyFile.write(out, key);
        }
        List<FrElement> inputs = List.of(of(1), of(2), of(3), of(6));
        Groth16Proof proof =
                new Groth16Prover(kernels, circuit.r1cs(), keys.proving(), new SecureRandom())
                        .prove(circuit.assign(inputs, List.of()));
        List<WrappedProof.Term> term =
                List.of(new WrappedProof.Term(G1Affine.GENERATOR, FrElement.ONE));
        Statement statement = Statement.finished(new byte[] {1}, new byte[] {2});
        wrapped = new WrappedProof(SHAPE, of(5), statement, proof, term, term);
        Files.write(folder.resolve("wrapped"), new io.larch.WrappedProof(wrapped).encode());
    }

    private static FrElement of(long v) {
        return FrElement.of(v);
    }

    private static Circuit circuit() {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        f.assertEqual(
                f.mul(f.publicInput("a"), f.mul(f.publicInput("b"), f.publicInput("c"))),
                f.publicInput("d"));
        return builder.compile();
    }

    @Test
    void writesTheContractAndItsCalldata() throws IOException {
        String contract = export("solidity", folder.toString(), "--allow-test-keys");
        assertEquals(WrapperContract.write(key), contract);
        assertTrue(contract.contains("/// A TEST KEY: whoever made it can prove anything"));
        List<FrElement> inputs = WrappedVerifier.publicInputs(of(5), wrapped);
        byte[] call = Calldata.verifyProof(inputs, wrapped.groth16());
        assertEquals(
                "0x" + HexFormat.of().formatHex(call) + "\n", export("calldata", wrappedFile()));
    }

    @Test
    void writesTheFilesOfSnarkjs() throws IOException {
        assertEquals(
                SnarkjsJson.verifyingKey(key.groth16()),
                export("vk-json", folder.toString(), "--allow-test-keys"));
        assertEquals(SnarkjsJson.proof(wrapped.groth16()), export("proof-json", wrappedFile()));
        assertTrue(export("public-json", wrappedFile()).startsWith("[\"5\", "));
    }

    @Test
    void refusesTestKeysUnlessTheFlagIsGiven() {
        String out = folder.resolve("none").toString();
        for (String format : List.of("solidity", "vk-json")) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
            String[] args = {"export", format, folder.toString(), "-o", out};
            assertEquals(2, Main.run(args, stream, stream, false));
            assertTrue(err.toString(StandardCharsets.UTF_8).contains("--allow-test-keys"));
        }
        assertTrue(Files.notExists(Path.of(out)));
    }

    /** Only the reference string is for tests, and still the contract says what it is. */
    @Test
    void marksTheContractOfKeysOverATestString() {
        VerifyingKey g = key.groth16();
        VerifyingKey unmarked =
                new VerifyingKey(
                        g.alpha1(),
                        g.beta1(),
                        g.beta2(),
                        g.gamma2(),
                        g.delta1(),
                        g.delta2(),
                        g.k(),
                        g.commitment(),
                        false);
        String contract =
                WrapperContract.write(
                        new WrapperVerifyingKey(SHAPE, unmarked, key.commitments(), true));
        assertTrue(contract.contains("/// A TEST KEY"));
        assertFalse(
                WrapperContract.write(
                                new WrapperVerifyingKey(SHAPE, unmarked, key.commitments(), false))
                        .contains("/// A TEST KEY"));
    }

    /** What arrives at a stream: how much, and the most at once. */
    private static final class Meter extends OutputStream {
        private final MessageDigest sha;
        private long bytes;
        private int largest;

        Meter(MessageDigest sha) {
            this.sha = sha;
        }

        @Override
        public void write(int b) {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] b, int from, int n) {
            sha.update(b, from, n);
            bytes += n;
            largest = Math.max(largest, n);
        }
    }

    /** A circuit goes to standard output in small pieces, and its file is the same. */
    @Test
    void writesLargeFilesPieceByPiece() throws Exception {
        Meter meter = new Meter(MessageDigest.getInstance("SHA-256"));
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        String shape = "b5-m2-k6-io3-a3-t4";
        int code =
                Main.run(
                        new String[] {"export", "r1cs", shape, "-o", "-", "--json"},
                        new PrintStream(meter, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false);
        assertEquals(0, code);
        assertTrue(meter.bytes > 1 << 24, meter.bytes + " bytes");
        assertTrue(meter.largest <= 1 << 16, meter.largest + " at once");
        assertTrue(err.toString(StandardCharsets.UTF_8).contains("\"bytes\":" + meter.bytes));
        Path file = folder.resolve("circuit.r1cs");
        assertEquals(0, larch("export", "r1cs", shape, "-o", file.toString()));
        assertEquals(meter.bytes, Files.size(file));
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha)) {
            in.transferTo(OutputStream.nullOutputStream());
        }
        assertArrayEquals(meter.sha.digest(), sha.digest());
    }

    @Test
    void refusesOtherFormatsAndSources() {
        String out = folder.resolve("none").toString();
        assertEquals(2, larch("export", "pdf", wrappedFile(), "-o", out));
        assertEquals(2, larch("export", "calldata", folder.resolve("absent") + "", "-o", out));
        assertEquals(2, larch("export", "calldata", key() + "", "-o", out));
        assertEquals(2, larch("export", "vk-json", wrappedFile(), "-o", out, "--allow-test-keys"));
        assertEquals(2, larch("export", "r1cs", "large", "-o", out));
        assertEquals(2, larch("export", "wtns", wrappedFile(), "-o", out));
        assertEquals(2, larch("export", "ir-witness", key() + "", "-o", out));
        assertEquals(2, larch("export", "ir", wrappedFile(), "-o", out));
        assertTrue(Files.notExists(Path.of(out)));
    }

    private static Path key() {
        return folder.resolve("verifying.key");
    }

    private static String wrappedFile() {
        return folder.resolve("wrapped").toString();
    }

    private static String export(String format, String source, String... flags) throws IOException {
        Path out = folder.resolve("out");
        List<String> args = new ArrayList<>(List.of("export", format, source, "-o"));
        args.add(out.toString());
        args.addAll(List.of(flags));
        assertEquals(0, larch(args.toArray(String[]::new)));
        return Files.readString(out);
    }

    private static int larch(String... args) {
        PrintStream stream =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Main.run(args, stream, stream, false);
    }
}
