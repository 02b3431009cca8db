// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Execution;
import io.larch.Program;
import io.larch.Proof;
import io.larch.Prover;
import io.larch.ProvingOptions;
import io.larch.PublicParameters;
import io.larch.PublicParametersException;
import io.larch.Verifier;
import io.larch.WrappedProof;
import io.larch.Wrapper;
import io.larch.bn254.FrElement;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Failures;
import io.larch.cli.console.Hex;
import io.larch.cli.console.PeakMemory;
import io.larch.cli.console.Report;
import io.larch.cli.console.StageProgress;
import io.larch.cli.console.Stopwatch;
import io.larch.cli.console.Terminal;
import io.larch.cli.guest.BundledGuests;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.riscv.ExecutionReport;
import io.larch.riscv.GuestInput;
import io.larch.riscv.HostListener;
import io.larch.sumcheck.InvalidProofException;
import io.larch.wrapper.KeyMismatchException;
import io.larch.wrapper.WrapperKeys;
import io.larch.zkvm.shape.ProofShape;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Proves, verifies, wraps and verifies a bundled guest, and explains each step. */
@Command(
        name = "demo",
        description = "Proves, wraps and verifies a bundled guest, and explains each step.")
final class DemoCommand extends AbstractCommand {
    /** Seven compressions of SHA-256: between 2^15 and 2^16 cycles. */
    private static final int MESSAGE_BYTES = 420;

    private static final long TEST_SEED = 1;

    @Mixin private ParameterOptions parameters;

    private final Report seconds = new Report();

    DemoCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        Stopwatch clock = new Stopwatch();
        Program program = BundledGuests.load("sha256");
        byte[] message = message();
        PublicParameters reference = parameters.parameters(terminal());
        run(report, program, message);
        try (Prover prover = new Prover(reference, parameters.threads());
                Wrapper wrapper = new Wrapper(reference, parameters.threads())) {
            Proof proof = prove(report, prover, program, message);
            FrElement digest = Failures.guarded(terminal(), () -> prover.digest(program));
            verify(reference, digest, proof);
            WrappedProof wrapped = wrap(report, wrapper, reference, digest, proof);
            checkOutput(message, wrapped.statement().output());
            proved(digest, message, wrapped);
        } catch (InvalidProofException | InvalidGroth16ProofException e) {
            throw new CommandFailure(ExitCode.INVALID_PROOF, e.getMessage(), e);
        } catch (KeyMismatchException | PublicParametersException e) {
            throw new IllegalStateException("the demo made these itself", e);
        }
        seconds.put("total", clock.seconds());
        report.put("valid", true).put("seconds", seconds);
        report.put("peakMemoryBytes", PeakMemory.bytes());
        return ExitCode.FINE;
    }

    private void run(Report report, Program program, byte[] message) throws CommandFailure {
        explain("1. Run: a C program compiled for RISC-V hashes its public input with SHA-256");
        Stopwatch clock = new Stopwatch();
        ExecutionReport run =
                Failures.guarded(
                        terminal(),
                        () ->
                                Execution.run(
                                        program,
                                        GuestInput.of(message),
                                        Execution.DEFAULT_MAX_CYCLES,
                                        HostListener.NONE));
        seconds.put("run", clock.seconds());
        report.put("cycles", run.cycles())
                .put("instructions", run.instructions())
                .put("outputHex", Hex.of(run.output()));
        terminal()
                .say(
                        "   "
                                + run.instructions()
                                + " instructions, "
                                + run.cycles()
                                + " cycles (rows), "
                                + run.touchedCells()
                                + " memory cells; output "
                                + Hex.of(run.output()));
    }

    private Proof prove(Report report, Prover prover, Program program, byte[] message)
            throws CommandFailure {
        explain("2. Prove: every cycle by sumcheck over multilinear extensions");
        Stopwatch clock = new Stopwatch();
        StageProgress progress = new StageProgress(terminal());
        Prover.Result result =
                Failures.guarded(
                        terminal(),
                        () ->
                                prover.prove(
                                        program,
                                        GuestInput.of(message),
                                        ProvingOptions.standard(),
                                        HostListener.NONE,
                                        progress));
        progress.finish();
        terminal().stagesDone();
        double took = clock.seconds();
        seconds.put("prove", took);
        int bytes = result.proof().encode().length;
        report.put("logT", result.proof().proof().t())
                .put("cyclesPerSecond", result.cycles() / took)
                .put("proofBytes", bytes);
        terminal().say(String.format("   %.1f s, a proof of %d bytes", took, bytes));
        return result.proof();
    }

    private void verify(PublicParameters reference, FrElement digest, Proof proof)
            throws InvalidProofException, PublicParametersException {
        explain("3. Verify the proof, knowing only the program's digest");
        Stopwatch clock = new Stopwatch();
        new Verifier(reference.verifierKey(), false).verify(digest, proof);
        seconds.put("verify", clock.seconds());
        terminal().say(String.format("   valid, %.3f s", clock.seconds()));
    }

    private WrappedProof wrap(
            Report report,
            Wrapper wrapper,
            PublicParameters reference,
            FrElement digest,
            Proof proof)
            throws CommandFailure,
                    InvalidProofException,
                    InvalidGroth16ProofException,
                    KeyMismatchException,
                    PublicParametersException {
        ProofShape shape = proof.shape();
        explain("4. Setup: the same verifier, recorded as a circuit; Groth16 keys for TESTS");
        Stopwatch setupClock = new Stopwatch();
        WrapperKeys keys =
                Failures.guarded(
                        terminal(),
                        () ->
                                wrapper.setup(
                                        shape,
                                        OptionalLong.of(TEST_SEED),
                                        new StageProgress(terminal())));
        terminal().stagesDone();
        seconds.put("setup", setupClock.seconds());
        int constraints = wrapper.constraints(shape);
        report.put("constraints", constraints);
        terminal()
                .say(String.format("   %d constraints, %.1f s", constraints, setupClock.seconds()));
        explain("5. Wrap: prove in Groth16 that the verifier accepts");
        Stopwatch wrapClock = new Stopwatch();
        WrappedProof wrapped = wrapper.wrap(keys, proof, new StageProgress(terminal()));
        terminal().stagesDone();
        seconds.put("wrap", wrapClock.seconds());
        int bytes = wrapped.encode().length;
        report.put("wrappedBytes", bytes).put("groth16Bytes", wrapped.groth16Bytes());
        terminal()
                .say(
                        String.format(
                                "   %.1f s, %d bytes, of which Groth16 %d",
                                wrapClock.seconds(), bytes, wrapped.groth16Bytes()));
        explain("6. Verify the wrapped proof: Groth16, digests, and the group part outside");
        Stopwatch verifyClock = new Stopwatch();
        new Verifier(reference.verifierKey(), false)
                .verifyAllowingTestKeys(digest, wrapped, keys.verifying());
        seconds.put("verifyWrapped", verifyClock.seconds());
        terminal().say(String.format("   valid, %.3f s", verifyClock.seconds()));
        return wrapped;
    }

    private void proved(FrElement digest, byte[] message, WrappedProof wrapped) {
        explain("Proved: the program with digest");
        terminal().say("     " + Hex.of(digest));
        terminal().say("   read " + message.length + " public bytes, finished, and wrote");
        terminal().say("     " + Hex.of(wrapped.statement().output()));
        terminal().say("   which is their SHA-256. (Keys and reference string are for TESTS.)");
    }

    private void explain(String line) {
        terminal().say(line);
    }

    private static byte[] message() {
        byte[] line = "Larch proves that programs ran. ".getBytes(StandardCharsets.US_ASCII);
        byte[] message = new byte[MESSAGE_BYTES];
        for (int i = 0; i < message.length; i++) {
            message[i] = line[i % line.length];
        }
        return message;
    }

    /** The proved output is what the host's own SHA-256 says. */
    private static void checkOutput(byte[] message, byte[] output) {
        try {
            byte[] expected = MessageDigest.getInstance("SHA-256").digest(message);
            if (!Arrays.equals(expected, output)) {
                throw new IllegalStateException("the guest's output is not the SHA-256");
            }
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
