// SPDX-License-Identifier: Apache-2.0
package io.larch.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.Ceremony;
import io.larch.ProofListener;
import io.larch.bn254.FrElement;
import io.larch.bn254.JavaKernels;
import io.larch.bn254.Kernels;
import io.larch.bn254.Parallel;
import io.larch.cli.console.Terminal;
import io.larch.cli.guest.Programs;
import io.larch.groth16.Beacon;
import io.larch.groth16.Groth16Proof;
import io.larch.groth16.Groth16Prover;
import io.larch.groth16.Groth16Verifier;
import io.larch.groth16.InvalidGroth16ProofException;
import io.larch.groth16.circuit.CircuitBuilder;
import io.larch.groth16.circuit.CircuitField;
import io.larch.groth16.circuit.Wire;
import io.larch.groth16.interop.KnownPtau;
import io.larch.wrapper.WrapperCeremony;
import io.larch.wrapper.WrapperCeremonyFile;
import io.larch.wrapper.WrapperCircuit;
import io.larch.wrapper.WrapperKeyFile;
import io.larch.wrapper.WrapperProvingKey;
import io.larch.wrapper.WrapperVerifyingKey;
import io.larch.zkvm.shape.ProofShape;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of a ceremony, over a small circuit that has the public inputs of a wrapper. */
class CeremonyCommandTest {
    private static final String SHAPE = "b10-m8-k16-io7-a10-t16";
    private static final String OTHER_SHAPE = "b10-m8-k16-io7-a10-t18";
    private static final String BEACON = "00112233445566778899aabbccddeeff";
    private static final int LINKS = 9;
    private static final Parallel PARALLEL = new Parallel(2);
    private static final Kernels KERNELS = new JavaKernels(PARALLEL);
    private static final Function<ProofShape, WrapperCircuit> CIRCUITS =
            shape -> new WrapperCircuit(shape, circuit(LINKS).compile());

    @TempDir private static Path folder;

    private static String ptau;
    private static String start;
    private static String one;
    private static String two;
    private static String sealed;

    /** What a command left behind. */
    private record Result(int code, String out, String err) {}

    @BeforeAll
    static void holdACeremony() throws IOException {
        ptau = ptau("test.ptau", 4, 123, true);
        start = path("start");
        one = path("one");
        two = path("two");
        sealed = path("sealed");
        fine("start", SHAPE, "--ptau", ptau, "-o", start);
        fine("contribute", start, "-o", one);
        fine("contribute", one, "-o", two);
        fine("seal", two, "--beacon", BEACON, "--log-iterations", "3", "-o", sealed);
    }

    @AfterAll
    static void close() {
        PARALLEL.close();
    }

    private static String ptau(String name, int power, long tau, boolean prepared)
            throws IOException {
        FrElement secret = FrElement.of(tau).pow(99);
        Path file = folder.resolve(name);
        new KnownPtau(KERNELS, secret, FrElement.of(77), FrElement.of(78))
                .write(file, power, prepared);
        return file.toString();
    }

    /** d = a·b·c, and a chain of squares that makes the circuit larger. */
    private static CircuitBuilder circuit(int links) {
        CircuitBuilder builder = new CircuitBuilder();
        CircuitField f = builder.field();
        Wire a = f.publicInput("a");
        Wire product = f.mul(a, f.mul(f.publicInput("b"), f.publicInput("c")));
        f.assertEqual(product, f.publicInput("d"));
        Wire x = f.privateInput("x");
        f.assertEqual(x, a);
        for (int i = 0; i < links; i++) {
            x = f.mul(f.add(x, f.constant(5)), f.add(x, a));
        }
        f.assertEqual(x, f.privateInput("end"));
        return builder;
    }

