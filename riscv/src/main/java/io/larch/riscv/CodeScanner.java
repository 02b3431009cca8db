// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import io.larch.elf.ElfFile;
import io.larch.elf.Segment;
import io.larch.elf.Symbol;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Finds the instructions of an executable segment, that is, decides which addresses can be
 * executed.
 *
 * <p>If the file's header says that it has no 16-bit instructions, every aligned word is decoded by
 * itself. Otherwise the segment is swept from its start: an instruction begins where the one before
 * it ends, whether this machine has that one or not (its lowest two bits say if it takes two bytes
 * or four), and the sweep starts afresh at the entry point and at every function symbol, so that
 * data between functions does not put it out of step. An instruction that would reach across such
 * an address is not one.
 *
 * <p>An address in the middle of an instruction is therefore no instruction, although the processor
 * of a real machine could start there.
 */
final class CodeScanner {
    private final boolean compressed;
    private final TreeSet<Long> starts = new TreeSet<>();

    /** Receives what was found, by rising address. */
    @FunctionalInterface
    interface Sink {
        void instruction(long address, SourceInstruction instruction);
    }

    CodeScanner(ElfFile elf) {
        compressed = elf.usesCompressedInstructions();
        starts.add(elf.entry());
        for (Symbol function : elf.functions()) {
            starts.add(function.address());
        }
    }

    /** Decodes a segment. */
    void scan(Segment segment, Sink sink) {
        int step = compressed ? 2 : 4;
        int at = (int) (-segment.address() & step - 1);
        while (at + step <= segment.fileSize()) {
            long address = segment.address() + at;
            int length = compressed && Decoder.isCompressed(half(segment, at)) ? 2 : 4;
            boolean fits = at + length <= segment.fileSize();
            if (fits && !(length > step && starts.contains(address + step))) {
                decode(segment, at, length).ifPresent(i -> sink.instruction(address, i));
                at += length;
            } else {
                at += step;
            }
        }
    }

    private static Optional<SourceInstruction> decode(Segment segment, int at, int length) {
        int half = half(segment, at);
        return length == 2
                ? Decoder.decodeCompressed(half)
                : Decoder.decode(half | half(segment, at + 2) << 16);
    }

    private static int half(Segment segment, int at) {
        return segment.byteAt(at) | segment.byteAt(at + 1) << 8;
    }
}
