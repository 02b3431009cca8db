// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Proof;
import io.larch.PublicParameters;
import io.larch.WrappedProof;
import io.larch.Wrapper;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Hex;
import io.larch.cli.console.Report;
import io.larch.cli.console.StageProgress;
import io.larch.cli.console.Stopwatch;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.sumcheck.InvalidProofException;
import io.larch.wrapper.KeyMismatchException;
import io.larch.wrapper.WrapperKeys;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Wraps a zkVM proof in Groth16. */
@Command(name = "wrap", description = "Wraps a zkVM proof in Groth16.")
final class WrapCommand extends AbstractCommand {
    @Parameters(index = "0", paramLabel = "PROOF", description = "The zkVM proof.")
    private String proofFile;

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            required = true,
            description = "Keys of the proof's shape, made by larch setup.")
    private String keys;

    @Option(
            names = {"-o", "--wrapped"},
            paramLabel = "WRAPPED",
            required = true,
            description = "Where the wrapped proof goes.")
    private String out;

    @Mixin private ParameterOptions parameters;

    WrapCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    String output() {
        return out;
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Proof proof = proof();
        StageProgress progress = new StageProgress(terminal());
        PublicParameters reference = parameters.parameters(terminal());
        try (Wrapper wrapper = new Wrapper(reference, parameters.threads())) {
            progress.enter("read keys", 0);
            WrapperKeys wrapperKeys = KeyFolder.of(keys).read(wrapper);
            if (wrapperKeys.verifying().test()) {
                terminal().say("larch: TEST keys: verifiers refuse the proof unless told not to");
            }
            Stopwatch clock = new Stopwatch();
            WrappedProof wrapped = wrap(wrapper, wrapperKeys, proof, progress);
            double seconds = clock.seconds();
            progress.finish();
            terminal().stagesDone();
            byte[] bytes = wrapped.encode();
            UserFiles.write(out, bytes, terminal().out());
            report.put("constraints", wrapper.constraints(proof.shape()))
                    .put("seconds", seconds)
                    .put("proofBytes", bytes.length)
                    .put("groth16Bytes", wrapped.groth16Bytes())
                    .put("programDigest", Hex.of(proof.key().digest()))
                    .put("shape", ShapeText.of(proof.shape()))
                    .put("testKeys", wrapperKeys.verifying().test());
            return ExitCode.FINE;
        }
    }

    private Proof proof() throws CommandFailure {
        return ProofFile.read(proofFile)
                .zkvm()
                .orElseThrow(
                        () ->
                                new CommandFailure(
                                        ExitCode.USAGE, proofFile + " is wrapped already"));
    }

    private static WrappedProof wrap(
            Wrapper wrapper, WrapperKeys keys, Proof proof, StageProgress progress)
            throws CommandFailure {
        try {
            return wrapper.wrap(keys, proof, progress);
        } catch (KeyMismatchException e) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    e.getMessage() + " (larch setup " + ShapeText.of(proof.shape()) + " -o DIR)",
                    e);
        } catch (InvalidProofException e) {
            throw new CommandFailure(
                    ExitCode.INVALID_PROOF, "the proof is invalid: " + e.getMessage(), e);
        }
    }
}
