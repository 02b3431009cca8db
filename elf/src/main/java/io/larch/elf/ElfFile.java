// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

import io.larch.elf.ElfException.Reason;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A parsed ELF64 little-endian RISC-V executable: loadable segments, entry point, function symbols
 * and notes.
 *
 * <p>Refused: other classes, byte orders, machines and types; hardware floating-point ABIs; tables
 * and ranges beyond the file; segments with {@code fileSize > memorySize}, with addresses at or
 * above 2^63, or that overlap; an entry point outside every executable segment. Sections are only
 * read for symbols and notes.
 */
public final class ElfFile {
    private static final int MACHINE_RISCV = 243;
    private static final int TYPE_EXECUTABLE = 2;
    private static final int FLAG_COMPRESSED = 1;
    private static final int FLAGS_UNSUPPORTED = 0x6 | 0x8; // float ABI, RVE
    private static final int HEADER_SIZE = 64;
    private static final int PROGRAM_HEADER_SIZE = 56;
    private static final int SECTION_HEADER_SIZE = 64;
    private static final int MAX_PROGRAM_HEADERS = 256;
    private static final int MAX_SECTION_HEADERS = 4096;
    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;
    private static final int SHT_SYMTAB = 2;
    private static final int SHT_NOTE = 7;

    private final ElfReader reader;
    private final long entry;
    private final boolean compressed;
    private final List<Segment> segments;
    private final List<Symbol> functions;
    private final List<NoteRange> notes;

    private record NoteRange(int offset, int size) {}

    private ElfFile(ElfReader reader) throws ElfException {
        this.reader = reader;
        compressed = (checkHeader(reader) & FLAG_COMPRESSED) != 0;
        entry = reader.u64(24);
        List<Segment> loaded = new ArrayList<>();
        List<NoteRange> noteRanges = new ArrayList<>();
        readProgramHeaders(loaded, noteRanges);
        loaded.sort(Comparator.comparingLong(Segment::address));
        checkDisjoint(loaded);
        segments = List.copyOf(loaded);
        functions = readSections(noteRanges);
        notes = List.copyOf(noteRanges);
        checkNotes();
        if (segments.stream().noneMatch(s -> s.isExecutable() && s.contains(entry))) {
            throw new ElfException(
                    Reason.BAD_ENTRY,
                    "entry point 0x" + Long.toHexString(entry) + " is in no executable segment");
        }
    }

    /**
     * Parses a file.
     *
     * @param file its bytes; copied
     * @return the parsed file
     * @throws ElfException if the bytes are not such a file
     */
    public static ElfFile parse(byte[] file) throws ElfException {
        return new ElfFile(new ElfReader(file.clone()));
    }

    /** Address of the first instruction. */
    public long entry() {
        return entry;
    }

    /** Whether the header says that 16-bit instructions occur. */
    public boolean usesCompressedInstructions() {
        return compressed;
    }

    /** The loadable segments of non-zero size, by rising address, pairwise disjoint. */
    public List<Segment> segments() {
        return segments;
    }

    /** The functions of the symbol table, by rising address. */
    public List<Symbol> functions() {
        return functions;
    }

    /** The last function that starts at or before {@code address} and reaches it. */
    public Optional<Symbol> functionAt(long address) {
        int low = 0;
        int high = functions.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (functions.get(middle).address() <= address) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low == 0
                ? Optional.empty()
                : Optional.of(functions.get(low - 1)).filter(s -> s.contains(address));
    }

    /**
     * The descriptor of the note with this owner and type, from PT_NOTE segments or, failing that,
     * SHT_NOTE sections.
     *
     * @param owner the note's name without its final NUL
     * @param type the note's type
     * @return a copy of the descriptor, or empty when the file has no such note
     * @throws ElfException if a note is cut short or two such notes differ
     */
    public Optional<byte[]> note(String owner, int type) throws ElfException {
        byte[] found = null;
        for (NoteRange range : notes) {
            byte[] next = NoteReader.find(reader, range.offset, range.size, owner, type);
            if (found != null && next != null && !Arrays.equals(found, next)) {
                throw new ElfException(Reason.BAD_NOTE, "two different notes of " + owner);
            }
            found = next != null ? next : found;
        }
        return Optional.ofNullable(found);
    }

