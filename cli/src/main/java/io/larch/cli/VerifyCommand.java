// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Prover;
import io.larch.PublicParameters;
import io.larch.PublicParametersException;
import io.larch.Verifier;
import io.larch.WrappedProof;
import io.larch.bn254.FrElement;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Failures;
import io.larch.cli.console.Hex;
import io.larch.cli.console.Report;
import io.larch.cli.console.Stopwatch;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.sumcheck.InvalidProofException;
import io.larch.wrapper.WrapperVerifyingKey;
import io.larch.zkvm.statement.Statement;
import java.util.Arrays;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a zkVM proof or a wrapped proof. */
@Command(
        name = "verify",
        description = {
            "Checks a zkVM proof or a wrapped proof.",
            "A wrapped proof is not judged under keys for tests unless --allow-test-keys is given."
        })
final class VerifyCommand extends AbstractCommand {
    @Parameters(index = "0", paramLabel = "PROOF", description = "The proof.")
    private String proofFile;

    @Option(
            names = "--program",
            paramLabel = "ELF_OR_DIGEST",
            required = true,
            description = "The program that the proof must be about.")
    private String program;

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description = "Demand that the public input is this.")
    private String input;

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Demand that the output is this.")
    private String output;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Keys of the wrapper; needed for a wrapped proof.")
    private String keys;

    @Option(names = "--allow-panic", description = "Accept a proof of a run that panicked.")
    private boolean allowPanic;

    @Mixin private TestKeyOptions testKeys;

    @Mixin private ParameterOptions parameters;

    VerifyCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        ProofFile proof = ProofFile.read(proofFile);
        byte[] wantedInput = input == null ? null : UserFiles.read(input);
        byte[] wantedOutput = output == null ? null : UserFiles.read(output);
        PublicParameters reference = parameters.parameters(terminal());
        FrElement digest = digest(reference);
        Stopwatch clock = new Stopwatch();
        String reason = check(proof, reference, digest);
        double seconds = clock.seconds();
        Statement statement = proof.statement();
        if (reason == null) {
            reason = compare(statement, wantedInput, wantedOutput);
        }
        if (reason != null) {
            terminal().say("larch: the proof is invalid: " + reason);
        }
        report.put("valid", reason == null)
                .put("reason", reason == null ? Report.NULL : reason)
                .put("programDigest", Hex.of(digest))
                .put("inputHex", Hex.of(statement.input()))
                .put("outputHex", Hex.of(statement.output()))
                .put("seconds", seconds)
                .put("panic", statement.panic() != 0)
                .put("testString", reference.isTest())
                .put("kind", proof.kind());
        return reason == null ? ExitCode.FINE : ExitCode.INVALID_PROOF;
    }

    /** What cannot be read is not valid either; the exit code tells the two apart. */
    @Override
    void addFailure(Report report, String message) {
        report.put("valid", false).put("reason", message);
    }

    private FrElement digest(PublicParameters reference) throws CommandFailure {
        if (Hex.isDigest(program)) {
            return Hex.digest(program);
        }
        try (Prover prover = new Prover(reference, parameters.threads())) {
            return Failures.guarded(terminal(), () -> prover.digest(GuestOptions.program(program)));
        }
    }

    /** Why the proof is invalid, or null. */
    private String check(ProofFile proof, PublicParameters reference, FrElement digest)
            throws CommandFailure {
        try {
            Verifier verifier = new Verifier(reference.verifierKey(), allowPanic);
            if (proof.zkvm().isPresent()) {
                verifier.verify(digest, proof.zkvm().get());
            } else {
                WrappedProof wrapped = proof.wrapped().orElseThrow();
                verifier.verifyAllowingTestKeys(digest, wrapped, verifyingKey(reference, wrapped));
            }
            return null;
        } catch (InvalidProofException | InvalidGroth16ProofException e) {
            return e.getMessage();
        } catch (PublicParametersException e) {
            throw new CommandFailure(ExitCode.USAGE, e.getMessage(), e);
        }
    }

    private WrapperVerifyingKey verifyingKey(PublicParameters reference, WrappedProof proof)
            throws CommandFailure, PublicParametersException {
        if (keys == null) {
            throw new CommandFailure(
                    ExitCode.USAGE, "a wrapped proof needs --keys DIR, made by larch setup");
        }
        WrapperVerifyingKey key = KeyFolder.of(keys).readVerifying();
        if (!key.shape().equals(proof.wrapped().shape())) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    "the keys in "
                            + keys
                            + " are for shape "
                            + ShapeText.of(key.shape())
                            + ", the proof has shape "
                            + ShapeText.of(proof.wrapped().shape()));
        }
        if (!key.commitments().equals(reference.verifierKey())) {
            throw new CommandFailure(
                    ExitCode.USAGE, "the keys in " + keys + " are for another reference string");
        }
        return testKeys.require(key, keys, terminal());
    }

    private static String compare(Statement statement, byte[] input, byte[] output) {
        if (input != null && !Arrays.equals(input, statement.input())) {
            return "the proof is about another public input";
        }
        if (output != null && !Arrays.equals(output, statement.output())) {
            return "the proof is about another output";
        }
        return null;
    }
}
