// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.larch.cli.console.CommandFailure;
import io.larch.cli.console.ExitCode;
import io.larch.cli.console.Report;
import io.larch.cli.console.Terminal;
import io.larch.groth16.circuit.IrExport;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * gnark's side of the comparison: the program of {@code tools/gnark}, which is told one step after
 * another and answers how many milliseconds each took. It replays our recording, so both prove the
 * same circuit.
 */
public final class GnarkPeer implements AutoCloseable {
    private static final String READY = "ready";
    private static final String CONSTRAINTS = "constraints";
    private static final long SECONDS_TO_END = 10;

    private final Process process;
    private final BufferedWriter to;
    private final BufferedReader from;
    private final Path log;
    private final Map<String, String> about = new LinkedHashMap<>();

    private GnarkPeer(Process process, Path log) {
        this.process = process;
        this.to = process.outputWriter(UTF_8);
        this.from = process.inputReader(UTF_8);
        this.log = log;
    }

    /** Builds the program; where that cannot be, says why and returns nothing. */
    public static Optional<Path> build(Terminal terminal, Optional<Path> go, Optional<Path> sources)
            throws CommandFailure {
        if (go.isEmpty() || sources.filter(Files::isDirectory).isEmpty()) {
            String missing = go.isEmpty() ? "go" : "the folder tools/gnark";
            terminal.say("larch: " + missing + " is missing, so gnark's figures are left out");
            return Optional.empty();
        }
        Path binary = sources.get().toAbsolutePath().resolve("target/larch-gnark");
        String words = compile(go.get(), sources.get(), binary);
        if (!words.isEmpty()) {
            terminal.say("larch: tools/gnark does not build, so gnark's figures are left out");
            terminal.say(words);
            return Optional.empty();
        }
        return Optional.of(binary);
    }

    /** Runs the compiler and returns what it says against the program. */
    private static String compile(Path go, Path sources, Path binary) throws CommandFailure {
        List<String> command = List.of(go.toString(), "build", "-o", binary.toString(), ".");
        try {
            Process process =
                    new ProcessBuilder(command)
                            .directory(sources.toFile())
                            .redirectErrorStream(true)
                            .start();
            byte[] words = process.getInputStream().readAllBytes();
            int code = process.waitFor();
            return code == 0
                    ? ""
                    : "go ended with code " + code + ": " + new String(words, UTF_8).strip();
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "cannot run go: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /**
     * Starts the program on a circuit and waits until it has compiled it.
     *
     * @param threads as many as Larch has
     */
    static GnarkPeer start(Path binary, PoseidonChain chain, int logN, int threads)
            throws CommandFailure {
        try {
            Path folder = Files.createDirectories(binary.resolveSibling("bench"));
            writeCase(folder, chain);
            Path log = folder.resolve("log");
            ProcessBuilder builder =
                    new ProcessBuilder(
                            binary.toString(), "time", folder.toString(), Integer.toString(logN));
            builder.environment().put("GOMAXPROCS", Integer.toString(threads));
            GnarkPeer peer = new GnarkPeer(builder.redirectError(log.toFile()).start(), log);
            peer.readAbout();
            return peer;
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "gnark: " + e.getMessage(), e);
        }
    }

    private static void writeCase(Path folder, PoseidonChain chain) throws IOException {
        IrExport export = new IrExport(chain.builder());
        try (OutputStream out = Files.newOutputStream(folder.resolve("circuit.ir"))) {
            export.writeCircuit(out);
        }
        try (OutputStream out = Files.newOutputStream(folder.resolve("witness"))) {
            export.writeWitness(out, chain.publics(), chain.privates());
        }
    }

    private void readAbout() throws CommandFailure, IOException {
        for (String line = read(); !line.equals(READY); line = read()) {
            String[] parts = line.split(",");
            about.put(parts[0], parts[1]);
        }
    }

    /** Constraints of the circuit as gnark compiles it. */
    int constraints() {
        return Integer.parseInt(about.get(CONSTRAINTS));
    }

    /** Versions of gnark, gnark-crypto and Go. */
    Report versions() {
        Report versions = new Report();
        about.forEach(
                (name, value) -> {
                    if (!name.equals(CONSTRAINTS)) {
                        versions.put(name, value);
                    }
                });
        return versions;
    }

    /** Does one step and returns its milliseconds. */
    double time(BenchStep step) throws CommandFailure {
        try {
            to.write(step.key());
            to.newLine();
            to.flush();
            return Double.parseDouble(read());
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.INTERNAL, "gnark: " + e.getMessage(), e);
        }
    }

    private String read() throws CommandFailure, IOException {
        String line = from.readLine();
        if (line == null) {
            String words = Files.readString(log).strip();
            throw new CommandFailure(ExitCode.INTERNAL, "the gnark tool ended: " + words);
        }
        return line;
    }

    /** The end of its input ends the program. */
    @Override
    public void close() throws CommandFailure {
        try {
            to.close();
            if (!process.waitFor(SECONDS_TO_END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private static CommandFailure interrupted(InterruptedException e) {
        Thread.currentThread().interrupt();
        return new CommandFailure(ExitCode.INTERNAL, "interrupted", e);
    }
}
