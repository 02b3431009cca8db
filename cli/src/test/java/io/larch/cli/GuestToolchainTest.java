// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.cli.console.ExitCode;
import io.larch.cli.guest.OutsideTool;
import io.larch.groth16.interop.ExternalTool;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed guests and the README's own, against the cross compiler where it is present. */
class GuestToolchainTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String COMPILER = "riscv64-unknown-elf-gcc";

    @BeforeAll
    static void needsTheCrossCompiler() {
        NeededTool.need(OutsideTool.GCC, OutsideTool.GXX);
    }

    @Test
    void theCommittedElfsAreWhatTheSourcesGive() throws Exception {
        run(ROOT, List.of("env", "NO_RUST=1", "guest-programs/build.sh", "--check"));
    }

    @Test
    @Tag("slow")
    void theCommittedElfsAreWhatTheSourcesGiveRustIncluded() throws Exception {
        NeededTool.need(OutsideTool.RUSTC, OutsideTool.CARGO, OutsideTool.LD);
        String output = run(ROOT, List.of("guest-programs/build.sh", "--check"));
        if (output.contains("is not rebuilt")) {
            ExternalTool.unavailable(output); // another version than the committed files are from
        }
    }

    @Test
    void anExhaustedHeapIsNamed(@TempDir Path folder) throws Exception {
        String all = "int main(void) { while (malloc(1000)) { } return 0; }";
        assertTrue(panic(folder, all).contains("larch: heap exhausted"));
        String huge = "int main(void) { return calloc(1ul << 32, 1ul << 32) == 0; }";
        assertTrue(panic(folder, huge).contains("larch: heap exhausted"));
    }

    @Test
    void aStackThatGrowsIntoTheHeapIsNamed(@TempDir Path folder) throws Exception {
        String source =
                "int dive(int n) { volatile char room[4096]; room[0] = 1; malloc(16);"
                        + " return n == 0 ? room[0] : dive(n - 1) + room[0]; }"
                        + "int main(void) { malloc(900000); return dive(1000); }";
        assertTrue(panic(folder, source).contains("larch: the stack has grown into the heap"));
    }

    /** What a guest prints that panics. */
    private static String panic(Path folder, String source) throws Exception {
        Path file = folder.resolve("guest.c");
        Files.writeString(file, "#include \"larch.h\"\n" + source + "\n");
        Path elf = folder.resolve("guest.elf");
        String flags =
                "-march=rv64imac -mabi=lp64 -mcmodel=medany -O2 -ffreestanding -nostdlib"
                        + " -nostartfiles -fno-builtin -Iinclude -Truntime/larch.ld"
                        + " -Wl,--defsym=__larch_memory=18 runtime/*.S runtime/*.c ";
        String command = COMPILER + " " + flags + file + " -lgcc -o " + elf;
        run(ROOT.resolve("guest-programs"), List.of("sh", "-c", command));
        return LarchRun.of("run", elf.toString()).endedWith(ExitCode.GUEST_FAILED).err();
    }

    @Test
    void theGuestOfTheReadmeCompilesAndRuns(@TempDir Path folder) throws Exception {
        String readme = Files.readString(ROOT.resolve("README.md"));
        String source = block(readme, "```c\\n(.*?)```");
        Files.writeString(folder.resolve("square.c"), source);
        String command = block(readme, "(" + COMPILER + " .*?square\\.elf)\\n");
        List<String> words = new ArrayList<>(List.of(command.replace("\\\n", " ").split("\\s+")));
        words.replaceAll(
                w ->
                        w.equals("square.c") || w.equals("square.elf")
                                ? folder.resolve(w).toString()
                                : w);
        Path guests = ROOT.resolve("guest-programs");
        run(guests, List.of("sh", "-c", String.join(" ", words)));
        Path input = Files.write(folder.resolve("input.bin"), new byte[] {7});
        String elf = folder.resolve("square.elf").toString();
        LarchRun run = LarchRun.of("run", elf, "--input", input.toString(), "--json");
        run.endedWith(ExitCode.FINE);
        assertTrue(run.out().contains("\"outputHex\":\"3100000000000000\""), run.out());
    }

    private static String block(String text, String pattern) {
        Matcher m = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertTrue(m.find(), pattern);
        return m.group(1);
    }

    private static String run(Path folder, List<String> command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command + "\n" + output);
        return output;
    }
}
