// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

import static io.larch.elf.ElfFile.require;

import io.larch.elf.ElfException.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Reads the function symbols of a symbol table section. */
final class SymbolReader {
    private static final int SECTION_HEADER_SIZE = 64;
    private static final int SYMBOL_SIZE = 24;
    private static final int SHT_STRTAB = 3;
    private static final int STT_FUNC = 2;
    private static final int MAX_NAME = 256;

    private SymbolReader() {}

    static List<Symbol> read(ElfReader in, int sections, int sectionCount, int header)
            throws ElfException {
        long size = in.u64(header + 32);
        int symbols = in.requireRange(in.u64(header + 24), size, "symbol table");
        require(
                in.u64(header + 56) == SYMBOL_SIZE && size % SYMBOL_SIZE == 0,
                Reason.BAD_SYMBOL_TABLE,
                "wrong symbol size");
        long link = in.u32(header + 40);
        require(link < sectionCount, Reason.BAD_SYMBOL_TABLE, "no string table");
        int strings = sections + (int) link * SECTION_HEADER_SIZE;
        require(in.u32(strings + 4) == SHT_STRTAB, Reason.BAD_SYMBOL_TABLE, "no string table");
        long stringsSize = in.u64(strings + 32);
        int stringsAt = in.requireRange(in.u64(strings + 24), stringsSize, "string table");
        List<Symbol> found = new ArrayList<>();
        for (int at = symbols; at < symbols + (int) size; at += SYMBOL_SIZE) {
            boolean defined = in.u16(at + 6) != 0;
            if ((in.u8(at + 4) & 0xf) == STT_FUNC && defined) {
                long name = in.u32(at);
                require(name < stringsSize, Reason.BAD_SYMBOL_TABLE, "name outside string table");
                found.add(
                        new Symbol(
                                name(in, stringsAt + (int) name, stringsAt + (int) stringsSize),
                                in.u64(at + 8),
                                in.u64(at + 16)));
            }
        }
        // Of names for one address the one with a size comes last, where functionAt finds it.
        found.sort(Comparator.comparingLong(Symbol::address).thenComparingLong(Symbol::size));
        return List.copyOf(found);
    }

    private static String name(ElfReader in, int from, int limit) {
        int end = from;
        while (end < limit && end - from < MAX_NAME && in.file()[end] != 0) {
            end++;
        }
        return new String(in.file(), from, end - from, StandardCharsets.UTF_8);
    }
}
