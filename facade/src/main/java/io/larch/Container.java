// SPDX-License-Identifier: Apache-2.0
package io.larch;

import io.larch.bn254.EncodingException;
import io.larch.zkvm.relation.ProofSchedule;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The container of proof files: eight bytes of magic, container version, kind, protocol version, a
 * table of section lengths, the sections.
 *
 * <p>All integers are big-endian. A decoder reads exactly the whole file, in memory bounded by its
 * length, and encoding what was decoded gives the same bytes.
 *
 * @param kind what the file is
 * @param protocolVersion version of the proof system it belongs to
 * @param sections the contents, in an order fixed by the kind
 */
record Container(Kind kind, int protocolVersion, List<byte[]> sections) {

    /** The kinds of file, by number. */
    enum Kind {
        ZKVM_PROOF(1, "zkvm-proof"),
        WRAPPED_PROOF(2, "wrapped-proof");

        private final int number;
        private final String label;

        Kind(int number, String label) {
            this.number = number;
            this.label = label;
        }

        /** The kind as {@code inspect} prints it. */
        String label() {
            return label;
        }

        static Kind of(int number) throws EncodingException {
            for (Kind kind : values()) {
                if (kind.number == number) {
                    return kind;
                }
            }
            throw new EncodingException("unknown kind of file: " + number);
        }
    }

    static final int VERSION = 1;
    private static final byte[] MAGIC = "LARCH\r\n\0".getBytes(StandardCharsets.US_ASCII);
    private static final int HEADER = MAGIC.length + 4 * Integer.BYTES;
    private static final int MAX_SECTIONS = 16;

    Container {
        Objects.requireNonNull(kind);
        sections = List.copyOf(sections);
        if (sections.size() > MAX_SECTIONS) {
            throw new IllegalArgumentException("too many sections");
        }
    }

    /**
     * This file, if it is of the kind, version and number of sections that the reader knows.
     *
     * @throws EncodingException if not; says which program made it
     */
    Container require(Kind wanted, int sectionCount) throws EncodingException {
        if (kind != wanted) {
            throw new EncodingException("a " + kind.label() + ", not a " + wanted.label());
        }
        if (protocolVersion != ProofSchedule.PROTOCOL) {
            throw new EncodingException(
                    "made with protocol "
                            + Integer.toUnsignedString(protocolVersion)
                            + ", this program speaks "
                            + ProofSchedule.PROTOCOL);
        }
        if (sections.size() != sectionCount) {
            throw new EncodingException("the file has " + sections.size() + " sections");
        }
        return this;
    }

    /** Whether the bytes begin like a container. */
    static boolean matches(byte[] bytes) {
        return bytes.length >= MAGIC.length
                && Arrays.equals(bytes, 0, MAGIC.length, MAGIC, 0, MAGIC.length);
    }

    /** The kind that the first bytes of a file claim, if they are those of a container. */
    static Optional<Kind> kindOf(byte[] bytes) {
        if (!matches(bytes) || bytes.length < HEADER) {
            return Optional.empty();
        }
        int number = ByteBuffer.wrap(bytes).getInt(MAGIC.length + Integer.BYTES);
        return Arrays.stream(Kind.values()).filter(k -> k.number == number).findFirst();
    }

    /** The whole file. */
    byte[] encode() {
        int size = HEADER + Integer.BYTES * sections.size();
        for (byte[] section : sections) {
            size = Math.addExact(size, section.length);
        }
        ByteBuffer out = ByteBuffer.allocate(size);
        out.put(MAGIC).putInt(VERSION).putInt(kind.number).putInt(protocolVersion);
        out.putInt(sections.size());
        sections.forEach(s -> out.putInt(s.length));
        sections.forEach(out::put);
        return out.array();
    }

    /**
     * Reads a whole file.
     *
     * @throws EncodingException if the bytes are not exactly one container
     */
    static Container decode(byte[] bytes) throws EncodingException {
        if (!matches(bytes)) {
            throw new EncodingException("not a Larch file");
        }
        if (bytes.length < HEADER) {
            throw new EncodingException("the file ends inside its header");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes).position(MAGIC.length);
        int version = in.getInt();
        if (version != VERSION) {
            throw new EncodingException(
                    "container version " + version + ", this program reads " + VERSION);
        }
        Kind kind = Kind.of(in.getInt());
        int protocolVersion = in.getInt();
        int[] lengths = lengths(in, bytes.length - HEADER);
        List<byte[]> sections = new ArrayList<>();
        for (int length : lengths) {
            byte[] section = new byte[length];
            in.get(section);
            sections.add(section);
        }
        return new Container(kind, protocolVersion, sections);
    }

    /** Reads the section table; the lengths must add up to what is there. */
    private static int[] lengths(ByteBuffer in, int available) throws EncodingException {
        int count = in.getInt();
        if (count < 0 || count > MAX_SECTIONS || (long) count * Integer.BYTES > available) {
            throw new EncodingException("the section table is broken");
        }
        int[] lengths = new int[count];
        long total = (long) count * Integer.BYTES;
        for (int i = 0; i < count; i++) {
            lengths[i] = in.getInt();
            total += lengths[i];
            if (lengths[i] < 0 || total > available) {
                throw new EncodingException("a section is longer than the file");
            }
        }
        if (total != available) {
            throw new EncodingException("the file is longer than its sections");
        }
        return lengths;
    }
}
