// SPDX-License-Identifier: Apache-2.0
package io.larch.riscv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;

/**
 * The seeds of random tests. Each check runs first with every seed that was kept for it in {@code
 * regressions/seeds.csv}, then with new ones; a failure says how to repeat it and which line keeps
 * it. With -Dlarch.seed=N that seed alone is run.
 */
final class Seeds {
    static final Path KEPT = Path.of("src/test/resources/regressions/seeds.csv");

    /** The case of a test that has no cases. */
    static final String ONLY = "-";

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

    /** A check that draws from a generator. */
    @FunctionalInterface
    interface Check<E extends Exception> {
        void run(Random random) throws E;
    }

    /**
     * A line of the file of kept seeds.
     *
     * @param test simple name of the class whose seed it is
     * @param what the parameter of the test, or {@link #ONLY}
     * @param seed the seed
     */
    record Kept(String test, String what, long seed) {}

    /** Runs a check with the kept seeds of a test, then with a new one. */
    static <E extends Exception> void each(Class<?> test, Check<E> check) throws E {
        each(test, ONLY, 1, check);
    }

    /** Runs a check with the kept seeds of a case of a test, then with some new ones. */
    static <E extends Exception> void each(Class<?> test, Object what, int fresh, Check<E> check)
            throws E {
        Long only = Long.getLong("larch.seed");
        List<Long> seeds = new ArrayList<>();
        if (only != null) {
            seeds.add(only);
        } else {
            LongStream.of(kept(test, what)).forEach(seeds::add);
            new Random().longs(fresh).forEach(seeds::add);
        }
        for (long seed : seeds) {
            try {
                check.run(new Random(seed));
            } catch (Throwable e) {
                e.addSuppressed(new Failed(test, what, seed));
                throw e;
            }
        }
    }

    /** What a failure says about its seed. */
    static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private Failed(Class<?> test, Object what, long seed) {
            super(
                    "seed %d: repeat with mvn test -pl riscv -am -Dtest=... -Dlarch.seed=%d"
                                    .formatted(seed, seed)
                            + " and the name of the test; keep it as %s,%s,%d in riscv/%s"
                                    .formatted(test.getSimpleName(), what, seed, KEPT));
        }
    }

    /** The seeds kept for a case of a test, in the order of the file. */
    static long[] kept(Class<?> test, Object what) {
        return kept().stream()
                .filter(k -> k.test().equals(test.getSimpleName()))
                .filter(k -> k.what().equals(what.toString()))
                .mapToLong(Kept::seed)
                .toArray();
    }

    /** Every line of the file of kept seeds. */
    static List<Kept> kept() {
        try {
            return Files.readAllLines(KEPT).stream()
                    .filter(line -> !line.startsWith("#"))
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .map(f -> new Kept(f[0], f[1], Long.parseLong(f[2])))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
}
