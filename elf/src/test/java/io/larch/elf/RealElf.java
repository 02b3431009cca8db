// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The committed guests as bytes. */
final class RealElf {
    private static final Path GUESTS = Path.of("..", "guest-programs", "elf");

    private RealElf() {}

    static Stream<Path> paths() throws IOException {
        try (Stream<Path> files = Files.list(GUESTS)) {
            List<Path> found = files.filter(f -> f.toString().endsWith(".elf")).sorted().toList();
            return found.stream();
        }
    }

    static Stream<byte[]> smallest() throws IOException {
        return paths()
                .map(RealElf::read)
                .min(Comparator.comparingInt(bytes -> bytes.length))
                .stream();
    }

    static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
