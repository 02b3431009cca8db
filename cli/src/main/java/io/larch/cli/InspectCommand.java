// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Ceremony;
import io.larch.Program;
import io.larch.Proof;
import io.larch.Prover;
import io.larch.PublicParameters;
import io.larch.WrappedProof;
import io.larch.Wrapper;
import io.larch.bn254.EncodingException;
import io.larch.bn254.PtauFile;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Failures;
import io.larch.cli.console.Hex;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.elf.ElfException;
import io.larch.wrapper.WrapperCeremony;
import io.larch.wrapper.WrapperCeremonyFile;
import io.larch.wrapper.WrapperKeyFile;
import io.larch.wrapper.WrapperProvingKey;
import io.larch.wrapper.WrapperVerifyingKey;
import io.larch.zkvm.program.ProgramKey;
import io.larch.zkvm.proof.ZkvmProof;
import io.larch.zkvm.relation.ProofSchedule;
import io.larch.zkvm.shape.ProofShape;
import io.larch.zkvm.statement.Statement;
import io.larch.zkvm.verifier.SoundnessBound;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says what a file is, without trusting it. */
@Command(
        name = "inspect",
        description =
                "Says what a proof, key, ceremony, .ptau file or ELF is, without trusting it.")
final class InspectCommand extends AbstractCommand {
    private static final byte[] ELF_MAGIC = {0x7f, 'E', 'L', 'F'};
    private static final byte[] PTAU_MAGIC = {'p', 't', 'a', 'u'};

    @Parameters(index = "0", paramLabel = "FILE", description = "The file.")
    private String file;

    @Mixin private ParameterOptions parameters;

    InspectCommand(Terminal terminal) {
        super(terminal);
    }

    @Override
    ExitCode execute(Report report) throws CommandFailure {
        try {
            if (isPtau()) {
                ptau(report);
                return ExitCode.FINE;
            }
            byte[] bytes = UserFiles.read(file);
            if (startsWith(bytes, ELF_MAGIC)) {
                elf(report, bytes);
            } else if (Proof.matches(bytes)) {
                zkvmProof(report, Proof.decode(bytes));
            } else if (WrappedProof.matches(bytes)) {
                wrappedProof(report, WrappedProof.decode(bytes));
            } else if (WrapperCeremonyFile.matches(bytes)) {
                ceremony(report, bytes);
            } else {
                key(report, bytes);
            }
            report.put("bytes", bytes.length);
            return ExitCode.FINE;
        } catch (EncodingException | ElfException e) {
            throw new CommandFailure(ExitCode.USAGE, file + ": " + e.getMessage(), e);
        }
    }

    /** Files of powers of tau may be larger than what is read whole. */
    private boolean isPtau() throws CommandFailure {
        if (file.equals("-")) {
            return false;
        }
        try (InputStream in = Files.newInputStream(Path.of(file))) {
            return startsWith(in.readNBytes(PTAU_MAGIC.length), PTAU_MAGIC);
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot read " + file + ": " + UserFiles.reason(e), e);
        }
    }

    private void ptau(Report report) throws EncodingException, CommandFailure {
        Path path = Path.of(file);
        try (PtauFile ptau = PtauFile.open(path)) {
            report.put("kind", "powers-of-tau").put("version", PtauFile.VERSION);
            report.put("powersG1", ptau.powersG1())
                    .put("powersG2", ptau.powersG2())
                    .put("prepared", ptau.isPrepared())
                    .put("bytes", Files.size(path));
        } catch (IOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot read " + file + ": " + UserFiles.reason(e), e);
        }
    }

