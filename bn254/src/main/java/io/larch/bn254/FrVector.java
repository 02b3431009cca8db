// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A vector of Fr elements outside the Java heap: four little-endian Montgomery limbs each, element
 * i at limb {@code 4i}. The layout is the one native kernels use.
 *
 * <p>Distinct elements may be written by distinct threads. Vectors of a {@link VectorPool} give
 * their memory back when closed; others when they become unreachable. At most {@code 2^26 - 1}
 * elements fit one vector.
 */
public final class FrVector implements FrColumn, AutoCloseable {
    private static final LongBuffer CLOSED = LongBuffer.allocate(0);
    private static final int BLOCK = 256;

    private LongBuffer limbs;
    private final int size;
    private Runnable release;

    private FrVector(LongBuffer limbs, int size, Runnable release) {
        this.limbs = limbs;
        this.size = size;
        this.release = release;
    }

    /** A vector of n zeros. */
    public static FrVector allocate(int n) {
        int bytes = Math.multiplyExact(n, Fr.BYTES);
        return over(ByteBuffer.allocateDirect(bytes), n, () -> {});
    }

    /** A vector of the given elements. */
    public static FrVector of(FrElement... elements) {
        return of(List.of(elements));
    }

    /** A vector of the given elements. */
    public static FrVector of(List<FrElement> elements) {
        FrVector v = allocate(elements.size());
        for (int i = 0; i < elements.size(); i++) {
            v.set(i, elements.get(i));
        }
        return v;
    }

    /** A vector of all elements of a column. */
    public static FrVector copyOf(FrColumn column) {
        FrVector v = allocate(column.size());
        v.copyFrom(column);
        return v;
    }

    static FrVector over(ByteBuffer memory, int n, Runnable release) {
        ByteBuffer native0 = memory.duplicate().order(ByteOrder.nativeOrder());
        return new FrVector(native0.asLongBuffer(), n, release);
    }

    /** Number of elements. */
    @Override
    public int size() {
        return size;
    }

    /** Element i. */
    public FrElement get(int i) {
        Objects.checkIndex(i, size);
        long[] z = new long[Fr.LIMBS];
        limbs.get(Fr.LIMBS * i, z);
        return FrElement.load(z, 0);
    }

    /** Sets element i. */
    public void set(int i, FrElement v) {
        Objects.checkIndex(i, size);
        long[] z = new long[Fr.LIMBS];
        v.store(z, 0);
        limbs.put(Fr.LIMBS * i, z);
    }

    @Override
    public void load(int from, long[] out, int at, int n) {
        Objects.checkFromIndexSize(from, n, size);
        limbs.get(Fr.LIMBS * from, out, at, Fr.LIMBS * n);
    }

    /**
     * Sets elements {@code from .. from+n-1}.
     *
     * @param from first element
     * @param in Montgomery limbs, each element reduced; {@code 4·n} longs from {@code at}
     * @param at first limb read
     * @param n number of elements
     */
    public void store(int from, long[] in, int at, int n) {
        Objects.checkFromIndexSize(from, n, size);
        limbs.put(Fr.LIMBS * from, in, at, Fr.LIMBS * n);
    }

    /** Sets every element to v. */
    public void fill(FrElement v) {
        long[] block = new long[Fr.LIMBS * BLOCK];
        for (int i = 0; i < BLOCK; i++) {
            v.store(block, Fr.LIMBS * i);
        }
        for (int i = 0; i < size; i += BLOCK) {
            store(i, block, 0, Math.min(BLOCK, size - i));
        }
    }

    /**
     * Sets the first elements to those of a column and leaves the rest.
     *
     * @param column not longer than this; may share memory with this only if it starts at the same
     *     element
     */
    public void copyFrom(FrColumn column) {
        long[] block = new long[Fr.LIMBS * BLOCK];
        for (int i = 0; i < column.size(); i += BLOCK) {
            int n = Math.min(BLOCK, column.size() - i);
            column.load(i, block, 0, n);
            store(i, block, 0, n);
        }
    }

    /** All elements as immutable values; for short vectors and tests. */
    public List<FrElement> toList() {
        List<FrElement> list = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            list.add(get(i));
        }
        return list;
    }

    /** A view of n elements from {@code from}; shares memory, closing it does nothing. */
    public FrVector slice(int from, int n) {
        Objects.checkFromIndexSize(from, n, size);
        return new FrVector(limbs.slice(Fr.LIMBS * from, Fr.LIMBS * n), n, () -> {});
    }

    /** The limbs, borrowed: {@code 4·size} longs in native order. */
    public LongBuffer limbs() {
        return limbs;
    }

    /**
     * Gives the memory back; neither the vector nor a slice of it may be used afterwards. Closing
     * again does nothing.
     */
    @Override
    public synchronized void close() {
        limbs = CLOSED;
        release.run();
        release = () -> {};
    }
}
