// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.larch.cli.console.Discard;
import io.larch.cli.console.Terminal;
import io.larch.cli.guest.Programs;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The names, flags, keys and exit codes that scripts rely on. */
class CommandLineTest {
    private static final Path GUESTS = Path.of("..", "guest-programs");
    private static final String FIBONACCI = elf("fibonacci");
    private static final String FIBONACCI_INPUT = source("fibonacci", "input.bin");
    private static final String FIBONACCI_OUTPUT = source("fibonacci", "output.bin");

    @TempDir private static Path folder;

    private static String proof;
    private static Result proved;

    /** What a command left behind. */
    private record Result(int code, String out, String err) {
        Map<String, Object> json() {
            return parse(out);
        }
    }

    @BeforeAll
    static void proveOnce() {
        proof = folder.resolve("fibonacci.proof").toString();
        proved = larch("prove", FIBONACCI, "--input", FIBONACCI_INPUT, "-o", proof, "--json");
        assertEquals(0, proved.code(), proved.err());
    }

    @Test
    void runReportsCyclesAndOutput() throws IOException {
        Path output = folder.resolve("out.bin");
        Result r =
                larch(
                        "run",
                        "--json",
                        FIBONACCI,
                        "--output",
                        output.toString(),
                        "--input",
                        FIBONACCI_INPUT);
        assertEquals(0, r.code(), r.err());
        assertKeys(
                r,
                "cycles",
                "instructions",
                "logT",
                "outputHex",
                "panic",
                "trap",
                "predictedMemoryBytes");
        byte[] expected = Files.readAllBytes(Path.of(FIBONACCI_OUTPUT));
        assertEquals(HexFormat.of().formatHex(expected), r.json().get("outputHex"));
        assertEquals("null", r.json().get("trap"));
        assertTrue(java.util.Arrays.equals(expected, Files.readAllBytes(output)));
        assertTrue(Long.parseLong(r.json().get("predictedMemoryBytes").toString()) > 0);
    }

    @Test
    void runEndsWithThreeForAPanicAndForATrap() {
        Result panic =
                larch("run", elf("panic"), "--input", source("panic", "input.bin"), "--json");
        assertEquals(3, panic.code());
        assertEquals("true", panic.json().get("panic"));
        Result trap = larch("run", FIBONACCI, "--max-cycles", "10", "--json");
        assertEquals(3, trap.code());
        Map<String, Object> json = trap.json();
        assertEquals("cycle-limit", json.get("trap.cause"));
        assertTrue(json.get("trap.pc").toString().startsWith("0x"), json.toString());
        assertTrue(json.containsKey("trap.symbol"));
        assertTrue(trap.err().matches("(?s).* x1 +[0-9a-f]{16}.* x31 +[0-9a-f]{16}.*"), trap.err());
        assertTrue(
                trap.err().matches("(?s).*last addresses:( 0x8[0-9a-f]+){1,10}\\s.*"), trap.err());
    }

    @Test
    void proveReportsWhatItMade() throws IOException {
        assertKeys(
                proved,
                "cycles",
                "logT",
                "seconds",
                "cyclesPerSecond",
                "proofBytes",
                "peakMemoryBytes",
                "programDigest",
                "outputHex");
        long size = Files.size(Path.of(proof));
        assertEquals(Long.toString(size), proved.json().get("proofBytes").toString());
    }

    @Test
    void verifyAcceptsTheProofByElfAndByDigest() {
        Result byElf = larch("verify", proof, "--program", FIBONACCI, "--json");
        assertEquals(0, byElf.code(), byElf.err());
        assertKeys(byElf, "valid", "reason", "programDigest", "inputHex", "outputHex", "seconds");
        assertEquals("true", byElf.json().get("valid"));
        assertEquals("true", byElf.json().get("testString"));
        String digest = proved.json().get("programDigest").toString();
        assertEquals(digest, byElf.json().get("programDigest"));
        Result byDigest =
                larch(
                        "verify",
                        proof,
                        "--program",
                        digest,
                        "--input",
                        FIBONACCI_INPUT,
                        "--output",
                        FIBONACCI_OUTPUT,
                        "--json");
        assertEquals(0, byDigest.code(), byDigest.err());
    }

