// SPDX-License-Identifier: Apache-2.0
package io.larch.elf;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged files are parsed or refused with the typed exception, nothing else. */
class ElfMutationTest {
    private static final int[] FLIPS = {0x01, 0x08, 0x40, 0x80, 0xff};

    static Stream<byte[]> files() throws IOException {
        return Stream.concat(Stream.of(new ElfBytes().bytes()), RealElf.smallest());
    }

    @ParameterizedTest
    @MethodSource("files")
    void survivesTruncationAtEveryByte(byte[] file) {
        for (int length = 0; length < file.length; length++) {
            parse(Arrays.copyOf(file, length));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void survivesEveryDamagedByte(byte[] file) {
        for (int at = 0; at < file.length; at++) {
            for (int flip : FLIPS) {
                byte[] damaged = file.clone();
                damaged[at] ^= (byte) flip;
                parse(damaged);
            }
        }
    }

    @Test
    void survivesRandomDamageInSeveralPlaces() {
        long seed = Long.getLong("larch.seed", System.nanoTime());
        System.out.println(
                "repeat with mvn test -pl elf -Dtest=ElfMutationTest -Dlarch.seed=" + seed);
        Random random = new Random(seed);
        byte[] file = new ElfBytes().bytes();
        for (int n = 0; n < 50_000; n++) {
            byte[] damaged = file.clone();
            for (int k = 0; k < 3; k++) {
                int value = random.nextBoolean() ? random.nextInt() : -random.nextInt(2);
                damaged[random.nextInt(file.length)] = (byte) value;
            }
            parse(damaged);
        }
    }

    @Test
    void refusesRandomBytes() {
        Random random = new Random(1);
        for (int n = 0; n < 1000; n++) {
            byte[] bytes = new byte[random.nextInt(300)];
            random.nextBytes(bytes);
            assertFalse(parse(bytes));
        }
    }

    private static boolean parse(byte[] bytes) {
        try {
            ElfFile elf = ElfFile.parse(bytes);
            elf.functionAt(elf.entry());
            elf.note("Larch", 1);
            return true;
        } catch (ElfException e) {
            assertTrue(e.getMessage().startsWith(e.reason().name()));
            return false;
        }
    }
}
