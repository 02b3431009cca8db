// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

import io.larch.elf.ElfException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Finds a note in a range of notes: name size, descriptor size, type, name, descriptor. */
final class NoteReader {
    private static final int HEADER = 12;

    private NoteReader() {}

    /** The first matching descriptor in the range, or null. */
    static byte[] find(ElfReader in, int from, int size, String owner, int type)
            throws ElfException {
        byte[] name = (owner + "\0").getBytes(StandardCharsets.US_ASCII);
        long end = (long) from + size;
        long at = from;
        while (at < end) {
            requireInside(at + HEADER, end);
            long nameSize = in.u32((int) at);
            long descriptorSize = in.u32((int) at + 4);
            long descriptor = at + HEADER + pad(nameSize);
            requireInside(descriptor + descriptorSize, end);
            boolean matches = nameSize == name.length && in.u32((int) at + 8) == type;
            if (matches && matchesName(in, (int) at + HEADER, name)) {
                int start = (int) descriptor;
                return Arrays.copyOfRange(in.file(), start, start + (int) descriptorSize);
            }
            at = descriptor + pad(descriptorSize);
        }
        return null;
    }

    private static boolean matchesName(ElfReader in, int at, byte[] name) {
        return Arrays.equals(in.file(), at, at + name.length, name, 0, name.length);
    }

    private static void requireInside(long position, long end) throws ElfException {
        if (position > end) {
            throw new ElfException(Reason.BAD_NOTE, "a note is cut short");
        }
    }

    private static long pad(long size) {
        return (size + 3) & ~3L;
    }
}
