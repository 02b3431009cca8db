// SPDX-License-Identifier: Apache-2.0
package io.larch.cli.badinput;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.larch.cli.badinput.Reader.Outcome;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every reader against every kind of damage: it refuses with its typed exception, or what it
 * returns has the given bytes as its encoding; and it allocates little more than for an honest
 * file.
 */
class BadInputTest {
    /** The beginning of a file, where lengths are, is damaged at every byte. */
    private static final int BEGINNING = 160;

    private static final int[] FLIPS = {0x01, 0x80};

    @TestFactory
    Stream<DynamicTest> honestFilesAreAccepted() throws Exception {
        return each(r -> assertEquals(Outcome.ACCEPTED, r.read(r.sample().bytes())));
    }

    @TestFactory
    Stream<DynamicTest> truncatedFilesAreRefused() throws Exception {
        return each(
                r -> {
                    byte[] bytes = r.sample().bytes();
                    for (int n = 0; n < bytes.length; n += step(r, n)) {
                        byte[] cut = Arrays.copyOf(bytes, n);
                        measured(r, cut, "cut at " + n, mayEndEarly(r));
                        measured(r, r.sample().seal().apply(cut), "sealed at " + n, mayEndEarly(r));
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> extendedFilesAreRefused() throws Exception {
        return each(
                r -> {
                    byte[] bytes = r.sample().bytes();
                    for (int value : new int[] {0, 1, 0xFF, '}'}) {
                        byte[] longer = Arrays.copyOf(bytes, bytes.length + 1);
                        longer[bytes.length] = (byte) value;
                        measured(r, longer, "followed by " + value, isElf(r));
                        measured(r, r.sample().seal().apply(longer), "sealed " + value, isElf(r));
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> changedBytesAreRefusedOrMeanSomethingElse() throws Exception {
        return each(
                r -> {
                    byte[] bytes = r.sample().bytes();
                    for (int i = 0; i < bytes.length; i += step(r, i)) {
                        for (int flip : FLIPS) {
                            byte[] other = bytes.clone();
                            other[i] ^= (byte) flip;
                            String what = "byte " + i + " xor " + flip;
                            measured(r, other, what, true);
                            byte[] sealed = r.sample().seal().apply(other);
                            if (!Arrays.equals(sealed, other)) {
                                assertEquals(Outcome.REFUSED, r.read(other), what);
                                measured(r, sealed, what + ", sealed", true);
                            }
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> badFieldsAreRefused() throws Exception {
        return each(
                r -> {
                    for (Field field : r.sample().fields()) {
                        for (Replacement by : field.replacements()) {
                            byte[] other = field.replaced(r.sample().bytes(), by.bytes());
                            String what = field.name() + ": " + by.name();
                            measured(r, r.sample().seal().apply(other), what, !by.mustFail());
                        }
                    }
                });
    }

    @TestFactory
    Stream<DynamicTest> randomBytesAreRefused() throws Exception {
        long seed = Long.getLong("larch.seed", System.nanoTime());
        System.out.println("seed " + seed + "; rerun: mvn verify -pl cli -am -Dlarch.seed=" + seed);
        return each(
                r -> {
                    Random random = new Random(seed);
                    byte[] bytes = r.sample().bytes();
                    for (int i = 0; i < Math.min(100, r.places()); i++) {
                        byte[] noise = new byte[random.nextInt(2 * Math.min(bytes.length, 2000))];
                        random.nextBytes(noise);
                        measured(r, noise, "noise " + i, true);
                        byte[] tail = bytes.clone();
                        int from = random.nextInt(bytes.length);
                        for (int k = from; k < bytes.length; k++) {
                            tail[k] = (byte) random.nextInt();
                        }
                        measured(r, tail, "noise from " + from, true);
                        byte[] several = bytes.clone();
                        for (int k = 0; k < 3; k++) {
                            several[random.nextInt(bytes.length)] = (byte) random.nextInt();
                        }
                        measured(r, r.sample().seal().apply(several), "several " + i, true);
                    }
                });
    }

    private static Stream<DynamicTest> each(Consumer<Reader> test) throws Exception {
        return Readers.all().stream()
                .map(r -> DynamicTest.dynamicTest(r.name(), () -> test.accept(r)));
    }

    private static int step(Reader r, int at) {
        return at < BEGINNING ? 1 : 1 + r.sample().bytes().length / r.places();
    }

    private static boolean isElf(Reader r) {
        return r.name().equals("ELF") || r.name().equals("guest");
    }

    /** The end of an ELF file may hold nothing that is read; JSON may end in white space. */
    private static boolean mayEndEarly(Reader r) {
        return isElf(r) || r.name().endsWith(".json");
    }

    /** Reads bytes within the allowed memory. */
    private static void measured(Reader r, byte[] bytes, String what, boolean mayPass) {
        long before = AllocatedBytes.now();
        Outcome outcome;
        try {
            outcome = r.read(bytes);
        } catch (AssertionError e) {
            throw new AssertionError(what + ": " + e.getMessage(), e);
        }
        long allocated = AllocatedBytes.now() - before;
        assertTrue(mayPass || outcome == Outcome.REFUSED, () -> what + " was accepted");
        long bound = 2 * honestAllocation(r) + 16L * bytes.length + r.slack();
        assertTrue(allocated <= bound, () -> what + " allocates " + allocated + " > " + bound);
    }

    private static final java.util.Map<String, Long> HONEST = new java.util.HashMap<>();

    private static long honestAllocation(Reader r) {
        return HONEST.computeIfAbsent(
                r.name(),
                name -> {
                    r.read(r.sample().bytes());
                    long before = AllocatedBytes.now();
                    r.read(r.sample().bytes());
                    return AllocatedBytes.now() - before;
                });
    }
}
