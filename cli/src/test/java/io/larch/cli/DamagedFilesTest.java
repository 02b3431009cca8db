// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.PublicParameters;
import io.larch.cli.badinput.Honest;
import io.larch.cli.console.Hex;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What each kind of damage to proofs and keys makes of a command: exit code 1 for a proof that is
 * well-formed and false, 2 for what cannot be read or used, one line that says why, never a trace.
 */
class DamagedFilesTest {
    private static final Path GUESTS = Path.of("..", "guest-programs");
    private static final String ELF = GUESTS.resolve("elf/fibonacci.elf").toString();
    private static final String OTHER_ELF = GUESTS.resolve("elf/sort.elf").toString();
    private static final String INPUT = GUESTS.resolve("src/fibonacci/input.bin").toString();

    /** Offsets in a proof file: docs/formats.md. */
    private static final int KIND = 15;

    private static final int PROTOCOL = 19;
    private static final int ZKVM_SECTIONS = 36;
    private static final int WRAPPED_SECTION = 28;
    private static final int KEY_SHAPE = 1;

    @TempDir private static Path folder;

    private static byte[] zkvm;
    private static byte[] wrapped;
    private static String keys;
    private static String otherKeys;
    private static String digest;
    private static String elfDigest;

    private record Row(String name, int code, String says, List<String> args) {}

    private record Result(int code, String out, String err) {}

    @BeforeAll
    static void makeHonestFiles() throws Exception {
        String proof = folder.resolve("honest.proof").toString();
        assertEquals(0, larch(List.of("prove", ELF, "--input", INPUT, "-o", proof)).code());
        elfDigest = Hex.of(ProofFile.read(proof).zkvm().orElseThrow().key().digest());
        zkvm = Files.readAllBytes(Path.of(proof));
        wrapped = Honest.wrappedProof().encode();
        var reference = PublicParameters.insecureTest().verifierKey();
        keys = folder.resolve("keys").toString();
        KeyFolder.of(keys).write(Honest.wrapperKeys(Honest.SHAPE, reference));
        otherKeys = folder.resolve("other-keys").toString();
        KeyFolder.of(otherKeys).write(Honest.wrapperKeys(Honest.OTHER_SHAPE, reference));
        digest = Hex.of(Honest.DIGEST);
    }

    private static Stream<Row> zkvmProofs() throws Exception {
        int end = zkvm.length;
        return Stream.of(
                zkvm("honest", 0, "", b -> b),
                zkvm("last scalar changed", 1, "invalid", b -> flip(b, end - 1)),
                zkvm("input changed", 1, "invalid", b -> flip(b, ZKVM_SECTIONS + 85 + 20)),
                zkvm("termination changed", 1, "invalid", b -> flip(b, ZKVM_SECTIONS + 85 + 7)),
                zkvm("panic changed", 1, "invalid", b -> flip(b, ZKVM_SECTIONS + 85 + 15)),
                zkvm("entry row changed", 1, "invalid", b -> flip(b, ZKVM_SECTIONS + 20)),
                verify("another program", 1, "invalid", zkvm, OTHER_ELF),
                verify("another input", 1, "public input", zkvm, ELF, "--input", ELF),
                verify("another output", 1, "output", zkvm, ELF, "--output", INPUT),
                zkvm("a scalar of 2^256 - 1", 2, "modulus", b -> ones(b, end - 32)),
                zkvm("a byte less", 2, "section", b -> Arrays.copyOf(b, end - 1)),
                zkvm("a byte more", 2, "longer", b -> Arrays.copyOf(b, end + 1)),
                zkvm("empty", 2, "not a Larch file", b -> new byte[0]),
                zkvm("text", 2, "not a Larch file", b -> "hello".getBytes(StandardCharsets.UTF_8)),
                zkvm("another magic", 2, "not a Larch file", b -> flip(b, 0)),
                zkvm("a wrapped one by name", 2, "sections", b -> set(b, KIND, 2)),
                zkvm(
                        "another protocol",
                        2,
                        "made with protocol 7, this program speaks 1",
                        b -> set(b, PROTOCOL, 7)),
                zkvm("a huge section", 2, "section", b -> set(b, 24, 0x7f)),
                verify("no such program", 2, "no such file", zkvm, "none.elf"),
                verify("a program that is none", 2, "NOT_ELF", zkvm, INPUT),
                verify("a digest above r", 2, "not a program digest", zkvm, "f".repeat(64)),
                verify("no such input", 2, "no such file", zkvm, ELF, "--input", "none.bin"),
                verify("no such ptau file", 2, "cannot read", zkvm, ELF, "--ptau", "none.ptau"),
                verify("a ptau file that is none", 2, "tau", zkvm, ELF, "--ptau", ELF));
    }

