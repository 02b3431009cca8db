// SPDX-License-Identifier: Apache-2.0
package io.larch.zkvm.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.larch.bn254.FrElement;
import io.larch.bn254.FrField;
import io.larch.zkvm.Seeds;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LookupTableTest {
    private static final FrField F = new FrField();
    private static final long[] EDGES = {
        0,
        1,
        2,
        3,
        7,
        8,
        -1,
        -2,
        Long.MIN_VALUE,
        Long.MAX_VALUE,
        0x80000000L,
        0x7fffffffL,
        0xffffffffL,
        0xffffffff00000000L,
        0xffffffff80000000L,
        0x8000000080000000L,
        63,
        64,
        0xff
    };

    static Stream<LookupTable> tables() {
        return Tables.all().stream();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void extensionAgreesWithTheFunctionOnEdges(LookupTable table) {
        for (long left : EDGES) {
            for (long right : EDGES) {
                assertExtends(table, left, right);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void extensionAgreesWithTheFunctionOnRandomIndices(LookupTable table) {
        Random random = Seeds.random(LookupTableTest.class);
        for (int i = 0; i < 200; i++) {
            assertExtends(table, structured(random), structured(random));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void extensionIsMultilinear(LookupTable table) {
        Random random = Seeds.random(LookupTableTest.class);
        for (int trial = 0; trial < 40; trial++) {
            long left = structured(random);
            long right = structured(random);
            List<FrElement> point = point(table, left, right);
            List<Integer> free = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                int variable = trial % 2 == 0 ? 122 + i : random.nextInt(128);
                if (!free.contains(variable)) {
                    free.add(variable);
                    point.set(variable, FrElement.reduce(new BigInteger(254, random)));
                }
            }
            assertEquals(interpolate(table, point, free), table.evaluate(F, point));
        }
    }

    @ParameterizedTest
    @MethodSource("tables")
    void prefixesAndSuffixesRecombineAtEverySplit(LookupTable table) {
        Random random = Seeds.random(LookupTableTest.class);
        for (int read = 1; read <= 64; read++) {
            for (int trial = 0; trial < 4; trial++) {
                assertRecombines(table, read, structured(random), structured(random), random);
            }
        }
    }

    private static void assertExtends(LookupTable table, long left, long right) {
        FrElement expected = FrElement.ofUnsigned(table.value(left, right));
        assertEquals(expected, table.evaluate(F, point(table, left, right)));
    }

    private static void assertRecombines(
            LookupTable table, int read, long left, long right, Random random) {
        List<FrElement> point = point(table, left, right);
        List<FrElement> prefixes = table.start(F);
        for (int i = 0; i < read; i++) {
            point.set(2 * i, FrElement.reduce(new BigInteger(254, random)));
            point.set(2 * i + 1, FrElement.of(random.nextInt(2)));
            table.step(F, prefixes, i, point.get(2 * i), point.get(2 * i + 1));
        }
        int unread = 64 - read;
        FrElement sum = FrElement.ZERO;
        for (int k = 0; k < table.terms(); k++) {
            long suffix = suffix(table, k, left, right, unread);
            sum = sum.add(prefixes.get(k).mul(FrElement.ofUnsigned(suffix)));
        }
        assertEquals(table.evaluate(F, point), sum, table + " after " + read + " pairs");
    }

    private static long suffix(LookupTable table, int k, long left, long right, int pairs) {
        if (table.isInterleaved()) {
            return table.suffix(k, low(left, pairs), low(right, pairs), pairs);
        }
        long high = low(left, Math.max(0, 2 * pairs - 64));
        return table.suffix(k, high, low(right, Math.min(64, 2 * pairs)), pairs);
    }

    private static long low(long v, int bits) {
        return bits == 64 ? v : v & ((1L << bits) - 1);
    }

    private static FrElement interpolate(
            LookupTable table, List<FrElement> point, List<Integer> free) {
        FrElement sum = FrElement.ZERO;
        for (int mask = 0; mask < 1 << free.size(); mask++) {
            List<FrElement> corner = new ArrayList<>(point);
            FrElement weight = FrElement.ONE;
            for (int i = 0; i < free.size(); i++) {
                FrElement x = point.get(free.get(i));
                boolean one = (mask >> i & 1) == 1;
                corner.set(free.get(i), one ? FrElement.ONE : FrElement.ZERO);
                weight = weight.mul(one ? x : FrElement.ONE.sub(x));
            }
            sum = sum.add(weight.mul(value(table, corner)));
        }
        return sum;
    }

    private static FrElement value(LookupTable table, List<FrElement> bits) {
        BigInteger index = BigInteger.ZERO;
        for (FrElement bit : bits) {
            index = index.shiftLeft(1).add(bit.toBigInteger());
        }
        long high = index.shiftRight(64).longValue();
        long low = index.longValue();
        return FrElement.ofUnsigned(
                table.isInterleaved()
                        ? table.value(Bits.left(high, low), Bits.right(high, low))
                        : table.value(high, low));
    }

    /** The Boolean point of an index. */
    private static List<FrElement> point(LookupTable table, long left, long right) {
        long high = table.isInterleaved() ? Bits.interleaveHigh(left, right) : left;
        long low = table.isInterleaved() ? Bits.interleaveLow(left, right) : right;
        List<FrElement> point = new ArrayList<>();
        for (int i = 0; i < 128; i++) {
            point.add(FrElement.of(((i < 64 ? high : low) >>> (63 - (i & 63))) & 1));
        }
        return point;
    }

    /** Random words with long runs, so that comparisons and masks are decided late. */
    private static long structured(Random random) {
        long v = random.nextLong();
        return switch (random.nextInt(5)) {
            case 0 -> v;
            case 1 -> v >>> random.nextInt(64);
            case 2 -> v >> random.nextInt(64);
            case 3 -> -1L << random.nextInt(64);
            default -> (1L << random.nextInt(64)) ^ (random.nextBoolean() ? -1L : 0);
        };
    }
}
