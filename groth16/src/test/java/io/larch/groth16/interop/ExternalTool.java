// SPDX-License-Identifier: Apache-2.0
package io.larch.groth16.interop;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/**
 * Programs that are not part of the build. A test that needs one is skipped, saying so, where it is
 * missing; with LARCH_TOOLS=require in the environment it fails instead.
 */
public final class ExternalTool {
    private static final boolean REQUIRED = "require".equals(System.getenv("LARCH_TOOLS"));

    private ExternalTool() {}

    /** What a finished program left. */
    public record Result(int exit, String output) {}

    /** The root of the source tree. */
    public static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(at.resolve("tools"))) {
            at = at.getParent();
        }
        return at;
    }

    /** A folder below the running module's target, created. */
    public static Path target(String name) {
        try {
            return Files.createDirectories(Path.of("target").toAbsolutePath().resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Skips or fails the running test unless the program is on the path. */
    public static void need(String program) {
        for (String folder : System.getenv("PATH").split(File.pathSeparator)) {
            if (Files.isExecutable(Path.of(folder, program))) {
                return;
            }
        }
        unavailable(program + " is not on the path");
    }

    /** Skips or fails the running test. */
    public static void unavailable(String reason) {
        if (REQUIRED) {
            throw new IllegalStateException(reason);
        }
        Assumptions.abort(reason);
    }

    /** Runs a program to its end, at most five minutes. */
    public static Result run(Path folder, List<String> command) {
        try {
            Path log = Files.createTempFile(target("logs"), "run", ".log");
            Process process =
                    new ProcessBuilder(command)
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(log.toFile())
                            .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new IllegalStateException("no end: " + command);
            }
            return new Result(process.exitValue(), Files.readString(log));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** A command line of a program and arguments. */
    public static List<String> command(String program, Object... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        for (Object a : arguments) {
            command.add(a.toString());
        }
        return command;
    }
}