    private static int checkHeader(ElfReader in) throws ElfException {
        in.requireRange(0, 4, "magic number");
        if (in.u32(0) != 0x464c457fL) {
            throw new ElfException(Reason.NOT_ELF, "no ELF magic number");
        }
        in.requireRange(0, HEADER_SIZE, "ELF header");
        require(in.u8(4) == 2, Reason.WRONG_CLASS, "not a 64-bit file");
        require(in.u8(5) == 1, Reason.WRONG_BYTE_ORDER, "not little-endian");
        require(in.u8(6) == 1 && in.u32(20) == 1, Reason.BAD_HEADER, "unknown ELF version");
        require(in.u16(18) == MACHINE_RISCV, Reason.WRONG_MACHINE, "not for RISC-V");
        require(in.u16(16) == TYPE_EXECUTABLE, Reason.NOT_EXECUTABLE, "not an executable");
        require(in.u16(52) == HEADER_SIZE, Reason.BAD_HEADER, "wrong header size");
        int flags = (int) in.u32(48);
        require(
                (flags & FLAGS_UNSUPPORTED) == 0,
                Reason.WRONG_MACHINE,
                "needs floating-point registers or is for RV64E");
        return flags;
    }

    private void readProgramHeaders(List<Segment> loaded, List<NoteRange> noteRanges)
            throws ElfException {
        int count = reader.u16(56);
        require(count > 0, Reason.BAD_HEADER, "no program headers");
        require(count <= MAX_PROGRAM_HEADERS, Reason.BAD_HEADER, "too many program headers");
        require(
                reader.u16(54) == PROGRAM_HEADER_SIZE,
                Reason.BAD_HEADER,
                "wrong program header size");
        int table =
                reader.requireTable(
                        reader.u64(32), count, PROGRAM_HEADER_SIZE, "program header table");
        for (int i = 0; i < count; i++) {
            int at = table + i * PROGRAM_HEADER_SIZE;
            long type = reader.u32(at);
            if (type == PT_LOAD && reader.u64(at + 40) != 0) {
                loaded.add(readSegment(at));
            } else if (type == PT_LOAD) {
                require(
                        reader.u64(at + 32) == 0,
                        Reason.BAD_SEGMENT,
                        "file size above memory size");
            } else if (type == PT_NOTE) {
                long size = reader.u64(at + 32);
                int offset = reader.requireRange(reader.u64(at + 8), size, "note segment");
                noteRanges.add(new NoteRange(offset, (int) size));
            }
        }
    }

    private Segment readSegment(int at) throws ElfException {
        long address = reader.u64(at + 16);
        long fileSize = reader.u64(at + 32);
        long memorySize = reader.u64(at + 40);
        int offset = reader.requireRange(reader.u64(at + 8), fileSize, "segment");
        require(
                fileSize <= memorySize || memorySize < 0,
                Reason.BAD_SEGMENT,
                "file size above memory size");
        require(
                address >= 0 && memorySize > 0 && memorySize < Long.MAX_VALUE - address,
                Reason.BAD_SEGMENT,
                "segment reaches address 2^63");
        int flags = (int) reader.u32(at + 4);
        return new Segment(address, memorySize, flags, reader.file(), offset, (int) fileSize);
    }

    private static void checkDisjoint(List<Segment> sorted) throws ElfException {
        for (int i = 1; i < sorted.size(); i++) {
            require(
                    sorted.get(i - 1).end() <= sorted.get(i).address(),
                    Reason.OVERLAPPING_SEGMENTS,
                    "two segments share address 0x" + Long.toHexString(sorted.get(i).address()));
        }
    }

    /** Notes that overlap would let a small file cost as much as a file of all of them. */
    private void checkNotes() throws ElfException {
        long total = notes.stream().mapToLong(NoteRange::size).sum();
        require(total <= reader.length(), Reason.BAD_NOTE, "notes of more bytes than the file");
    }

    private List<Symbol> readSections(List<NoteRange> noteRanges) throws ElfException {
        int count = reader.u16(60);
        if (count == 0) {
            return List.of();
        }
        require(count <= MAX_SECTION_HEADERS, Reason.BAD_HEADER, "too many section headers");
        require(
                reader.u16(58) == SECTION_HEADER_SIZE,
                Reason.BAD_HEADER,
                "wrong section header size");
        int table =
                reader.requireTable(
                        reader.u64(40), count, SECTION_HEADER_SIZE, "section header table");
        boolean noteSegments = !noteRanges.isEmpty();
        List<Symbol> found = List.of();
        for (int i = 0; i < count; i++) {
            int at = table + i * SECTION_HEADER_SIZE;
            long type = reader.u32(at + 4);
            if (type == SHT_SYMTAB) {
                require(found.isEmpty(), Reason.BAD_SYMBOL_TABLE, "two symbol tables");
                found = SymbolReader.read(reader, table, count, at);
            } else if (type == SHT_NOTE && !noteSegments) {
                long size = reader.u64(at + 32);
                int offset = reader.requireRange(reader.u64(at + 24), size, "note section");
                noteRanges.add(new NoteRange(offset, (int) size));
            }
        }
        return found;
    }

    static void require(boolean condition, Reason reason, String detail) throws ElfException {
        if (!condition) {
            throw new ElfException(reason, detail);
        }
    }
}