    private static Stream<Row> wrappedProofs() throws Exception {
        int end = wrapped.length;
        int groth16 = WRAPPED_SECTION + 2 + 8 + 32 + 4 + 2 + 4 + 3;
        String[] test = {"--keys", keys, "--allow-test-keys"};
        return Stream.of(
                wrapped("wrapped", 0, "", b -> b, test),
                wrapped("scalar of R changed", 1, "invalid", b -> flip(b, end - 33 - 32), test),
                wrapped("sign of Ar changed", 1, "invalid", b -> xor(b, groth16, 0x40), test),
                wrapped("output changed", 1, "invalid", b -> flip(b, groth16 - 1), test),
                wrapped("digest changed", 1, "invalid", b -> flip(b, groth16 - 14), test),
                verify("wrapped, other program", 1, "program", wrapped, ELF, test),
                wrapped("wrapped and cut", 2, "section", b -> Arrays.copyOf(b, end - 1), test),
                wrapped("wrapped, one more", 2, "longer", b -> Arrays.copyOf(b, end + 1), test),
                wrapped("wrapped, a scalar of ones", 2, "modulus", b -> ones(b, end - 32), test),
                wrapped(
                        "wrapped, another protocol",
                        2,
                        "made with protocol 9, this program speaks 1",
                        b -> set(b, PROTOCOL, 9),
                        test),
                wrapped("no keys", 2, "--keys", b -> b),
                wrapped("test keys not allowed", 2, "--allow-test-keys", b -> b, "--keys", keys),
                wrapped("keys of another shape", 2, "shape", b -> b, "--keys", otherKeys, test[2]),
                wrapped("no such keys", 2, "larch setup", b -> b, "--keys", "none", test[2]),
                wrapped("keys that are a file", 2, "cannot read", b -> b, "--keys", ELF, test[2]),
                damagedKeys("a byte in the middle", b -> flip(b, b.length / 2), "point"),
                damagedKeys("the checksum", b -> flip(b, b.length - 1), "checksum"),
                damagedKeys("a byte less", b -> Arrays.copyOf(b, b.length - 1), "early"),
                damagedKeys("a byte more", b -> Arrays.copyOf(b, b.length + 1), "after the end"),
                damagedKeys("the version", b -> flip(b, 0), "version"),
                damagedKeys("the shape", b -> flip(b, KEY_SHAPE + 5), "another circuit"),
                damagedKeys("all of it", b -> new byte[0], "early"));
    }

    private static Stream<Row> otherCommands() throws Exception {
        String proof = file("cut", Arrays.copyOf(zkvm, zkvm.length - 1));
        String changed = file("changed", flip(zkvm, zkvm.length - 1));
        String small = file("small", Honest.zkvmProof().encode());
        String whole = file("whole", wrapped);
        String noKey = file("nokey", flip(Files.readAllBytes(Path.of(keys, "verifying.key")), 100));
        String out = folder.resolve("out").toString();
        return Stream.of(
                row("inspect a cut proof", 2, "section", "inspect", proof),
                row("inspect a changed proof", 0, "", "inspect", changed),
                row("inspect text", 2, "not a file that Larch knows", "inspect", INPUT),
                row("inspect a damaged key", 2, "nokey", "inspect", noKey),
                row("inspect nothing", 2, "no such file", "inspect", "none"),
                row("inspect a folder", 2, "cannot read", "inspect", folder.toString()),
                row("wrap a cut proof", 2, "section", "wrap", proof, "--keys", keys, "-o", out),
                row("wrap for other keys", 2, "shape", "wrap", changed, "--keys", keys, "-o", out),
                row(
                        "wrap, keys of another circuit",
                        2,
                        "another circuit",
                        "wrap",
                        small,
                        "--keys",
                        keys,
                        "-o",
                        out),
                row("wrap twice", 2, "already", "wrap", whole, "--keys", keys, "-o", out),
                row("wrap without keys", 2, "--keys", "wrap", changed, "-o", out),
                row("export nothing", 2, "no such file", "export", "calldata", "none", "-o", out),
                row("export a cut proof", 2, "section", "export", "calldata", proof, "-o", out),
                row(
                        "export what is not wrapped",
                        2,
                        "yet",
                        "export",
                        "calldata",
                        changed,
                        "-o",
                        out),
                row("export no keys", 2, "cannot read", "export", "vk-json", ELF, "-o", out),
                row("setup of text", 2, "NOT_ELF", "setup", INPUT, "-o", out),
                row(
                        "setup of no shape",
                        2,
                        "no program shape",
                        "setup",
                        "b1-m9-k9-io9-a9-t9",
                        "-o",
                        out),
                row("run text", 2, "NOT_ELF", "run", INPUT),
                row("run with too much input", 3, "trapped", "run", ELF, "--input", ELF),
                row("prove text", 2, "NOT_ELF", "prove", INPUT, "-o", out),
                row(
                        "prove with too much input",
                        3,
                        "trapped",
                        "prove",
                        ELF,
                        "--input",
                        ELF,
                        "-o",
                        out),
                row(
                        "prove into no folder",
                        2,
                        "cannot write",
                        "prove",
                        ELF,
                        "--input",
                        INPUT,
                        "-o",
                        "none/x"));
    }

