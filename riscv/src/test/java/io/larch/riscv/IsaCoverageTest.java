// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The page docs/isa-coverage.md is what the declarations say; -Dlarch.golden.update=true writes it.
 */
class IsaCoverageTest {
    private static final Path PAGE = Path.of("..", "docs", "isa-coverage.md");

    private static final String INSTRUCTIONS =
            """
            RV64IMA with Zifencei, Zicsr on the registers below, ECALL, EBREAK and MRET. A word is the
            instruction if `word & mask == match` (and its control register exists). Rows are those of
            a typical operand choice; loads and stores of less than 8 bytes take one row less if the
            offset is a multiple of 8, a computation with destination x0 takes one row, and so does
            an access to a control register that only reads or only writes.

            Every instruction of the table has these tests, which run over the declarations, so that a
            new entry cannot be left out:

            | aspect | test |
            |---|---|
            | decoding | `DecoderTest`: every opcode and function field, a million random words against an independent model, words from the GNU assembler; `CompressedDecoderTest`: all 65,536 halfwords against a second model and the GNU disassembler |
            | machine and rows, random states | `ExpansionDifferentialTest`: 2,400 states each, register aliases and x0 included, machine and rows against the independent model |
            | machine and rows, edge values | `ExpansionDifferentialTest`: all pairs of 35 edge values |
            | whole programs | `RandomProgramTest` (model), `QemuDifferentialTest` (QEMU), `SpikeDifferentialTest` (Spike, in lock-step), `RiscvTestsTest` (the public suite) |
            | reservations | `AtomicTest`: every order of LR, SC and stores of both widths |
            | traps | `TrapTest`: misaligned, outside memory, illegal, jumps outside the code |
            | shape of the rows | `ExpansionShapeTest`: no temporary read before it is written, no source read after its register is written, golden rows |
            | advice | `AdviceSoundnessTest`, `DivisionExhaustiveTest`: at most one result; only divisions ask for advice |
            | constraints | `TraceConstraintTest`: every row of a trace of each as integer equations; `CheatingTraceTest`: no cell of a trace of atomics, traps and two-byte code can be altered |
            | proof | `InstructionProofTest` in `zkvm`: a proof of a run that executes each |

            """;

    private static final String COMPRESSED =
            """
            A halfword is another spelling of an instruction of the first table and expands to the
            same rows, two bytes long. 38,551 of the 49,152 halfwords that are no part of a 32-bit
            instruction are legal; the rest is reserved or needs floating-point registers.

            """;

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
        out.append(INSTRUCTIONS);
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
        compressed(out);
        out.append("\n## Control registers\n\n");
        out.append("| register | number | writable | reads as 1 |\n|---|---|---|---|\n");
        for (ControlRegister register : ControlRegister.values()) {
            out.append(
                    "| %s | `%03x` | `%016x` | `%x` |\n"
                            .formatted(
                                    register.name().toLowerCase(Locale.ROOT),
                                    register.number(),
                                    register.writable(),
                                    register.fixed()));
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

    private static void compressed(StringBuilder out) {
        out.append("\n## 16-bit instructions\n\n").append(COMPRESSED);
        out.append(
                "| encoding | mask | match | halfwords | instruction |\n|---|---|---|---|---|\n");
        for (CompressedInstruction entry : CompressedInstruction.values()) {
            long count = IntStream.range(0, 1 << 16).filter(entry::matches).count();
            String name = entry.name().replace('_', '.');
            out.append(
                    "| %s | `%04x` | `%04x` | %d | %s |\n"
                            .formatted(name, entry.mask(), entry.match(), count, entry.base()));
        }
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
