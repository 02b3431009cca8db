// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Reads and writes the files a user names; {@code -} is standard input or output. */
final class UserFiles {
    /** No file that Larch reads whole is larger. */
    private static final int LIMIT = 1 << 30;

    private UserFiles() {}

    /** All bytes of a file or of standard input. */
    static byte[] read(String name) throws CommandFailure {
        try (InputStream in = name.equals("-") ? System.in : Files.newInputStream(Path.of(name))) {
            byte[] bytes = in.readNBytes(LIMIT + 1);
            if (bytes.length > LIMIT) {
                throw new CommandFailure(ExitCode.USAGE, name + " is larger than 1 GiB");
            }
            return bytes;
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new CommandFailure(ExitCode.USAGE, "cannot read " + name + ": " + reason(e), e);
        }
    }

    /** Writes a whole file, or nothing: a reader never sees half of it. */
    static void write(String name, byte[] bytes, PrintStream out) throws CommandFailure {
        if (name.equals("-")) {
            out.write(bytes, 0, bytes.length);
            out.flush();
            return;
        }
        Path target = Path.of(name).toAbsolutePath();
        try {
            Path temporary = beside(target);
            try {
                Files.write(temporary, bytes);
                move(temporary, target);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, "cannot write " + name + ": " + reason(e), e);
        }
    }

    /** A name beside the target; created with the user's own permissions when written. */
    static Path beside(Path target) {
        String name = "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".tmp";
        return target.resolveSibling(name);
    }

    private static void move(Path from, Path to) throws IOException {
        try {
            Files.move(
                    from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static String reason(Exception e) {
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
