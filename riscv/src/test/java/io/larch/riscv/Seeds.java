// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;

/** Seeded generators that say how to repeat a run, and what else tests ask the host. */
final class Seeds {
    private static final long[] EDGES = {
        0,
        1,
        2,
        3,
        5,
        7,
        8,
        31,
        32,
        33,
        63,
        64,
        0x7f,
        0x80,
        0xff,
        0x7fff,
        0x8000,
        0x7fffffffL,
        0x80000000L,
        0xffffffffL,
        0x100000000L,
        0xffffffff80000000L,
        0xffffffff7fffffffL,
        0xdeadbeef00000000L,
        0xdeadbeef80000000L,
        0x12345678ffffffffL,
        0x5555555555555555L,
        0xaaaaaaaaaaaaaaaaL,
        Long.MAX_VALUE,
        Long.MIN_VALUE,
        Long.MIN_VALUE + 1,
        -1,
        -2,
        -3,
        -8,
    };

    private Seeds() {}

    /** A generator seeded by {@link #seed}. */
    static Random random(Class<?> test) {
        return new Random(seed(test));
    }

    /** The seed of -Dlarch.seed, or one from the clock; printed. */
    static long seed(Class<?> test) {
        long seed = Long.getLong("larch.seed", System.nanoTime());
        System.out.printf(
                "%s: repeat with mvn test -pl riscv -am -Dtest=%s -Dlarch.seed=%d%n",
                test.getSimpleName(), test.getSimpleName(), seed);
        return seed;
    }

    static long[] edges() {
        return EDGES.clone();
    }

    /** An edge value, a near-edge value, a short number or any word. */
    static long word(Random random) {
        long edge = EDGES[random.nextInt(EDGES.length)];
        return switch (random.nextInt(4)) {
            case 0 -> edge;
            case 1 -> edge + random.nextInt(5) - 2;
            case 2 -> random.nextLong() >> random.nextInt(64);
            default -> random.nextLong();
        };
    }

    /** Whether a program is found on the path. */
    static boolean isInstalled(String program) {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(":"))
                .anyMatch(d -> Files.isExecutable(Path.of(d, program)));
    }
}