    @Test
    void aCeremonyIsVerifiedAndMakesKeysThatAreNotMarked() throws Exception {
        Result verified = fine("verify", sealed, SHAPE, "--ptau", ptau);
        assertTrue(verified.out().contains("\"valid\":true"), verified.out());
        assertTrue(verified.out().contains("\"sealed\":true,"), verified.out());
        assertTrue(verified.out().contains("\"contributions\":2"), verified.out());
        assertTrue(verified.out().contains("\"beaconHex\":\"" + BEACON), verified.out());
        fine("verify", two, SHAPE, "--ptau", ptau);
        String keys = path("keys");
        fine(
                "finish",
                sealed,
                SHAPE,
                "--ptau",
                ptau,
                "--beacon",
                BEACON,
                "--log-iterations",
                "3",
                "-o",
                keys);
        WrapperVerifyingKey verifying;
        WrapperProvingKey proving;
        try (InputStream v = Files.newInputStream(Path.of(keys, "verifying.key"));
                InputStream p = Files.newInputStream(Path.of(keys, "proving.key"))) {
            verifying = WrapperKeyFile.readVerifying(v);
            proving = WrapperKeyFile.readProving(KERNELS, p);
        }
        assertFalse(verifying.test() || proving.test());
        List<FrElement> inputs = List.of(of(2), of(3), of(4), of(24));
        FrElement end = of(2);
        for (int i = 0; i < LINKS; i++) {
            end = end.add(of(5)).mul(end.add(of(2)));
        }
        var circuit = circuit(LINKS).compile();
        Groth16Proof proof =
                new Groth16Prover(KERNELS, circuit.r1cs(), proving.groth16(), new SecureRandom())
                        .prove(circuit.assign(inputs, List.of(of(2), end)));
        Groth16Verifier.verify(verifying.groth16(), inputs, proof);
        List<FrElement> others = List.of(of(2), of(3), of(4), of(25));
        assertThrows(
                InvalidGroth16ProofException.class,
                () -> Groth16Verifier.verify(verifying.groth16(), others, proof));
    }

    private static FrElement of(long v) {
        return FrElement.of(v);
    }

    /** Every step's report ends with the hash that the next reports and a verification list. */
    @Test
    void transcriptsAreThoseThatContributorsPublished() {
        Result again = fine("contribute", one, "-o", path("again"));
        String published = again.out().replaceAll(".*\"transcript\":\"([0-9a-f]{64})\".*\\R", "$1");
        Result listed = fine("verify", path("again"), SHAPE, "--ptau", ptau);
        assertTrue(listed.out().contains("\"" + published + "\"]"), listed.out());
    }

    @Test
    void aFileThatIsNotPreparedMakesTheSameStart() throws IOException {
        String plain = ptau("plain.ptau", 4, 123, false);
        fine("start", SHAPE, "--ptau", plain, "-o", path("plain"));
        assertEquals(-1, Files.mismatch(Path.of(start), folder.resolve("plain")));
    }

    @Test
    void invalidCeremoniesEndWithOne() throws Exception {
        refused(1, "nobody contributed", "verify", start, SHAPE, "--ptau", ptau);
        String other = ptau("other.ptau", 4, 124, true);
        refused(1, "began with other keys", "verify", sealed, SHAPE, "--ptau", other);
        String[] right = {"--beacon", BEACON, "--log-iterations", "3"};
        refused(
                1,
                "began with other keys",
                with(right, "finish", sealed, SHAPE, "--ptau", other, "-o", "x"));
        String[] announced = {"--beacon", "0011", "--log-iterations", "3"};
        refused(1, "announced", with(announced, "verify", sealed, SHAPE, "--ptau", ptau));
        refused(
                1,
                "announced",
                with(announced, "finish", sealed, SHAPE, "--ptau", ptau, "-o", "x"));
        refused(1, "announced", with(announced, "verify", two, SHAPE, "--ptau", ptau));
        refused(1, "began with other keys", "verify", foreign(), SHAPE, "--ptau", ptau);
        assertTrue(Files.notExists(Path.of("x")));
    }

    /** A sealed ceremony for another circuit that says it is for this shape. */
    private static String foreign() throws Exception {
        try (Ceremony ceremony =
                new Ceremony(1, shape -> new WrapperCircuit(shape, circuit(LINKS - 1).compile()))) {
            ProofShape shape = ShapeText.parse(SHAPE).orElseThrow();
            WrapperCeremony state =
                    ceremony.contribute(ceremony.start(shape, Path.of(ptau), ProofListener.NONE));
            WrapperCeremony last = ceremony.seal(state, new Beacon(new byte[1], 0));
            ceremony.verify(last, Path.of(ptau), Optional.empty(), ProofListener.NONE);
            try (OutputStream out = Files.newOutputStream(folder.resolve("foreign"))) {
                WrapperCeremonyFile.write(out, last);
            }
        }
        return path("foreign");
    }