    @TestFactory
    Stream<DynamicTest> damageGivesItsExitCode() throws Exception {
        return Stream.of(zkvmProofs(), wrappedProofs(), otherCommands())
                .flatMap(rows -> rows)
                .map(row -> DynamicTest.dynamicTest(row.name(), () -> check(row)));
    }

    private static void check(Row row) {
        Result plain = larch(row.args());
        assertEquals(row.code(), plain.code(), plain.err());
        assertFalse(plain.err().contains("\tat "), plain.err());
        if (row.code() != 0) {
            List<String> said =
                    plain.err().lines().filter(line -> line.contains(row.says())).toList();
            assertFalse(said.isEmpty(), row.says() + " in " + plain.err());
            assertTrue(said.get(0).startsWith("larch: "), plain.err());
        }
        if (row.args().get(0).equals("verify")) {
            List<String> args = new ArrayList<>(row.args());
            args.add("--json");
            Result json = larch(args);
            assertEquals(row.code(), json.code());
            assertTrue(json.out().contains("\"valid\":" + (row.code() == 0)), json.out());
            assertTrue(json.out().contains("\"reason\":"), json.out());
            assertEquals(1, json.out().lines().count(), json.out());
        }
    }

    /** Any byte of a proof changed: the command says invalid or malformed, and nothing else. */
    @Test
    void noChangedByteIsABug() throws Exception {
        for (byte[] honest : List.of(zkvm, wrapped)) {
            int step = 1 + honest.length / 120;
            for (int i = 0; i < honest.length; i += i < 60 ? 1 : step) {
                String name = file("flipped", xor(honest, i, 0x21));
                String program = honest == zkvm ? elfDigest : digest;
                Result verified =
                        larch(
                                List.of(
                                        "verify",
                                        name,
                                        "--program",
                                        program,
                                        "--keys",
                                        keys,
                                        "--allow-test-keys"));
                assertTrue(verified.code() == 1 || verified.code() == 2, verified.err());
                Result inspected = larch(List.of("inspect", name));
                assertTrue(inspected.code() == 0 || inspected.code() == 2, inspected.err());
            }
        }
    }

    private static Row zkvm(String name, int code, String says, UnaryOperator<byte[]> damage)
            throws Exception {
        return verify(name, code, says, damage.apply(zkvm.clone()), ELF);
    }

    private static Row wrapped(
            String name, int code, String says, UnaryOperator<byte[]> damage, String... more)
            throws Exception {
        return verify(name, code, says, damage.apply(wrapped.clone()), digest, more);
    }

    private static Row damagedKeys(String name, UnaryOperator<byte[]> damage, String says)
            throws Exception {
        Path copy = Files.createDirectory(folder.resolve("keys without " + name));
        byte[] bytes = Files.readAllBytes(Path.of(keys, "verifying.key"));
        Files.write(copy.resolve("verifying.key"), damage.apply(bytes));
        String[] options = {"--keys", copy.toString(), "--allow-test-keys"};
        return wrapped("keys: " + name, 2, says, b -> b, options);
    }

    private static Row verify(
            String name, int code, String says, byte[] proof, String program, String... more)
            throws Exception {
        List<String> args =
                new ArrayList<>(List.of("verify", file(name, proof), "--program", program));
        args.addAll(List.of(more));
        return new Row(name, code, says, args);
    }

    private static Row row(String name, int code, String says, String... args) {
        return new Row(name, code, says, List.of(args));
    }

    private static String file(String name, byte[] bytes) throws Exception {
        return Files.write(folder.resolve(name.replaceAll("[^a-z0-9]", "-")), bytes).toString();
    }

    private static byte[] flip(byte[] bytes, int at) {
        return xor(bytes, at, 1);
    }

    private static byte[] xor(byte[] bytes, int at, int with) {
        byte[] out = bytes.clone();
        out[at] ^= (byte) with;
        return out;
    }

    private static byte[] set(byte[] bytes, int at, int value) {
        byte[] out = bytes.clone();
        out[at] = (byte) value;
        return out;
    }

    private static byte[] ones(byte[] bytes, int at) {
        byte[] out = bytes.clone();
        ByteBuffer.wrap(out).putLong(at, -1).putLong(at + 8, -1);
        return out;
    }

    private static Result larch(List<String> args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int code =
                Main.run(
                        args.toArray(String[]::new),
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false);
        return new Result(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
