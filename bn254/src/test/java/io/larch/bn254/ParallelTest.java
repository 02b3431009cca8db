// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ParallelTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void visitsEveryIndexOnce(int threads) {
        try (Parallel parallel = new Parallel(threads)) {
            for (int n : new int[] {0, 1, 7, 8, 9, 255, 256, 257, 10_000}) {
                AtomicIntegerArray visits = new AtomicIntegerArray(n);
                parallel.forRange(
                        n,
                        3,
                        (from, to) -> {
                            for (int i = from; i < to; i++) {
                                visits.incrementAndGet(i);
                            }
                        });
                for (int i = 0; i < n; i++) {
                    assertEquals(1, visits.get(i));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5})
    void combinesInIndexOrder(int threads) {
        try (Parallel parallel = new Parallel(threads)) {
            List<Integer> froms = parallel.reduce(1000, 10, (from, to) -> from);
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < 1000; i += 10) {
                expected.add(i);
            }
            assertEquals(expected, froms);
            String text = parallel.reduce(5, 1, "", (from, to) -> "" + from, String::concat);
            assertEquals("01234", text);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void nestsWithoutDeadlock(int threads) {
        try (Parallel parallel = new Parallel(threads)) {
            long sum =
                    parallel.reduce(
                            20,
                            1,
                            0L,
                            (from, to) -> parallel.reduce(20, 1, 0L, (a, b) -> (long) a, Long::sum),
                            Long::sum);
            assertEquals(20 * 190, sum);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void throwsWhatATaskThrew(int threads) {
        try (Parallel parallel = new Parallel(threads)) {
            assertThrows(
                    ArithmeticException.class,
                    () ->
                            parallel.forRange(
                                    50,
                                    1,
                                    (from, to) -> {
                                        if (from == 17) {
                                            throw new ArithmeticException();
                                        }
                                    }));
            assertEquals(2, parallel.reduce(2, 1, 0, (from, to) -> 1, Integer::sum));
        }
    }
}
