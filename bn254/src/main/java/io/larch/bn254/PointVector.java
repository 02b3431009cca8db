// SPDX-License-Identifier: Apache-2.0
package io.larch.bn254;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.LongBuffer;
import java.util.Objects;

/**
 * A vector of affine points outside the Java heap, in the layout of {@link G1} or {@link G2}. All
 * limbs zero is the point at infinity. Distinct points may be written by distinct threads.
 */
public abstract sealed class PointVector permits G1Vector, G2Vector {
    private final LongBuffer limbs;
    private final int stride;
    private final int size;

    PointVector(LongBuffer limbs, int stride) {
        this.limbs = limbs;
        this.stride = stride;
        this.size = limbs.capacity() / stride;
    }

    static LongBuffer allocateLimbs(int n, int stride) {
        int bytes = Math.multiplyExact(n, Long.BYTES * stride);
        return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder()).asLongBuffer();
    }

    /** Number of points. */
    public final int size() {
        return size;
    }

    /** Longs of a point. */
    public final int stride() {
        return stride;
    }

    /** The limbs, borrowed: {@code stride·size} longs in native order. */
    public final LongBuffer limbs() {
        return limbs;
    }

    /** Stores points {@code from .. from+n-1} at {@code out[at ..]}. */
    public final void load(int from, long[] out, int at, int n) {
        Objects.checkFromIndexSize(from, n, size);
        limbs.get(stride * from, out, at, stride * n);
    }

    /** Sets points {@code from .. from+n-1} to those at {@code in[at ..]}. */
    public final void store(int from, long[] in, int at, int n) {
        Objects.checkFromIndexSize(from, n, size);
        limbs.put(stride * from, in, at, stride * n);
    }

    final LongBuffer sliceLimbs(int from, int n) {
        Objects.checkFromIndexSize(from, n, size);
        return limbs.slice(stride * from, stride * n);
    }
}
