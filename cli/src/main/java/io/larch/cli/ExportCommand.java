// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.bn254.FrElement;
import io.larch.groth16.export.Calldata;
import io.larch.groth16.export.CircomFiles;
import io.larch.groth16.export.LeanR1cs;
import io.larch.groth16.export.SnarkjsJson;
import io.larch.wrapper.WrappedProof;
import io.larch.wrapper.WrappedVerifier;
import io.larch.wrapper.WrapperCircuit;
import io.larch.wrapper.WrapperContract;
import io.larch.wrapper.WrapperVerifyingKey;
import io.larch.zkvm.export.LeanProtocol;
import io.larch.zkvm.shape.ProofShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes keys, wrapped proofs, circuits and the protocol in the formats of other systems. */
@Command(
        name = "export",
        description = {
            "Writes keys, wrapped proofs, circuits and the protocol for other systems.",
            "FORMAT and SOURCE:",
            "  solidity     keys     a contract that verifies proofs under the keys",
            "  calldata     WRAPPED  hexadecimal calldata for that contract",
            "  vk-json      keys     verification_key.json of snarkjs",
            "  proof-json   WRAPPED  proof.json of snarkjs",
            "  public-json  WRAPPED  public.json of snarkjs",
            "  r1cs         shape    the wrapper's constraints as circom's .r1cs",
            "  lean         shape    the zkVM's relations and lookup tables as Lean 4 definitions",
            "  lean-circuit shape    the wrapper's constraints as Lean 4 definitions"
        })
final class ExportCommand extends AbstractCommand {
    /** What can be written. */
    enum Format {
        SOLIDITY,
        CALLDATA,
        VK_JSON,
        PROOF_JSON,
        PUBLIC_JSON,
        R1CS,
        LEAN,
        LEAN_CIRCUIT
    }

    @Parameters(index = "0", paramLabel = "FORMAT", description = "One of the formats above.")
    private String format;

    @Parameters(
            index = "1",
            paramLabel = "SOURCE",
            description = "A folder of keys, a wrapped proof, or a shape such as that of setup.")
    private String source;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where the file goes.")
    private String out;

    ExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        byte[] bytes =
                switch (format()) {
                    case SOLIDITY -> solidity(report);
                    case CALLDATA -> text(calldata(wrapped()));
                    case VK_JSON -> text(SnarkjsJson.verifyingKey(key(report).groth16()));
                    case PROOF_JSON -> text(SnarkjsJson.proof(wrapped().groth16()));
                    case PUBLIC_JSON -> text(SnarkjsJson.publicInputs(inputs(wrapped())));
                    case R1CS -> r1cs(report);
                    case LEAN -> text(LeanProtocol.write(shape(report)));
                    case LEAN_CIRCUIT -> text(leanCircuit(report));
                };
        UserFiles.write(out, bytes, terminal().out());
        report.put("format", format).put("bytes", bytes.length);
        return ExitCode.FINE;
    }

    private Format format() throws CommandFailure {
        for (Format f : Format.values()) {
            if (f.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-').equals(format)) {
                return f;
            }
        }
        throw new CommandFailure(ExitCode.USAGE, "no format " + format + ": see --help");
    }

    private byte[] solidity(Report report) throws CommandFailure {
        byte[] contract = text(WrapperContract.write(key(report)));
        terminal()
                .say(
                        "larch: the contract checks the Groth16 part of a wrapped proof; the group"
                                + " part is still checked outside");
        return contract;
    }

    private WrapperVerifyingKey key(Report report) throws CommandFailure {
        WrapperVerifyingKey key = KeyFolder.of(source).readVerifying();
        report.put("shape", ShapeText.of(key.shape())).put("testKeys", key.test());
        if (key.test()) {
            terminal().say("larch: TEST keys: whoever knows the seed can forge proofs");
        }
        return key;
    }

    private WrappedProof wrapped() throws CommandFailure {
        return ProofFile.read(source)
                .wrapped()
                .orElseThrow(
                        () -> new CommandFailure(ExitCode.USAGE, source + " is not wrapped yet"))
                .wrapped();
    }

    private static String calldata(WrappedProof proof) {
        return "0x" + Hex.of(Calldata.verifyProof(inputs(proof), proof.groth16())) + "\n";
    }

    /** The inputs for the program that the proof names: a verifier compares its digest. */
    private static List<FrElement> inputs(WrappedProof proof) {
        return WrappedVerifier.publicInputs(proof.programDigest(), proof);
    }

    private byte[] r1cs(Report report) throws CommandFailure {
        ProofShape shape = shape(report);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try {
            CircomFiles.r1cs(file, WrapperCircuit.of(shape).circuit().r1cs());
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return file.toByteArray();
    }

    private String leanCircuit(Report report) throws CommandFailure {
        StringBuilder file = new StringBuilder();
        try {
            LeanR1cs.write(file, WrapperCircuit.of(shape(report)).circuit().r1cs());
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory cannot fail", e);
        }
        return file.toString();
    }

    private ProofShape shape(Report report) throws CommandFailure {
        ProofShape shape =
                ShapeText.parse(source)
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                ExitCode.USAGE, source + " is not a shape"));
        report.put("shape", ShapeText.of(shape));
        return shape;
    }

    private static byte[] text(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }
}
