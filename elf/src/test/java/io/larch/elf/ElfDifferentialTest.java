// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.fornwall.jelf.ElfSegment;
import net.fornwall.jelf.ElfSymbol;
import net.fornwall.jelf.ElfSymbolTableSection;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The committed guests read by this loader and by jelf. */
class ElfDifferentialTest {
    static Stream<Path> files() throws IOException {
        return RealElf.paths();
    }

    @ParameterizedTest
    @MethodSource("files")
    void agreesWithJelf(Path path) throws ElfException {
        byte[] bytes = RealElf.read(path);
        ElfFile ours = ElfFile.parse(bytes);
        net.fornwall.jelf.ElfFile theirs = net.fornwall.jelf.ElfFile.from(bytes);
        assertEquals(theirs.e_entry, ours.entry());
        List<Segment> segments = new ArrayList<>(ours.segments());
        for (int i = 0; i < theirs.e_phnum; i++) {
            ElfSegment segment = theirs.getProgramHeader(i);
            if (segment.p_type == ElfSegment.PT_LOAD && segment.p_memsz != 0) {
                compare(segments.remove(0), segment, bytes);
            }
        }
        assertEquals(List.of(), segments);
        assertEquals(functions(theirs), names(ours));
    }

    private static void compare(Segment ours, ElfSegment theirs, byte[] bytes) {
        assertEquals(theirs.p_vaddr, ours.address());
        assertEquals(theirs.p_memsz, ours.memorySize());
        assertEquals(theirs.p_filesz, ours.fileSize());
        assertEquals(theirs.isExecutable(), ours.isExecutable());
        assertEquals(theirs.isWriteable(), ours.isWritable());
        byte[] content = new byte[ours.fileSize()];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) ours.byteAt(i);
        }
        byte[] expected = new byte[ours.fileSize()];
        System.arraycopy(bytes, (int) theirs.p_offset, expected, 0, expected.length);
        assertArrayEquals(expected, content);
    }

    private static List<String> functions(net.fornwall.jelf.ElfFile elf) {
        List<String> found = new ArrayList<>();
        ElfSymbolTableSection table = elf.getSymbolTableSection();
        for (ElfSymbol symbol : table.symbols) {
            if (symbol.getType() == ElfSymbol.STT_FUNC && symbol.st_shndx != 0) {
                found.add(symbol.getName() + " " + symbol.st_value + " " + symbol.st_size);
            }
        }
        return found.stream().sorted().toList();
    }

    private static List<String> names(ElfFile elf) {
        return elf.functions().stream()
                .map(s -> s.name() + " " + s.address() + " " + s.size())
                .sorted()
                .toList();
    }
}
