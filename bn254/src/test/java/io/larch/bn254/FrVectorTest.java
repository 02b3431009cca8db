// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class FrVectorTest {
    private final Random random = TestRandom.of(FrVectorTest.class);

    private List<FrElement> elements(int n) {
        List<FrElement> v = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            v.add(TestRandom.fr(random));
        }
        return v;
    }

    @Test
    void holdsWhatWasStored() {
        for (int n : new int[] {0, 1, 7, 300, 513}) {
            List<FrElement> v = elements(n);
            assertEquals(v, FrVector.of(v).toList());
            assertEquals(v, FrVector.copyOf(FrVector.of(v)).toList());
            assertEquals(Collections.nCopies(n, FrElement.ZERO), FrVector.allocate(n).toList());
        }
    }

    @Test
    void slicesShareMemory() {
        List<FrElement> v = elements(10);
        FrVector vector = FrVector.of(v);
        FrVector slice = vector.slice(3, 4);
        assertEquals(v.subList(3, 7), slice.toList());
        slice.fill(FrElement.ONE);
        assertEquals(v.get(2), vector.get(2));
        assertEquals(FrElement.ONE, vector.get(6));
        assertEquals(v.get(7), vector.get(7));
    }

    @Test
    void refusesIndicesOutside() {
        FrVector vector = FrVector.allocate(4);
        assertThrows(IndexOutOfBoundsException.class, () -> vector.get(4));
        assertThrows(IndexOutOfBoundsException.class, () -> vector.set(-1, FrElement.ONE));
        assertThrows(IndexOutOfBoundsException.class, () -> vector.slice(2, 3));
        assertThrows(IndexOutOfBoundsException.class, () -> vector.load(3, new long[8], 0, 2));
    }

    @Test
    void poolReusesClosedVectors() {
        try (VectorPool pool = new VectorPool()) {
            FrVector a = pool.take(100);
            a.fill(FrElement.ONE);
            FrVector view = a.slice(0, 10);
            view.close();
            a.close();
            a.close();
            assertEquals(3200, pool.idleBytes());
            assertThrows(IndexOutOfBoundsException.class, () -> a.get(0));
            FrVector b = pool.takeZeros(60);
            assertEquals(0, pool.idleBytes());
            assertEquals(Collections.nCopies(60, FrElement.ZERO), b.toList());
            b.close();
            FrVector tooSmallToReuse = pool.take(10);
            assertEquals(10, tooSmallToReuse.size());
            assertEquals(3200, pool.idleBytes());
        }
    }

    @Test
    void promotesSmallColumns() {
        byte[] bytes = {0, 1, -1};
        short[] shorts = {0, 1, -1};
        int[] ints = {0, 1, -1};
        long[] words = {0, 1, -1};
        assertPromoted(SmallColumn.ofBytes(bytes), 0, 1, 255);
        assertPromoted(SmallColumn.ofShorts(shorts), 0, 1, 65535);
        assertPromoted(SmallColumn.ofInts(ints), 0, 1, 0xffffffffL);
        List<FrElement> promoted = FrVector.copyOf(SmallColumn.ofWords(words)).toList();
        assertEquals(FrElement.ofUnsigned(-1), promoted.get(2));
    }

    private static void assertPromoted(SmallColumn column, long... expected) {
        List<FrElement> list = FrVector.copyOf(column).toList();
        for (int i = 0; i < expected.length; i++) {
            assertEquals(FrElement.of(expected[i]), list.get(i));
        }
    }

    @Test
    void promotesDifferencesWithTheirSign() {
        long[] words = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 42};
        for (long post : words) {
            for (long pre : words) {
                SmallColumn column = SmallColumn.ofDifferences(new long[] {post}, new long[] {pre});
                FrElement expected = FrElement.ofUnsigned(post).sub(FrElement.ofUnsigned(pre));
                assertEquals(expected, FrVector.copyOf(column).get(0));
            }
        }
    }

    @Test
    void looksUpTableEntries() {
        List<FrElement> table = elements(256);
        byte[] digits = new byte[600];
        random.nextBytes(digits);
        FrColumn column = new TableColumn(FrVector.of(table), SmallColumn.ofBytes(digits));
        List<FrElement> list = FrVector.copyOf(column).toList();
        for (int i = 0; i < digits.length; i++) {
            assertEquals(table.get(digits[i] & 0xff), list.get(i));
        }
    }
}