    @Test
    void verifyRejectsAnotherProgramInputOrOutput() {
        Result program = larch("verify", proof, "--program", elf("sort"), "--json");
        assertEquals(1, program.code());
        assertEquals("false", program.json().get("valid"));
        assertFalse(program.json().get("reason").toString().isEmpty());
        Result input =
                larch(
                        "verify",
                        proof,
                        "--program",
                        FIBONACCI,
                        "--input",
                        FIBONACCI_OUTPUT,
                        "--json");
        assertEquals(1, input.code());
        Result output =
                larch(
                        "verify",
                        proof,
                        "--program",
                        FIBONACCI,
                        "--output",
                        FIBONACCI_INPUT,
                        "--json");
        assertEquals(1, output.code());
    }

    @Test
    void verifyTellsInvalidFromMalformed() throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(proof));
        byte[] invalid = bytes.clone();
        invalid[invalid.length - 1] ^= 1;
        assertEquals(1, verify(invalid));
        byte[] truncated = java.util.Arrays.copyOf(bytes, bytes.length - 1);
        assertEquals(2, verify(truncated));
        byte[] extended = java.util.Arrays.copyOf(bytes, bytes.length + 1);
        assertEquals(2, verify(extended));
        byte[] nonCanonical = bytes.clone();
        java.util.Arrays.fill(nonCanonical, bytes.length - 32, bytes.length, (byte) 0xff);
        assertEquals(2, verify(nonCanonical));
        assertEquals(2, verify(new byte[0]));
    }

    @Test
    void aPanicIsProvedOnlyWhenAllowedAndTheProofSaysSo() {
        String file = folder.resolve("panic.proof").toString();
        String input = source("panic", "input.bin");
        assertEquals(3, larch("prove", elf("panic"), "--input", input, "-o", file).code());
        Result allowed =
                larch(
                        "prove",
                        elf("panic"),
                        "--input",
                        input,
                        "-o",
                        file,
                        "--allow-panic",
                        "--json");
        assertEquals(0, allowed.code(), allowed.err());
        assertEquals("true", allowed.json().get("panic"));
        assertEquals(1, larch("verify", file, "--program", elf("panic"), "--json").code());
        Result verified =
                larch("verify", file, "--program", elf("panic"), "--allow-panic", "--json");
        assertEquals(0, verified.code(), verified.err());
        assertEquals("true", verified.json().get("panic"));
    }

    @Test
    void usageErrorsAndUnreadableFilesEndWithTwo() {
        assertEquals(2, larch("verify").code());
        assertEquals(2, larch("run", "no-such-file.elf").code());
        assertEquals(2, larch("run", FIBONACCI_INPUT).code());
        assertEquals(2, larch("prove", FIBONACCI).code());
        assertEquals(2, larch("run", FIBONACCI, "--max-cycles", "0").code());
        assertEquals(2, larch("no-such-command").code());
        assertEquals(2, larch("verify", proof, "--program", "f".repeat(64)).code());
        assertEquals(2, larch("setup", "b10-m8-k16-io20-a10-t14", "-o", "x").code());
        assertEquals(2, larch("wrap", proof, "--keys", folder.toString(), "-o", "x").code());
    }

    @Test
    void inspectKnowsElfsAndProofs() {
        Result elf = larch("inspect", FIBONACCI, "--json");
        assertEquals(0, elf.code(), elf.err());
        assertKeys(elf, "kind", "version", "programDigest");
        assertEquals(proved.json().get("programDigest"), elf.json().get("programDigest"));
        Result zkvm = larch("inspect", proof, "--json");
        assertEquals(0, zkvm.code(), zkvm.err());
        assertKeys(zkvm, "kind", "version");
        assertEquals(2, larch("inspect", FIBONACCI_INPUT).code());
    }

    @Test
    void profileWritesFoldedStacksAndAFlameGraph() throws IOException {
        Path folded = folder.resolve("fibonacci.folded");
        Path html = folder.resolve("fibonacci.html");
        Result r =
                larch(
                        "profile",
                        "guest",
                        FIBONACCI,
                        "--input",
                        FIBONACCI_INPUT,
                        "--json",
                        "-o",
                        folded.toString(),
                        "--html",
                        html.toString());
        assertEquals(0, r.code(), r.err());
        long total = 0;
        for (String line : Files.readAllLines(folded)) {
            total += Long.parseLong(line.substring(line.lastIndexOf(' ') + 1));
        }
        assertEquals(r.json().get("cycles").toString(), Long.toString(total));
        String page = Files.readString(html);
        assertTrue(page.contains(">main</div>"), page);
        assertEquals(2, larch("profile").code());
    }

    /** A message about wrong usage says so of each. */
    @Test
    void everyCommandHasHelp() {
        CommandLine larch = LarchCommand.commandLine(quiet(), Programs.ofThisProcess());
        requireHelp(larch);
    }

    private static void requireHelp(CommandLine command) {
        String name = command.getCommandSpec().qualifiedName();
        assertTrue(command.getCommandSpec().findOption("--help") != null, name);
        command.getSubcommands().values().forEach(CommandLineTest::requireHelp);
    }

    @Test
    void theReadmeNamesEveryCommand() throws IOException {
        String readme = Files.readString(Path.of("..", "README.md"));
        CommandLine larch = LarchCommand.commandLine(quiet(), Programs.ofThisProcess());
        for (String name : larch.getSubcommands().keySet()) {
            assertTrue(readme.contains("`larch " + name), name);
        }
        String row = readme.lines().filter(l -> l.contains("`larch ceremony")).findFirst().get();
        CommandLine ceremony = larch.getSubcommands().get("ceremony");
        for (String name : ceremony.getSubcommands().keySet()) {
            assertTrue(row.contains(name + "`"), name);
        }
    }

    private static Terminal quiet() {
        return new Terminal(Discard.STREAM, Discard.STREAM, false);
    }

    @Test
    void helpAndDoctorWork() {
        assertEquals(0, larch("--help").code());
        for (String command : List.of("demo", "run", "prove", "verify", "setup", "wrap")) {
            Result help = larch(command, "--help");
            assertEquals(0, help.code());
            assertTrue(help.out().contains("--json"), help.out());
        }
        Result doctor = larch("doctor", "--json");
        assertEquals(0, doctor.code());
        assertKeys(doctor, "java", "cores", "heapLimitBytes");
    }

    private int verify(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("changed.proof"), bytes);
        String digest = proved.json().get("programDigest").toString();
        return larch("verify", file.toString(), "--program", digest, "--json").code();
    }

    private static Result larch(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                Main.run(
                        args,
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false);
        return new Result(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static void assertKeys(Result result, String... keys) {
        for (String key : keys) {
            assertTrue(result.json().containsKey(key), key + " in " + result.out());
        }
    }

    /** One JSON object and nothing else, flattened: nested names joined by dots. */
    private static Map<String, Object> parse(String text) {
        Map<String, Object> values = new LinkedHashMap<>();
        try (JsonParser in = new JsonFactory().createParser(text)) {
            assertEquals(JsonToken.START_OBJECT, in.nextToken(), text);
            readObject(in, "", values);
            assertEquals(null, in.nextToken(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
        return values;
    }

    private static void readObject(JsonParser in, String prefix, Map<String, Object> values)
            throws IOException {
        while (in.nextToken() != JsonToken.END_OBJECT) {
            String name = prefix + in.currentName();
            if (in.nextToken() == JsonToken.START_OBJECT) {
                values.put(name, "object");
                readObject(in, name + ".", values);
            } else {
                values.put(name, in.getText());
            }
        }
    }

    private static String elf(String name) {
        return GUESTS.resolve("elf").resolve(name + ".elf").toString();
    }

    private static String source(String name, String file) {
        return GUESTS.resolve("src").resolve(name).resolve(file).toString();
    }
}
