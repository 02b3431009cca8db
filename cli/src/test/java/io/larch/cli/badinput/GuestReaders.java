// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import io.larch.Program;
import io.larch.elf.ElfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** ELF files. Nothing writes them, so there is no encoding to compare. */
final class GuestReaders {
    private static final Path FILE = Path.of("..", "guest-programs", "elf", "aes.elf");

    /** A guest has up to 2^24 words of image and 2^24 instruction slots, whatever its length. */
    private static final long GUEST_MEMORY = 500_000_000;

    private GuestReaders() {}

    static List<Reader> all() throws IOException {
        Sample elf = elf(Files.readAllBytes(FILE));
        return List.of(
                new Reader(
                        "ELF",
                        List.of("ElfFile.parse", "ElfFile.note"),
                        elf,
                        GuestReaders::parse,
                        Optional.empty(),
                        1 << 18),
                new Reader(
                        "guest",
                        List.of("Program.fromElf", "GuestProgram.fromElf"),
                        elf,
                        Program::fromElf,
                        Optional.empty(),
                        GUEST_MEMORY));
    }

    private static Object parse(byte[] bytes) throws Exception {
        ElfFile elf = ElfFile.parse(bytes);
        elf.functionAt(elf.entry());
        elf.note("Larch", 1);
        return elf;
    }

    static Sample elf(byte[] file) {
        ByteBuffer in = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
        Walk w = Walk.littleEndian(file);
        w.magic("magic, class, order, version", 7).seek(16).magic("type, machine", 4);
        w.seek(24).integer("entry", 8);
        w.integer("program headers at", 8);
        w.integer("section headers at", 8);
        w.skip(4).magic("header size", 2).magic("program header size", 2);
        w.integer("program headers", 2);
        w.skip(2).integer("section headers", 2);
        for (int i = 0; i < in.getShort(56); i++) {
            w.seek((int) in.getLong(32) + 56 * i);
            segment(w, "segment " + i + " ");
        }
        for (int i = 0; i < in.getShort(60); i++) {
            w.seek((int) in.getLong(40) + 64 * i + 4);
            section(w, "section " + i + " ");
        }
        note(w, in);
        return w.part();
    }

    private static void segment(Walk w, String name) {
        w.integer(name + "type", 4);
        w.u8(name + "flags", 255).skip(3);
        w.integer(name + "offset", 8);
        w.integer(name + "address", 8);
        w.skip(8).integer(name + "file size", 8);
        w.integer(name + "memory size", 8);
    }

    private static void section(Walk w, String name) {
        w.integer(name + "type", 4);
        w.skip(16).integer(name + "offset", 8);
        w.integer(name + "size", 8);
        w.integer(name + "link", 4);
        w.skip(12).integer(name + "entry size", 8);
    }

    /** The memory parameters, in the first note segment. */
    private static void note(Walk w, ByteBuffer in) {
        for (int i = 0; i < in.getShort(56); i++) {
            int at = (int) in.getLong(32) + 56 * i;
            if (in.getInt(at) == 4) {
                w.seek((int) in.getLong(at + 8)).integer("note name size", 4);
                w.integer("note size", 4);
                w.integer("note type", 4);
                w.skip(8).integer("io", 4);
                w.integer("a", 4);
                w.integer("k", 4);
                return;
            }
        }
    }
}
