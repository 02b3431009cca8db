// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Proof;
import io.larch.Wrapper;
import io.larch.bn254.FrElement;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Failures;
import io.larch.cli.console.Hex;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.groth16.circuit.IrExport;
import io.larch.groth16.export.Calldata;
import io.larch.groth16.export.CircomFiles;
import io.larch.groth16.export.LeanR1cs;
import io.larch.groth16.export.SnarkjsJson;
import io.larch.wrapper.WrappedProof;
import io.larch.wrapper.WrappedVerifier;
import io.larch.wrapper.WrapperCircuit;
import io.larch.wrapper.WrapperContract;
import io.larch.wrapper.WrapperInputs;
import io.larch.wrapper.WrapperVerifyingKey;
import io.larch.zkvm.export.LeanProtocol;
import io.larch.zkvm.shape.ProofShape;
import java.io.BufferedWriter;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes keys, proofs, circuits and the protocol in the formats of other systems. */
@Command(
        name = "export",
        description = {
            "Writes keys, proofs, circuits and the protocol for other systems.",
            "FORMAT and SOURCE:",
            "  solidity     keys     a contract that verifies the Groth16 part of wrapped proofs",
            "  calldata     WRAPPED  hexadecimal calldata for that contract",
            "  vk-json      keys     verification_key.json of snarkjs",
            "  proof-json   WRAPPED  proof.json of snarkjs",
            "  public-json  WRAPPED  public.json of snarkjs",
            "  r1cs         shape    the wrapper's constraints as circom's .r1cs",
            "  wtns         PROOF    the assignment that satisfies them, as circom's .wtns",
            "  ir           shape    the wrapper's circuit as recorded, LARCH-IR",
            "  ir-witness   PROOF    the inputs of that circuit",
            "  lean         shape    the zkVM's relations and lookup tables as Lean 4 definitions",
            "  lean-circuit shape    the wrapper's constraints as Lean 4 definitions",
            "PROOF is a zkVM proof. What wtns and ir-witness write is PRIVATE: it holds the proof,",
            "which depends on the private input of its run. For a .ptau file give --ptau.",
            "Keys for tests are refused with exit code 2 unless --allow-test-keys is given."
        })
final class ExportCommand extends AbstractCommand {
    private static final int BUFFER = 1 << 16;

    /** What can be written. */
    enum Format {
        SOLIDITY,
        CALLDATA,
        VK_JSON,
        PROOF_JSON,
        PUBLIC_JSON,
        R1CS,
        WTNS,
        IR,
        IR_WITNESS,
        LEAN,
        LEAN_CIRCUIT
    }

    @Parameters(index = "0", paramLabel = "FORMAT", description = "One of the formats above.")
    private String format;

    @Parameters(
            index = "1",
            paramLabel = "SOURCE",
            description = "A folder of keys, a proof, or a shape such as that of setup.")
    private String source;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            required = true,
            description = "Where the file goes.")
    private String out;

    @Mixin private TestKeyOptions testKeys;

    @Mixin private ParameterOptions parameters;

    ExportCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    String output() {
        return out;
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        UserFiles.Content content =
                switch (format()) {
                    case SOLIDITY -> solidity(report);
                    case CALLDATA -> text(calldata(wrapped()));
                    case VK_JSON -> text(SnarkjsJson.verifyingKey(key(report).groth16()));
                    case PROOF_JSON -> text(SnarkjsJson.proof(wrapped().groth16()));
                    case PUBLIC_JSON -> text(SnarkjsJson.publicInputs(inputs(wrapped())));
                    case R1CS -> r1cs(shape(report));
                    case WTNS -> wtns(report);
                    case IR -> ir(shape(report));
                    case IR_WITNESS -> irWitness(report);
                    case LEAN -> text(LeanProtocol.write(shape(report)));
                    case LEAN_CIRCUIT -> leanCircuit(shape(report));
                };
        long bytes = UserFiles.write(out, content, terminal().out());
        report.put("format", format).put("bytes", bytes);
        return ExitCode.FINE;
    }

    private Format format() throws CommandFailure {
        return Arrays.stream(Format.values())
                .filter(f -> f.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(format))
                .findFirst()
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE, "no format " + format + ": see --help"));
    }

    private UserFiles.Content solidity(Report report) throws CommandFailure {
        String contract = WrapperContract.write(key(report));
        terminal()
                .say(
                        "larch: the contract checks the Groth16 part of a wrapped proof; the group"
                                + " part is still checked outside");
        return text(contract);
    }

    private WrapperVerifyingKey key(Report report) throws CommandFailure {
        WrapperVerifyingKey key =
                testKeys.require(KeyFolder.of(source).readVerifying(), source, terminal());
        report.put("shape", ShapeText.of(key.shape())).put("testKeys", key.test());
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

    private static UserFiles.Content r1cs(ProofShape shape) {
        WrapperCircuit circuit = WrapperCircuit.of(shape);
        return stream -> CircomFiles.r1cs(stream, circuit.circuit().r1cs());
    }

    private UserFiles.Content wtns(Report report) throws CommandFailure {
        Proof proof = zkvmProof(report);
        WrapperInputs inputs = wrapperInputs(proof);
        WrapperCircuit circuit = WrapperCircuit.of(proof.shape());
        long[] assignment = circuit.circuit().assign(inputs.publics(), inputs.privates());
        return stream -> CircomFiles.wtns(stream, assignment);
    }

    private static UserFiles.Content ir(ProofShape shape) {
        return new IrExport(WrapperCircuit.record(shape))::writeCircuit;
    }

    private UserFiles.Content irWitness(Report report) throws CommandFailure {
        Proof proof = zkvmProof(report);
        WrapperInputs inputs = wrapperInputs(proof);
        IrExport circuit = new IrExport(WrapperCircuit.record(proof.shape()));
        return stream -> circuit.writeWitness(stream, inputs.publics(), inputs.privates());
    }

    private Proof zkvmProof(Report report) throws CommandFailure {
        Proof proof =
                ProofFile.read(source)
                        .zkvm()
                        .orElseThrow(
                                () ->
                                        new CommandFailure(
                                                ExitCode.USAGE, source + " is wrapped already"));
        report.put("shape", ShapeText.of(proof.shape()));
        return proof;
    }

    private WrapperInputs wrapperInputs(Proof proof) throws CommandFailure {
        try (Wrapper wrapper =
                new Wrapper(parameters.parameters(terminal()), parameters.threads())) {
            terminal().say("larch: the file is private: it shows what the proof shows");
            return Failures.guarded(terminal(), () -> wrapper.inputs(proof));
        }
    }

    private static UserFiles.Content leanCircuit(ProofShape shape) {
        WrapperCircuit circuit = WrapperCircuit.of(shape);
        return stream -> {
            Writer text =
                    new BufferedWriter(
                            new OutputStreamWriter(stream, StandardCharsets.UTF_8), BUFFER);
            LeanR1cs.write(text, circuit.circuit().r1cs());
            text.flush();
        };
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

    private static UserFiles.Content text(String s) {
        return stream -> stream.write(s.getBytes(StandardCharsets.UTF_8));
    }
}
