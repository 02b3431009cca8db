// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.cli.console.ExitCode;
import io.larch.cli.guest.Language;
import io.larch.cli.guest.OutsideTool;
import io.larch.cli.guest.Programs;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Projects from {@code larch new} to a verified proof, where the compilers are present. */
class GuestProjectTest {
    private static final Path GUESTS = Path.of("..", "guest-programs");

    @TempDir private Path folder;

    private static OutsideTool[] tools(Language language) {
        return switch (language) {
            case C, ASM -> new OutsideTool[] {OutsideTool.GCC};
            case CPP -> new OutsideTool[] {OutsideTool.GCC, OutsideTool.GXX};
            case RUST -> new OutsideTool[] {OutsideTool.RUSTC, OutsideTool.CARGO, OutsideTool.LD};
        };
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aNewProjectBuildsRunsProvesAndVerifies(Language language) throws IOException {
        NeededTool.need(tools(language));
        Path project = newProject(language);
        String elf = build(Programs.ofThisProcess(), project);
        Path input = project.resolve("input.bin");
        byte[] sum = sum(Files.readAllBytes(input));
        assertArrayEquals(sum, run(elf, input));

        Path output = Files.write(folder.resolve("output.bin"), sum);
        String proof = project.resolve("sum.proof").toString();
        LarchRun.of("prove", elf, "--input", input.toString(), "-o", proof)
                .endedWith(ExitCode.FINE);
        verify(proof, elf, input, output).endedWith(ExitCode.FINE);
        verify(proof, elf, input, input).endedWith(ExitCode.INVALID_PROOF);
    }

    private static LarchRun verify(String proof, String elf, Path input, Path output) {
        String in = input.toString();
        String out = output.toString();
        return LarchRun.of("verify", proof, "--program", elf, "--input", in, "--output", out);
    }

    /** Its search for a compiler, too: the path has clang and lld only. */
    @ParameterizedTest
    @EnumSource(
            value = Language.class,
            names = {"C", "CPP", "ASM"})
    void clangBuildsTheSame(Language language) throws IOException {
        Programs clang = clangOnly();
        Path project = newProject(language);
        String elf = build(clang, project);
        Path input = project.resolve("input.bin");
        assertArrayEquals(sum(Files.readAllBytes(input)), run(elf, input));
    }

    @Test
    void clangSaysWhereItsRuntimeLibraryIsMissing() throws IOException {
        Programs clang = clangOnly();
        Path project = newProject(Language.C);
        Files.writeString(
                project.resolve("guest.c"),
                "#include <larch.h>\nint main(void) { size_t n; larch_input(&n);"
                        + " unsigned __int128 x = n; return (int) ((x << 70) / (n + 3)); }\n");
        LarchRun build = LarchRun.with(clang, "build", project.toString());
        build.endedWith(ExitCode.USAGE);
        assertTrue(build.err().contains("__udivti3"), build.err());
        assertTrue(build.err().contains("gcc-riscv64-unknown-elf"), build.err());
        build(new Programs(Map.of("PATH", clang.environment().get("PATH"), "CC", gcc())), project);
    }

    private static String gcc() {
        NeededTool.need(OutsideTool.GCC);
        return OutsideTool.GCC.find(Programs.ofThisProcess()).orElseThrow().toString();
    }

    private Programs clangOnly() throws IOException {
        NeededTool.need(OutsideTool.CLANG, OutsideTool.LLD);
        Programs all = Programs.ofThisProcess();
        Path bin = Files.createDirectories(folder.resolve("bin"));
        for (String program : new String[] {"clang", "clang++", "ld.lld"}) {
            Path script = bin.resolve(program);
            String real = all.find(program).orElseThrow().toString();
            Files.writeString(script, "#!/bin/sh\nexec " + real + " \"$@\"\n");
            Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return new Programs(Map.of("PATH", bin.toString()));
    }

    /** The flags of larch build are those of build.sh: committed guests come out to the byte. */
    @ParameterizedTest
    @CsvSource({"hello,hello.c", "cpp-words,cpp-words.cpp", "gcd,gcd.S"})
    void aBundledGuestIsTheSameAsAProject(String name, String source) throws IOException {
        NeededTool.need(OutsideTool.GCC, OutsideTool.GXX);
        Path project = newProject(Language.C);
        Files.delete(project.resolve("guest.c"));
        Path bundled = GUESTS.resolve("src").resolve(name);
        Files.copy(bundled.resolve(source), project.resolve(source));
        Files.delete(project.resolve("flags"));
        Files.copy(bundled.resolve("flags"), project.resolve("flags"));
        byte[] committed = Files.readAllBytes(GUESTS.resolve("elf").resolve(name + ".elf"));
        String elf = build(Programs.ofThisProcess(), project);
        assertArrayEquals(committed, Files.readAllBytes(Path.of(elf)));
    }

    @Test
    void aProjectMixesLanguagesAndChoosesItsFlags() throws IOException {
        NeededTool.need(OutsideTool.GCC, OutsideTool.GXX);
        Path project = newProject(Language.C);
        Path src = Files.createDirectories(project.resolve("src/deep"));
        Files.writeString(
                project.resolve("guest.c"),
                "#include <larch.h>\nuint64_t twice(uint64_t); uint64_t next(uint64_t);\n"
                        + "int main(void) { uint64_t x = next(twice(START));"
                        + " larch_output(&x, sizeof x); return 0; }\n");
        Files.writeString(
                src.resolve("twice.cpp"),
                "#include <stdint.h>\nextern \"C\" uint64_t twice(uint64_t x) { return x * FACTOR; }");
        Files.writeString(
                src.resolve("next.S"),
                "#ifdef FACTOR\n.globl next\nnext: addi a0, a0, 1\n ret\n#endif\n");
        Files.writeString(
                project.resolve("flags"),
                "-DSTART=20 -DFACTOR=2\n-Wl,--defsym=__larch_io=8,--defsym=__larch_private=9\n");
        String elf = build(Programs.ofThisProcess(), project);
        assertArrayEquals(le64(41), run(elf, project.resolve("input.bin")));
        String shape = LarchRun.of("inspect", elf, "--json").endedWith(ExitCode.FINE).out();
        assertTrue(shape.contains("\"io\":8,\"a\":9"), shape);
        assertTrue(shape.contains("\"k\":20"), shape);
    }

    @Test
    void whatTheCompilerSaysIsPassedOn() throws IOException {
        NeededTool.need(OutsideTool.GCC);
        Path project = newProject(Language.C);
        Files.writeString(project.resolve("guest.c"), "int main(void) {\n return nothing;\n}\n");
        LarchRun build = LarchRun.of("build", project.toString()).endedWith(ExitCode.USAGE);
        assertTrue(build.err().contains("guest.c:2:9: error: "), build.err());
        assertEquals("", build.out());
    }

    private Path newProject(Language language) {
        Path project = folder.resolve("sum");
        String[] command = {"new", project.toString(), "--language", language.toString()};
        LarchRun.of(command).endedWith(ExitCode.FINE);
        return project;
    }

    private String build(Programs programs, Path project) {
        Path elf = project.resolve("sum.elf");
        LarchRun.with(programs, "build", project.toString()).endedWith(ExitCode.FINE);
        assertTrue(Files.isRegularFile(elf));
        return elf.toString();
    }

    private byte[] run(String elf, Path input) throws IOException {
        Path output = folder.resolve("run.bin");
        LarchRun.of("run", elf, "--input", input.toString(), "--output", output.toString())
                .endedWith(ExitCode.FINE);
        return Files.readAllBytes(output);
    }

    private static byte[] sum(byte[] bytes) {
        long sum = 0;
        for (byte b : bytes) {
            sum += b & 0xff;
        }
        assertTrue(sum > 0);
        return le64(sum);
    }

    private static byte[] le64(long value) {
        return ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(value).array();
    }
}
