// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The page docs/isa-coverage.md is what the declarations say and the tests cover;
 * -Dlarch.golden=write writes it.
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

            The columns of the tables, counted by the tests they name:

            | column | meaning |
            |---|---|
            | words, halfwords | legal encodings: `DecodeSweepTest` decodes all 2^32 words (slow), `CompressedDecoderTest` all 65,536 halfwords |
            | random states | `ExpansionDifferentialTest`: machine and rows against an independent model from one random state each |
            | edge cases | `EdgeTableTest`: the same for edge values, immediates, register aliases, addresses and reservations; of a 16-bit encoding every legal halfword |
            | QEMU, Spike | executions in the programs of the kept seeds, in lock-step in `QemuDifferentialTest` and `SpikeDifferentialTest`; new programs join in every run. The halt itself is not compared, and QEMU's user mode has no machine mode |
            | proved | executions in the run that `InstructionProofTest` of `zkvm` proves and verifies |
            | rows | of the expansion; golden in `ExpansionShapeTest` |

            Further tests of every instruction:

            | aspect | test |
            |---|---|
            | decoding | `DecoderTest`: every opcode and function field, a million random words against an independent model, words from the GNU assembler; `CompressedDecoderTest`: a second model and the GNU disassembler |
            | both executions | `LockStep`: every random program of every test runs as instructions and as rows, and all registers and memory must agree; `RandomProgramTest` adds the model |
            | reservations | `AtomicTest`: every order of LR, SC and stores of both widths |
            | traps | `TrapTest`: misaligned, outside memory, illegal, jumps outside the code; `TrapContextTest`: their pc, function, registers and last pcs |
            | shape of the rows | `ExpansionShapeTest`: no temporary read before it is written, no source read after its register is written, golden rows |
            | advice | `AdviceSoundnessTest`, `DivisionExhaustiveTest`: at most one result; only divisions ask for advice |
            | constraints | `TraceConstraintTest`: every row of a trace of each as integer equations; `CheatingTraceTest`: no cell of a trace of atomics, traps and two-byte code can be altered |
            | public suite | `RiscvTestsTest`, where the suite was built |

            """;

    private static final String COMPRESSED =
            """
            A halfword is another spelling of an instruction of the first table and expands to the
            same rows, two bytes long. 38,551 of the 49,152 halfwords that are no part of a 32-bit
            instruction are legal; the rest is reserved or needs floating-point registers.

            """;

    private final StringBuilder out = new StringBuilder();
    private final Map<Enum<?>, Integer> qemu = new HashMap<>();
    private final Map<Enum<?>, Integer> spike = new HashMap<>();
    private Map<Enum<?>, Integer> proved = Map.of();
    private int width;

    @Test
    void pageSaysWhatTheTestsCover() throws IOException, GuestException {
        for (RandomProgram.Style style : RandomProgram.Style.values()) {
            Map<Enum<?>, Integer> counts = RandomProgram.keptCounts(style);
            counts.forEach((what, n) -> spike.merge(what, n, Integer::sum));
            if (style != RandomProgram.Style.MACHINE) {
                counts.forEach((what, n) -> qemu.merge(what, n, Integer::sum));
            }
        }
        LockStep run = new LockStep(new BundledGuest("instructions").program());
        run.run();
        proved = run.counts();
        out.append("# ISA coverage\n\n");
        out.append("Generated from the declarations in `riscv` and their tests; do not edit.\n\n");
        instructions();
        compressed();
        controlRegisters();
        rowKinds();
        Golden.check(PAGE, out);
    }

    private void instructions() {
        out.append("## Instructions\n\n").append(INSTRUCTIONS);
        header("instruction", "mask", "match", "words", "random states", "edge cases");
        tail("QEMU", "Spike", "proved", "rows", "row kinds");
        for (Instruction kind : Instruction.values()) {
            List<String> kinds = kinds(kind);
            long edges = EdgeTableTest.cases(kind);
            covered(kind, kind != Instruction.EBREAK, edges, DecodeSweepTest.words(kind));
            out.append("| %s | `%08x` | `%08x` ".formatted(kind, kind.mask(), kind.match()));
            numbers(DecodeSweepTest.words(kind), ExpansionDifferentialTest.CASES, edges);
            counts(kind);
            numbers(kinds.size());
            out.append("| %s |\n".formatted(String.join(" ", kinds)));
        }
    }

    private void compressed() {
        out.append("\n## 16-bit instructions\n\n").append(COMPRESSED);
        header("encoding", "instruction", "mask", "match", "halfwords", "edge cases");
        tail("QEMU", "Spike", "proved");
        for (CompressedInstruction entry : CompressedInstruction.values()) {
            long halfwords = IntStream.range(0, 1 << 16).filter(entry::matches).count();
            long edges = EdgeTableTest.cases(entry);
            covered(entry, entry != CompressedInstruction.C_EBREAK, edges, halfwords);
            out.append("| %s | %s ".formatted(entry.name().replace('_', '.'), entry.base()));
            out.append("| `%04x` | `%04x` ".formatted(entry.mask(), entry.match()));
            numbers(halfwords, edges);
            counts(entry);
            out.append("|\n");
        }
    }

    private void controlRegisters() {
        out.append("\n## Control registers\n\n");
        header("register", "number", "writable", "reads as 1", "edge cases");
        tail("QEMU", "Spike", "proved");
        for (ControlRegister register : ControlRegister.values()) {
            long edges = EdgeTableTest.cases(register);
            covered(register, true, edges, 1);
            String name = register.name().toLowerCase(Locale.ROOT);
            out.append("| %s | `%03x` ".formatted(name, register.number()));
            out.append("| `%016x` | `%x` ".formatted(register.writable(), register.fixed()));
            numbers(edges);
            counts(register);
            out.append("|\n");
        }
    }

    private void rowKinds() {
        out.append("\n## Row kinds\n\n");
        out.append("| op | kind | table | flags |\n|---|---|---|---|\n");
        for (RowKind kind : RowKind.values()) {
            String table = kind.table().map(Enum::name).orElse("none");
            String flags = kind.flags().stream().map(Enum::name).collect(Collectors.joining(" "));
            out.append("| %d | %s | %s | %s |\n".formatted(kind.op(), kind, table, flags));
        }
    }

    /** No cell of a row may be empty. */
    private void covered(Enum<?> what, boolean compared, long edges, long encodings) {
        assertTrue(encodings > 0 && edges > 0, what + " has no edge cases");
        assertTrue(proved.containsKey(what), what + " is in no proof");
        assertEquals(compared, spike.containsKey(what), what + " on Spike");
    }

    private void counts(Enum<?> what) {
        numbers(qemu.getOrDefault(what, 0), spike.getOrDefault(what, 0), proved.get(what));
    }

    private void numbers(long... numbers) {
        for (long n : numbers) {
            out.append("| %d ".formatted(n));
        }
    }

    private void header(String... columns) {
        for (String column : columns) {
            out.append("| ").append(column).append(' ');
        }
        width = columns.length;
    }

    private void tail(String... columns) {
        int before = width;
        header(columns);
        out.append("|\n").append("|---".repeat(before + columns.length)).append("|\n");
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
