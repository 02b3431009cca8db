// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Reads and writes the files a user names; {@code -} is standard input or output. */
public final class UserFiles {
    /** No file that Larch reads whole is larger. */
    private static final int LIMIT = 1 << 30;

    private UserFiles() {}

    /** All bytes of a file or of standard input. */
    public static byte[] read(String name) throws CommandFailure {
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

    /** What a file will hold: it is written as it is made. */
    public interface Content {
        /** Writes the content; the stream stays open. */
        void write(OutputStream out) throws IOException;
    }

    /** Writes a whole file, or nothing: a reader never sees half of it. */
    public static void write(String name, byte[] bytes, PrintStream out) throws CommandFailure {
        write(name, stream -> stream.write(bytes), out);
    }

    /**
     * Writes a whole file, or nothing, in the memory that its content takes to make.
     *
     * @return number of bytes
     */
    public static long write(String name, Content content, PrintStream out) throws CommandFailure {
        try {
            if (!name.equals("-")) {
                return write(Path.of(name), content);
            }
            CountedOutput counted = new CountedOutput(out);
            content.write(counted);
            if (out.checkError()) {
                throw new IOException("standard output is closed");
            }
            return counted.count();
        } catch (IOException | java.nio.file.InvalidPathException e) {
            throw new CommandFailure(ExitCode.USAGE, "cannot write " + name + ": " + reason(e), e);
        }
    }

    /** Writes a whole file, or nothing; returns the number of bytes. */
    public static long write(Path file, Content content) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = beside(target);
        try {
            long count;
            try (OutputStream stream = Files.newOutputStream(temporary)) {
                CountedOutput counted = new CountedOutput(stream);
                content.write(counted);
                count = counted.count();
            }
            move(temporary, target);
            return count;
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** A name beside the target; created with the user's own permissions when written. */
    private static Path beside(Path target) {
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

    /** The absolute path of a file or folder, without dots. */
    public static Path path(String name) throws CommandFailure {
        return named(name).toAbsolutePath().normalize();
    }

    /** The path that a user names; some systems have names that are none. */
    public static Path named(String name) throws CommandFailure {
        try {
            return Path.of(name);
        } catch (java.nio.file.InvalidPathException e) {
            throw new CommandFailure(ExitCode.USAGE, "no file name: " + reason(e), e);
        }
    }

    /** Deletes a folder of our own with everything in it, if it exists. */
    public static void deleteTree(Path folder) throws CommandFailure {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException | java.io.UncheckedIOException e) {
            throw new CommandFailure(
                    ExitCode.USAGE, "cannot delete " + folder + ": " + reason(e), e);
        }
    }

    /** Why a file could not be read or written, in words for its user. */
    public static String reason(Exception e) {
        if (e instanceof java.nio.file.NoSuchFileException) {
            return "no such file";
        }
        if (e instanceof java.nio.file.AccessDeniedException) {
            return "permission denied";
        }
        return e.getMessage() == null ? e.toString() : e.getMessage();
    }
}