    @Test
    void usageAndUnusableFilesEndWithTwo() throws IOException {
        refused(2, "is a ceremony for", "verify", sealed, OTHER_SHAPE, "--ptau", ptau);
        String[] right = {"--beacon", BEACON, "--log-iterations", "3"};
        refused(
                2,
                "is a ceremony for",
                with(right, "finish", sealed, OTHER_SHAPE, "--ptau", ptau, "-o", "x"));
        refused(2, "not sealed", with(right, "finish", two, SHAPE, "--ptau", ptau, "-o", "x"));
        refused(2, "announced", "finish", sealed, SHAPE, "--ptau", ptau, "-o", "x");
        refused(2, "sealed", "contribute", sealed, "-o", "x");
        refused(2, "announced", "seal", two, "-o", "x");
        refused(
                2,
                "not a beacon",
                "seal",
                two,
                "--beacon",
                "0",
                "--log-iterations",
                "1",
                "-o",
                "x");
        refused(
                2,
                "not a beacon",
                "seal",
                two,
                "--beacon",
                "00",
                "--log-iterations",
                "41",
                "-o",
                "x");
        refused(2, "--log-iterations", "seal", two, "--beacon", "00", "-o", "x");
        String[] again = {"--beacon", "00", "--log-iterations", "1", "-o", "x"};
        refused(2, "sealed", with(again, "seal", sealed));
        refused(2, "nobody contributed", with(again, "seal", start));
        String small = ptau("small.ptau", 3, 123, true);
        refused(2, "powers", "start", SHAPE, "--ptau", small, "-o", "x");
        refused(2, "powers", "verify", sealed, SHAPE, "--ptau", small);
        refused(2, "ptau", "start", SHAPE, "--ptau", sealed, "-o", "x");
        refused(2, "absent", "start", SHAPE, "--ptau", path("absent"), "-o", "x");
        refused(2, "no such file", "contribute", path("absent"), "-o", "x");
        refused(2, "not the state", "contribute", ptau, "-o", "x");
        refused(2, "--ptau", "start", SHAPE, "-o", "x");
        refused(2, "what?");
        assertTrue(Files.notExists(Path.of("x")));
    }

    @Test
    void damageEndsWithTwoWhereverItIs() throws IOException {
        byte[] good = Files.readAllBytes(Path.of(sealed));
        Path file = folder.resolve("damaged");
        int step = Math.max(1, good.length / 60);
        for (int at = 0; at < good.length; at += step) {
            byte[] bad = good.clone();
            bad[at] ^= 4;
            Files.write(file, bad);
            assertEquals(2, larch("contribute", file.toString(), "-o", "x").code(), "byte " + at);
        }
        for (int n : new int[] {0, 5, 40, good.length - 1}) {
            Files.write(file, java.util.Arrays.copyOf(good, n));
            refused(2, "damaged", "contribute", file.toString(), "-o", "x");
        }
        Files.write(file, java.util.Arrays.copyOf(good, good.length + 1));
        refused(2, "damaged", "contribute", file.toString(), "-o", "x");
    }

    @Test
    void inspectKnowsStatesAndPowers() {
        Result state = run(with(new String[] {"--json"}, "inspect", sealed));
        assertEquals(0, state.code(), state.err());
        assertTrue(state.out().contains("\"kind\":\"ceremony\""), state.out());
        assertTrue(state.out().contains("\"sealed\":true"), state.out());
        Result powers = run(with(new String[] {"--json"}, "inspect", ptau));
        assertEquals(0, powers.code(), powers.err());
        assertTrue(powers.out().contains("\"kind\":\"powers-of-tau\""), powers.out());
        assertTrue(powers.out().contains("\"powersG2\":16,\"prepared\":true"), powers.out());
    }

    /** A command that ends so, with these words on standard error or as its reason. */
    private static void refused(int code, String words, String... args) {
        Result r = larch(args);
        assertEquals(code, r.code(), r.err());
        assertTrue((r.err() + r.out()).contains(words), r.err() + r.out());
    }

    private static Result fine(String... args) {
        Result r = larch(args);
        assertEquals(0, r.code(), r.err());
        return r;
    }

    private static String[] with(String[] last, String... first) {
        String[] all = java.util.Arrays.copyOf(first, first.length + last.length);
        System.arraycopy(last, 0, all, first.length, last.length);
        return all;
    }

    private static Result larch(String... args) {
        String[] json = args.length == 0 ? new String[0] : new String[] {"--json"};
        return run(with(with(json, args), "ceremony"));
    }

    private static Result run(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal =
                new Terminal(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false);
        int code =
                Main.run(
                        args,
                        terminal,
                        LarchCommand.commandLine(terminal, Programs.ofThisProcess(), CIRCUITS));
        return new Result(
                code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static String path(String name) {
        return folder.resolve(name).toString();
    }
}
