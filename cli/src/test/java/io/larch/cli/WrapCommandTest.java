// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
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
        assertEquals(2, larch("verify", wrapped, "--program", ELF, "--keys", keys));
        assertTrue(out.contains("--allow-test-keys"), out);
        assertEquals(
                0,
                larch(
                        "verify",
                        wrapped,
                        "--program",
                        ELF,
                        "--keys",
                        keys,
                        "--allow-test-keys",
                        "--input",
                        INPUT,
                        "--output",
                        OUTPUT));
        assertTrue(out.contains("\"valid\":true"), out);
        assertEquals(2, larch("verify", wrapped, "--program", ELF));
        String other = GUESTS.resolve("elf/sort.elf").toString();
        assertEquals(1, verify(wrapped, other, keys));
        assertEquals(1, verify(change(wrapped), ELF, keys));
        assertEquals(0, larch("inspect", wrapped));
        assertEquals(0, larch("inspect", keys + "/verifying.key"));
        assertTrue(out.contains("\"testKeys\":true"), out);
        assertEquals(0, larch("inspect", keys + "/proving.key"));
        assertEquals(0, larch("export", "calldata", wrapped, "-o", path("calldata")));
        String contract = path("Verifier.sol");
        assertEquals(2, larch("export", "solidity", keys, "-o", contract));
        assertEquals(0, larch("export", "solidity", keys, "-o", contract, "--allow-test-keys"));
        assertTheWitnessHasThePublicInputsOf(wrapped, proof);
        damage(keys + "/verifying.key");
        assertEquals(2, verify(wrapped, ELF, keys));
    }

    private int verify(String wrapped, String program, String keys) {
        return larch("verify", wrapped, "--program", program, "--keys", keys, "--allow-test-keys");
    }

    /** Wires 1 to 4 of the witness file, and the first of the recorded circuit's inputs. */
    private void assertTheWitnessHasThePublicInputsOf(String wrapped, String proof)
            throws IOException {
        assertEquals(0, larch("export", "public-json", wrapped, "-o", path("public.json")));
        String json = Files.readString(folder.resolve("public.json"));
        String[] publics = json.replaceAll("[\\[\\]\"\\s]", "").split(",");
        assertEquals(0, larch("export", "wtns", proof, "-o", path("wtns")));
        assertEquals(0, larch("export", "r1cs", shape(), "-o", path("r1cs")));
        assertEquals(0, larch("export", "ir-witness", proof, "-o", path("ir.witness")));
        assertEquals(0, larch("export", "ir", shape(), "-o", path("ir")));
        byte[] wtns = Files.readAllBytes(folder.resolve("wtns"));
        byte[] r1cs = Files.readAllBytes(folder.resolve("r1cs"));
        ByteBuffer counts = ByteBuffer.wrap(r1cs).order(ByteOrder.LITTLE_ENDIAN);
        int wires = counts.getInt(12 + 12 + 4 + 32);
        int data = 12 + 12 + 4 + 32 + 4 + 12;
        assertEquals(data + 32 * wires, wtns.length);
        byte[] inputs = Files.readAllBytes(folder.resolve("ir.witness"));
        for (int i = 0; i < publics.length; i++) {
            byte[] little = new byte[32];
            for (int j = 0; j < 32; j++) {
                little[31 - j] = wtns[data + 32 * (1 + i) + j];
            }
            BigInteger expected = new BigInteger(publics[i]);
            assertEquals(expected, new BigInteger(1, little), "wire " + (1 + i));
            assertEquals(expected, new BigInteger(1, inputs, 12 + 32 * i, 32), "input " + i);
        }
    }

    private String shape() {
        return out.replaceAll("(?s).*\"shape\":\"([^\"]*)\".*", "$1");
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
