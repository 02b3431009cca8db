// SPDX-License-Identifier: Apache-2.0
package io.larch.benchmarks;

import io.larch.elf.ElfException;
import io.larch.elf.ElfFile;
import io.larch.riscv.GuestInput;
import io.larch.riscv.GuestProgram;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The bundled guests, read from the checkout. */
final class Guests {
    private static final Path FOLDER = Path.of("guest-programs");

    private Guests() {}

    static GuestProgram program(String name) {
        try {
            return GuestProgram.fromElf(ElfFile.parse(read("elf/" + name + ".elf")));
        } catch (ElfException e) {
            throw new IllegalStateException(e);
        }
    }

    static GuestInput input(String name) {
        return GuestInput.of(read("src/" + name + "/input.bin"));
    }

    private static byte[] read(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("run from the root of the checkout", e);
        }
    }
}
