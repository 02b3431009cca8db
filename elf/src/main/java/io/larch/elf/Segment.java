// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

import java.util.Objects;

/**
 * A loadable segment: {@code fileSize} bytes of the file placed at {@code address}, followed by
 * zeros up to {@code memorySize}.
 *
 * <p>Addresses and sizes satisfy {@code 0 <= address}, {@code address + memorySize < 2^63} and
 * {@code fileSize <= memorySize}. Only the part that lies in the file takes memory.
 */
public final class Segment {
    private static final int EXECUTABLE = 1;
    private static final int WRITABLE = 2;

    private final long address;
    private final long memorySize;
    private final int flags;
    private final byte[] file;
    private final int offset;
    private final int fileSize;

    Segment(long address, long memorySize, int flags, byte[] file, int offset, int fileSize) {
        this.address = address;
        this.memorySize = memorySize;
        this.flags = flags;
        this.file = file;
        this.offset = offset;
        this.fileSize = fileSize;
    }

    /** Address of the first byte. */
    public long address() {
        return address;
    }

    /** Size in memory in bytes. */
    public long memorySize() {
        return memorySize;
    }

    /** Number of leading bytes given by the file; the rest is zero. */
    public int fileSize() {
        return fileSize;
    }

    /** First address after the segment. */
    public long end() {
        return address + memorySize;
    }

    /** Whether instructions may be fetched from it. */
    public boolean isExecutable() {
        return (flags & EXECUTABLE) != 0;
    }

    /** Whether the program may store to it. */
    public boolean isWritable() {
        return (flags & WRITABLE) != 0;
    }

    /** Whether {@code address} lies inside, counting the zero part. */
    public boolean contains(long candidate) {
        return candidate >= address && candidate < end();
    }

    /**
     * Byte number {@code index} of the part given by the file, 0 to 255.
     *
     * @throws IndexOutOfBoundsException unless {@code 0 <= index < fileSize()}
     */
    public int byteAt(int index) {
        return file[offset + Objects.checkIndex(index, fileSize)] & 0xff;
    }
}
