// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A committed guest with its input and expected output.
 *
 * @param name its name
 */
record BundledGuest(String name) {
    static final long MAX_CYCLES = 1 << 24;

    private static final Path ROOT = Path.of("..", "guest-programs");

    /** Every committed guest. */
    static Stream<BundledGuest> all() {
        try (Stream<Path> files = Files.list(ROOT.resolve("elf"))) {
            List<String> names = files.map(f -> f.getFileName().toString()).sorted().toList();
            return names.stream()
                    .filter(n -> n.endsWith(".elf"))
                    .map(n -> new BundledGuest(n.substring(0, n.length() - 4)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path elf() {
        return ROOT.resolve("elf").resolve(name + ".elf");
    }

    byte[] elfBytes() {
        return read(elf());
    }

    GuestProgram program() {
        return Guests.of(elfBytes());
    }

    GuestInput input() {
        return new GuestInput(side("input.bin"), side("private.bin"));
    }

    byte[] output() {
        return side("output.bin");
    }

    /** The report of a run that must end without a trap. */
    ExecutionReport run(GuestInput input) throws GuestException {
        return Machine.run(program(), input, MAX_CYCLES, HostListener.NONE);
    }

    /** The output of a run that must end well. */
    byte[] outputOn(GuestInput input) throws GuestException {
        ExecutionReport report = run(input);
        assertTrue(report.terminated(), name);
        return report.output();
    }

    private byte[] side(String file) {
        Path path = ROOT.resolve("src").resolve(name).resolve(file);
        return Files.exists(path) ? read(path) : new byte[0];
    }

    private static byte[] read(Path path) {
        try {
            return Files.readAllBytes(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
