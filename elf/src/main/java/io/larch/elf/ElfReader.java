// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

import io.larch.elf.ElfException.Reason;

/** Little-endian fields of a file, each access checked against the file's length. */
final class ElfReader {
    private final byte[] file;

    ElfReader(byte[] file) {
        this.file = file;
    }

    byte[] file() {
        return file;
    }

    int length() {
        return file.length;
    }

    int u8(int offset) throws ElfException {
        requireRange(offset, 1, "field");
        return file[offset] & 0xff;
    }

    int u16(int offset) throws ElfException {
        requireRange(offset, 2, "field");
        return (file[offset] & 0xff) | (file[offset + 1] & 0xff) << 8;
    }

    long u32(int offset) throws ElfException {
        return u16(offset) | (long) u16(offset + 2) << 16;
    }

    long u64(int offset) throws ElfException {
        return u32(offset) | u32(offset + 4) << 32;
    }

    /** Checks that unsigned {@code [offset, offset + size)} lies in the file; returns offset. */
    int requireRange(long offset, long size, String what) throws ElfException {
        if (offset < 0 || size < 0 || offset > file.length || size > file.length - offset) {
            throw new ElfException(Reason.TRUNCATED, what + " reaches beyond the end of the file");
        }
        return (int) offset;
    }

    /** Checks that a table of {@code count} entries lies in the file; returns its offset. */
    int requireTable(long offset, int count, int entrySize, String what) throws ElfException {
        return requireRange(offset, (long) count * entrySize, what);
    }
}
