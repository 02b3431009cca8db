// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import io.larch.elf.ElfException;
import io.larch.elf.ElfException.Reason;
import io.larch.elf.ElfFile;
import java.util.Optional;

/**
 * Reads a guest's memory parameters from its ELF note: owner "Larch", type 1, descriptor three
 * little-endian 32-bit words io, a, k. A file without the note has the defaults of {@link
 * MemoryLayout}.
 */
final class LayoutNote {
    private static final String OWNER = "Larch";
    private static final int TYPE = 1;
    private static final int SIZE = 12;

    private LayoutNote() {}

    /** The layout of a file whose image takes {@code imageWords} words. */
    static MemoryLayout layout(ElfFile elf, long imageWords) throws ElfException {
        Optional<byte[]> note = elf.note(OWNER, TYPE);
        if (note.isEmpty()) {
            return layout(
                    MemoryLayout.DEFAULT_IO,
                    MemoryLayout.DEFAULT_A,
                    MemoryLayout.DEFAULT_K,
                    imageWords);
        }
        byte[] descriptor = note.get();
        if (descriptor.length != SIZE) {
            throw new ElfException(Reason.BAD_NOTE, "memory parameters take 12 bytes");
        }
        return layout(word(descriptor, 0), word(descriptor, 4), word(descriptor, 8), imageWords);
    }

    private static MemoryLayout layout(int io, int a, int k, long imageWords) throws ElfException {
        if (io < 3 || a < io || k > MemoryLayout.MAX_K || k < a + 3L) {
            throw new ElfException(
                    Reason.BAD_NOTE,
                    "memory parameters io=%d a=%d k=%d: need 3 <= io <= a <= k-3, k <= 28"
                            .formatted(io, a, k));
        }
        int m = GuestProgram.logImage(imageWords, k);
        if (m > k - 1) {
            throw GuestProgram.unsupported("the image does not fit 2^" + k + " cells");
        }
        return new MemoryLayout(io, a, k, m);
    }

    private static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff)
                | (bytes[at + 1] & 0xff) << 8
                | (bytes[at + 2] & 0xff) << 16
                | bytes[at + 3] << 24;
    }
}
