// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The committed guests and the README's own, against the cross compiler where it is present. */
class GuestToolchainTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    private static final String COMPILER = "riscv64-unknown-elf-gcc";

    @BeforeAll
    static void needsTheCrossCompiler() {
        boolean present =
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
                        .anyMatch(p -> Files.isExecutable(Path.of(p, COMPILER)));
        assumeTrue(present, COMPILER + " is not installed");
    }

    @Test
    void theCommittedElfsAreWhatTheSourcesGive() throws Exception {
        run(ROOT, List.of("guest-programs/build.sh", "--check"));
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
        Output run =
                larch("run", folder.resolve("square.elf").toString(), "--input", input.toString());
        assertEquals(0, run.code());
        assertTrue(run.json().contains("\"outputHex\":\"3100000000000000\""), run.json());
    }

    @Test
    void aNewProjectBuildsAndRuns(@TempDir Path folder) throws Exception {
        String project = folder.resolve("sum").toString();
        assertEquals(0, larch("new", project).code());
        assertEquals(2, larch("new", project).code());
        assertEquals(0, larch("build", project).code());
        Path input = Files.write(folder.resolve("input.bin"), new byte[] {1, 2, 3});
        Output run = larch("run", project + "/sum.elf", "--input", input.toString());
        assertEquals(0, run.code());
        assertTrue(run.json().contains("\"outputHex\":\"0600000000000000\""), run.json());
        assertEquals(2, larch("build", folder.toString()).code());
    }

    private record Output(int code, String json) {}

    private static Output larch(String... args) {
        String[] withJson = java.util.Arrays.copyOf(args, args.length + 1);
        withJson[args.length] = "--json";
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Main.run(withJson, stream, System.err, false);
        return new Output(code, out.toString(StandardCharsets.UTF_8));
    }

    private static String block(String text, String pattern) {
        Matcher m = Pattern.compile(pattern, Pattern.DOTALL).matcher(text);
        assertTrue(m.find(), pattern);
        return m.group(1);
    }

    private static void run(Path folder, List<String> command)
            throws IOException, InterruptedException {
        Process process =
                new ProcessBuilder(command)
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, process.waitFor(), command + "\n" + output);
    }
}