    private void ceremony(Report report, byte[] bytes) throws EncodingException, CommandFailure {
        try (Ceremony ceremony = new Ceremony(parameters.threads())) {
            WrapperCeremony state = ceremony.read(new ByteArrayInputStream(bytes));
            report.put("kind", "ceremony").put("version", WrapperCeremonyFile.VERSION);
            CeremonyOptions.describe(report, state);
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private void elf(Report report, byte[] bytes) throws ElfException, CommandFailure {
        Program program = Program.fromElf(bytes);
        PublicParameters reference = parameters.parameters(terminal());
        ProgramKey key;
        try (Prover prover = new Prover(reference, parameters.threads())) {
            key = Failures.guarded(terminal(), () -> prover.key(program));
        }
        report.put("kind", "elf").put("version", 1);
        report.put("programDigest", Hex.of(key.digest()));
        report.put("entry", "0x" + Long.toHexString(program.guest().entry()));
        report.put("rows", program.guest().rows().used());
        int io = program.shape().io();
        report.put("b", program.shape().b())
                .put("m", program.shape().m())
                .put("k", program.shape().k())
                .put("io", io)
                .put("a", program.shape().a())
                .put("maxInputBytes", program.guest().layout().maxInputBytes())
                .put("maxOutputBytes", program.guest().layout().maxOutputBytes())
                .put("functions", program.guest().functions().size());
    }

    private static void zkvmProof(Report report, Proof proof) {
        ZkvmProof body = proof.proof();
        report.put("kind", "zkvm-proof").put("version", ProofSchedule.PROTOCOL);
        report.put("claimedProgramDigest", Hex.of(proof.key().digest()));
        statement(report, proof.statement());
        shape(report, proof.shape());
        report.put("groupElements", body.points().size())
                .put("fieldElements", body.scalars().size());
    }

    private static void wrappedProof(Report report, WrappedProof proof) {
        report.put("kind", "wrapped-proof").put("version", ProofSchedule.PROTOCOL);
        report.put("claimedProgramDigest", Hex.of(proof.wrapped().programDigest()));
        statement(report, proof.statement());
        shape(report, proof.wrapped().shape());
        report.put("groth16Bytes", proof.groth16Bytes())
                .put("terms", proof.wrapped().left().size() + proof.wrapped().right().size());
    }

    /** A key of the wrapper, proving or verifying. */
    private void key(Report report, byte[] bytes) throws EncodingException, CommandFailure {
        if (WrapperKeyFile.isProving(bytes)) {
            provingKey(report, bytes);
            return;
        }
        try {
            WrapperVerifyingKey key = WrapperKeyFile.readVerifying(new ByteArrayInputStream(bytes));
            report.put("kind", "wrapper-verifying-key").put("version", WrapperKeyFile.VERSION);
            report.put("testKeys", key.test());
            shape(report, key.shape());
        } catch (EncodingException e) {
            throw WrapperKeyFile.isVerifying(bytes)
                    ? e
                    : new EncodingException("not a file that Larch knows");
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private void provingKey(Report report, byte[] bytes) throws EncodingException, CommandFailure {
        PublicParameters none = PublicParameters.insecureTest();
        try (Wrapper wrapper = new Wrapper(none, parameters.threads())) {
            WrapperProvingKey key = wrapper.readProvingKey(new ByteArrayInputStream(bytes));
            report.put("kind", "wrapper-proving-key").put("version", WrapperKeyFile.VERSION);
            report.put("testKeys", key.test());
            shape(report, key.shape());
        } catch (IOException e) {
            throw new IllegalStateException("reading from memory cannot fail", e);
        }
    }

    private static void statement(Report report, Statement statement) {
        report.put("inputHex", Hex.of(statement.input()))
                .put("outputHex", Hex.of(statement.output()))
                .put("panic", statement.panic() != 0);
    }

    private static void shape(Report report, ProofShape shape) {
        report.put("shape", ShapeText.of(shape)).put("logT", shape.t());
        report.put("algebraicSoundnessBits", SoundnessBound.algebraicBits(shape));
    }

    private static boolean startsWith(byte[] bytes, byte[] magic) {
        return bytes.length >= magic.length
                && java.util.Arrays.equals(bytes, 0, magic.length, magic, 0, magic.length);
    }
}
