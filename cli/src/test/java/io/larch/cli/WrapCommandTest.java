// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Setup, wrap and verification of a whole proof through the command line. */
@Tag("slow")
class WrapCommandTest {
    private static final Path GUESTS = Path.of("..", "guest-programs");
    private static final String ELF = GUESTS.resolve("elf/fibonacci.elf").toString();
    private static final String INPUT = GUESTS.resolve("src/fibonacci/input.bin").toString();
    private static final String OUTPUT = GUESTS.resolve("src/fibonacci/output.bin").toString();

    @TempDir private Path folder;
    private String out;

    @Test
    void proofsAreWrappedAndVerifiedAndOthersRejected() throws IOException {
        String proof = path("proof");
        String keys = path("keys");
        String wrapped = path("wrapped");
        assertEquals(0, larch("prove", ELF, "--input", INPUT, "-o", proof));
        assertEquals(0, larch("setup", ELF, "--input", INPUT, "-o", keys, "--test-seed", "7"));
        assertKeys("constraints", "publicInputs", "seconds");
        assertEquals(0, larch("wrap", proof, "--keys", keys, "-o", wrapped));
        assertKeys("constraints", "seconds", "proofBytes");
        assertEquals(
                0,
                larch(
                        "verify",
                        wrapped,
                        "--program",
                        ELF,
                        "--keys",
                        keys,
                        "--input",
                        INPUT,
                        "--output",
                        OUTPUT));
        assertTrue(out.contains("\"valid\":true"), out);
        assertEquals(2, larch("verify", wrapped, "--program", ELF));
        String other = GUESTS.resolve("elf/sort.elf").toString();
        assertEquals(1, larch("verify", wrapped, "--program", other, "--keys", keys));
        assertEquals(1, larch("verify", change(wrapped), "--program", ELF, "--keys", keys));
        assertEquals(0, larch("inspect", wrapped));
        assertEquals(0, larch("inspect", keys + "/verifying.key"));
        assertTrue(out.contains("\"testKeys\":true"), out);
        assertEquals(0, larch("inspect", keys + "/proving.key"));
        assertEquals(0, larch("export", "calldata", wrapped, "-o", path("calldata")));
        assertEquals(0, larch("export", "solidity", keys, "-o", path("Verifier.sol")));
        damage(keys + "/verifying.key");
        assertEquals(2, larch("verify", wrapped, "--program", ELF, "--keys", keys));
    }

    /** The last scalar of R changed by one. */
    private String change(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(name));
        bytes[bytes.length - 1] ^= 1;
        return Files.write(folder.resolve("changed"), bytes).toString();
    }

    private static void damage(String name) throws IOException {
        byte[] bytes = Files.readAllBytes(Path.of(name));
        bytes[bytes.length / 2] ^= 1;
        Files.write(Path.of(name), bytes);
    }

    private String path(String name) {
        return folder.resolve(name).toString();
    }

    private int larch(String... args) {
        String[] withJson = java.util.Arrays.copyOf(args, args.length + 1);
        withJson[args.length] = "--json";
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        int code = Main.run(withJson, stream, System.err, false);
        out = bytes.toString(StandardCharsets.UTF_8);
        return code;
    }

    private void assertKeys(String... keys) {
        for (String key : keys) {
            assertTrue(out.contains("\"" + key + "\":"), key + " in " + out);
        }
    }
}
