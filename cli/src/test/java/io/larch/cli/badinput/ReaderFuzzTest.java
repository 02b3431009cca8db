// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Coverage-guided fuzzing of the readers, with the promise of {@link Reader#read}. A test run
 * replays the seeds and whatever crashed before, which lie beside this class's resources; {@code
 * JAZZER_FUZZ=1} before the command in CONTRIBUTING.md looks for new inputs.
 */
@Tag("fuzz")
class ReaderFuzzTest {
    private static final Path SEEDS =
            Path.of("src/test/resources/io/larch/cli/badinput/ReaderFuzzTestInputs");

    @FuzzTest(maxDuration = "5m")
    void elf(byte[] bytes) {
        Holder.GUEST.read(bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void zkvmProof(byte[] bytes) {
        Holder.ZKVM.read(bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void wrappedProof(byte[] bytes) {
        Holder.WRAPPED.read(bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void verifyingKey(byte[] bytes) {
        sealed(Holder.VERIFYING_KEY, bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void ceremony(byte[] bytes) {
        sealed(Holder.CEREMONY, bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void powersOfTau(byte[] bytes) {
        Holder.PTAU.read(bytes);
    }

    @FuzzTest(maxDuration = "5m")
    void json(byte[] bytes) {
        Holder.JSON_KEY.read(bytes);
        Holder.JSON_INPUTS.read(bytes);
    }

    /** A checksum would keep the fuzzer out. */
    private static void sealed(Reader reader, byte[] bytes) {
        reader.read(reader.sample().seal().apply(bytes));
    }

    /** Seeds are honest files; {@code -Dlarch.golden=write} replaces those that are no longer. */
    @Test
    void everyTargetHasAnHonestSeed() throws IOException {
        seed("elf", Holder.GUEST);
        seed("zkvmProof", Holder.ZKVM);
        seed("wrappedProof", Holder.WRAPPED);
        seed("verifyingKey", Holder.VERIFYING_KEY);
        seed("ceremony", Holder.CEREMONY);
        seed("powersOfTau", Holder.PTAU);
        seed("json", Holder.JSON_KEY);
    }

    private static void seed(String target, Reader reader) throws IOException {
        Path file = SEEDS.resolve(target).resolve("honest");
        boolean honest = isHonest(file, reader);
        if (!honest && "write".equals(System.getProperty("larch.golden"))) {
            Files.createDirectories(file.getParent());
            Files.write(file, reader.sample().bytes());
            honest = true;
        }
        assertTrue(honest, "the seed of " + target + ": run with -Dlarch.golden=write");
    }

    private static boolean isHonest(Path file, Reader reader) throws IOException {
        return Files.exists(file)
                && reader.read(Files.readAllBytes(file)) == Reader.Outcome.ACCEPTED;
    }

    private static final class Holder {
        static final Reader GUEST = named("guest");
        static final Reader ZKVM = named("zkVM proof");
        static final Reader WRAPPED = named("wrapped proof");
        static final Reader VERIFYING_KEY = named("wrapper verifying key");
        static final Reader CEREMONY = named("ceremony state");
        static final Reader PTAU = named("powers of tau");
        static final Reader JSON_KEY = named("verification_key.json");
        static final Reader JSON_INPUTS = named("public.json");

        private static Reader named(String name) {
            try {
                return Readers.named(name);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
