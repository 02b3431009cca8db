// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
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
        assertEquals(WrapperContract.write(key), export("solidity", folder.toString()));
        List<FrElement> inputs = WrappedVerifier.publicInputs(of(5), wrapped);
        byte[] call = Calldata.verifyProof(inputs, wrapped.groth16());
        assertEquals(
                "0x" + HexFormat.of().formatHex(call) + "\n", export("calldata", wrappedFile()));
    }

    @Test
    void writesTheFilesOfSnarkjs() throws IOException {
        assertEquals(SnarkjsJson.verifyingKey(key.groth16()), export("vk-json", folder.toString()));
        assertEquals(SnarkjsJson.proof(wrapped.groth16()), export("proof-json", wrappedFile()));
        assertTrue(export("public-json", wrappedFile()).startsWith("[\"5\", "));
    }

    @Test
    void refusesOtherFormatsAndSources() {
        String out = folder.resolve("none").toString();
        assertEquals(2, larch("export", "pdf", wrappedFile(), "-o", out));
        assertEquals(2, larch("export", "calldata", folder.resolve("absent") + "", "-o", out));
        assertEquals(2, larch("export", "calldata", key() + "", "-o", out));
        assertEquals(2, larch("export", "vk-json", wrappedFile(), "-o", out));
        assertEquals(2, larch("export", "r1cs", "large", "-o", out));
        assertTrue(Files.notExists(Path.of(out)));
    }

    private static Path key() {
        return folder.resolve("verifying.key");
    }

    private static String wrappedFile() {
        return folder.resolve("wrapped").toString();
    }

    private static String export(String format, String source) throws IOException {
        Path out = folder.resolve("out");
        assertEquals(0, larch("export", format, source, "-o", out.toString()));
        return Files.readString(out);
    }

    private static int larch(String... args) {
        PrintStream stream =
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8);
        return Main.run(args, stream, stream, false);
    }
}
