// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Objects;

/**
 * A vector of Fr elements outside the Java heap: four little-endian Montgomery limbs each, element
 * i at limb {@code 4i}. The layout is the one native kernels use.
 */
public final class FrVector implements AutoCloseable {
    private final LongBuffer limbs;
    private final int size;

    private FrVector(LongBuffer limbs, int size) {
        this.limbs = limbs;
        this.size = size;
    }

    /** A vector of n zeros. */
    public static FrVector allocate(int n) {
        int bytes = Math.multiplyExact(n, Fr.BYTES);
        ByteBuffer memory = ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
        return new FrVector(memory.asLongBuffer(), n);
    }

    /** Number of elements. */
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

    /** A view of n elements from {@code from}; shares memory. */
    public FrVector slice(int from, int n) {
        Objects.checkFromIndexSize(from, n, size);
        return new FrVector(limbs.slice(Fr.LIMBS * from, Fr.LIMBS * n), n);
    }

    /** The limbs, borrowed: {@code 4·size} longs in native order. */
    public LongBuffer limbs() {
        return limbs;
    }

    /** Gives the memory back; the vector must not be used afterwards. */
    @Override
    public void close() {}
}
