// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import io.larch.Ceremony;
import io.larch.bn254.EncodingException;
import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Hex;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import io.larch.cli.console.UserFiles;
import io.larch.wrapper.WrapperCeremony;
import io.larch.wrapper.WrapperCeremonyFile;
import io.larch.wrapper.WrapperCircuit;
import io.larch.zkvm.shape.ProofShape;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** What the commands of a ceremony share: threads, files of states, and what is said of a state. */
final class CeremonyOptions {
    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Worker threads (default: one per core).")
    private int threads = Runtime.getRuntime().availableProcessors();

    private final Function<ProofShape, WrapperCircuit> circuits;

    /**
     * Options.
     *
     * @param circuits makes the circuit of a shape
     */
    CeremonyOptions(Function<ProofShape, WrapperCircuit> circuits) {
        this.circuits = circuits;
    }

    Ceremony open() throws CommandFailure {
        if (threads < 1) {
            throw new CommandFailure(ExitCode.USAGE, "--threads must be positive");
        }
        return new Ceremony(threads, circuits);
    }

    static WrapperCeremony read(Ceremony ceremony, String name) throws CommandFailure {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            return ceremony.read(in);
        } catch (IOException | InvalidPathException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot read " + name + ": " + UserFiles.reason(e), e);
        } catch (EncodingException e) {
            throw new CommandFailure(ExitCode.USAGE, name + ": " + e.getMessage(), e);
        }
    }

    static void write(WrapperCeremony state, String name, Terminal terminal) throws CommandFailure {
        UserFiles.write(name, stream -> WrapperCeremonyFile.write(stream, state), terminal.out());
    }

    /** Says what a state claims. */
    static void describe(Report report, WrapperCeremony state) {
        List<byte[]> transcripts = state.phase2().transcripts();
        report.put("shape", ShapeText.of(state.shape()))
                .put("contributions", state.phase2().contributions())
                .put("sealed", state.phase2().sealed())
                .put("transcript", Hex.of(state.phase2().transcript()))
                .put("transcripts", transcripts.stream().map(Hex::of).toList());
        state.phase2()
                .beacon()
                .ifPresent(
                        b ->
                                report.put("beaconHex", Hex.of(b.value()))
                                        .put("logIterations", b.logIterations()));
    }

    /** Refuses a state that is for another shape. */
    static void requireShape(WrapperCeremony state, String name, ProofShape shape)
            throws CommandFailure {
        if (!state.shape().equals(shape)) {
            throw new CommandFailure(
                    ExitCode.USAGE,
                    name
                            + " is a ceremony for "
                            + ShapeText.of(state.shape())
                            + ", not for "
                            + ShapeText.of(shape));
        }
    }
}
