// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * The page docs/isa-coverage.md is what the declarations say; -Dlarch.golden.update=true writes it.
 */
class IsaCoverageTest {
    private static final Path PAGE = Path.of("..", "docs", "isa-coverage.md");

    @Test
    void pageMatchesTheDeclarations() throws IOException {
        String page = page();
        if (Boolean.getBoolean("larch.golden.update")) {
            Files.writeString(PAGE, page);
        }
        assertEquals(Files.readString(PAGE), page);
    }

    private static String page() {
        StringBuilder out = new StringBuilder();
        out.append("# ISA coverage\n\n");
        out.append("Generated from the declarations in `riscv`; do not edit.\n\n");
        out.append("## Instructions\n\n");
        out.append(
                "RV64I without ECALL, and M. A word is the instruction if `word & mask == match`.\n");
        out.append(
                "Rows are those of a typical operand choice; loads and stores of less than 8 bytes\n");
        out.append("take one row less if the offset is a multiple of 8, and a computation with\n");
        out.append("destination x0 takes one row.\n\n");
        out.append("| instruction | mask | match | rows | row kinds |\n|---|---|---|---|---|\n");
        for (Instruction kind : Instruction.values()) {
            List<String> kinds = kinds(kind);
            out.append(
                    "| %s | `%08x` | `%08x` | %d | %s |\n"
                            .formatted(
                                    kind,
                                    kind.mask(),
                                    kind.match(),
                                    kinds.size(),
                                    String.join(" ", kinds)));
        }
        out.append("\n## Row kinds\n\n");
        out.append("| op | kind | table | flags |\n|---|---|---|---|\n");
        for (RowKind kind : RowKind.values()) {
            String table = kind.table().map(Enum::name).orElse("none");
            String flags = kind.flags().stream().map(Enum::name).collect(Collectors.joining(" "));
            out.append("| %d | %s | %s | %s |\n".formatted(kind.op(), kind, table, flags));
        }
        return out.toString();
    }

    private static List<String> kinds(Instruction kind) {
        RowTable rows = Guests.of(Guests.encode(kind, 7, 5, 6, 12)).rows();
        List<String> kinds = new ArrayList<>();
        for (int row = 1; row < rows.used(); row++) {
            kinds.add(rows.kind(row).name());
        }
        return kinds;
    }
}
